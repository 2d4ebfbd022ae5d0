/** Random modules that export page options, or look like it. */
import fc from 'fast-check';
import type { ModuleCase } from '../exports/modules.js';

const options = ['ssr', 'csr', 'prerender', 'trailingSlash', 'config', 'entries', 'load'] as const;
const others = ['actions', '_total', 'total'] as const;

const literals = ['true', 'false', "'auto'", "'always'", '0', 'null', '/x/', '12n'] as const;
const computed = ['!dev', '{ split: true }', '() => []', '`auto`', '-1', 'undefined', '(false)', '(true)', 'other', 'pick(true)', '[1]', "'a' + 'b'", 'false || true', 'import.meta.env', 'void 0', '((false))'] as const;
const typed = ['false as const', 'true satisfies boolean', '<boolean>false', 'false!', '(false as boolean)'] as const;

type Form = (name: string, value: string, i: number) => string;

const forms: readonly Form[] = [
  (name, value) => `export const ${name} = ${value};`,
  (name, value) => `export const ${name} = ${value};`,
  (name, value) => `export let ${name} = ${value};`,
  (name, value) => `export var ${name} = ${value};`,
  (name, value) => `const ${name} = ${value};\nexport { ${name} };`,
  (name, value, i) => `const local${i} = ${value};\nexport { local${i} as ${name} };`,
  (name, value, i) => `export { local${i} as ${name} };\nlet local${i} = ${value};`,
  (name, value, i) => `var local${i} = ${value}, more${i} = 1;\nexport { local${i} as ${name}, more${i} as _more${i} };`,
  (name, value, i) => `export const _before${i} = 1, ${name} = ${value};`,
  (name) => `export function ${name}() {}`,
  (name) => `export async function ${name}() {}`,
  (name) => `export class ${name} {}`,
  (name) => `function ${name}() {}\nexport { ${name} };`,
  (name) => `export let ${name};`,
  (name) => `export const { ${name} } = { ${name}: false };`,
  (_, value, i) => `export const [local${i} = ${value}] = [];`,
  (name) => `export { sep as ${name} } from 'node:path';`,
  (name, _, i) => `import { sep as local${i} } from 'node:path';\nexport { local${i} as ${name} };`,
  (name, _, i) => `import * as local${i} from 'node:path';\nexport { local${i} as ${name} };`,
  (name) => `export * as ${name} from 'node:path';`,
  (_, value, i) => `export const _other${i} = ${value};`,
  (name, value) => `// export const ${name} = ${value};`,
  (name, value, i) => `const text${i} = 'export const ${name}'; const ${name}_${i} = ${value};`,
  (name, value) => `export const ${name} = /* for now */ ${value}; // done`,
];

const typedForms: readonly Form[] = [
  (name, value) => `export const ${name}: unknown = ${value};`,
  (name, value) => `export const ${name}: (boolean | string) = ${value} as never;`,
  (_, value, i) => `export type Local${i} = string;\nexport enum Other${i} { Open = 1 }\nconst unused${i} = ${value};`,
  (_, __, i) => `export type { Server as Local${i} } from 'node:net';`,
];

const lone = ['export default 1;', 'export default function () {}', 'const main = 1; export { main as default };', "export * from 'node:url';", "export * as urls from 'node:url';", 'export {};', 'export const _x = 1;'] as const;

const head = 'const dev = false;\nconst other = false;\nconst pick = (one) => one;\n';

/** Up to four statements about different options, and now and then one that brings who knows what. */
export const optionModules: fc.Arbitrary<ModuleCase> = fc
  .record({
    lang: fc.constantFrom('js' as const, 'ts' as const),
    taken: fc.uniqueArray(fc.oneof({ weight: 6, arbitrary: fc.constantFrom<string>(...options) }, { weight: 1, arbitrary: fc.constantFrom<string>(...others) }), { minLength: 1, maxLength: 4, size: 'max' }),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 9 })), { minLength: 4, maxLength: 4 }),
    extra: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom<string>(...lone) }),
  })
  .map(({ lang, taken, picks, extra }) => {
    const usable = lang === 'ts' ? [...forms, ...typedForms] : forms;
    const statements = taken.map((name, i) => {
      const [form = 0, value = 0, kind = 0] = picks[i] ?? [];
      // Half of the values can be read, or nothing would be left that can.
      const values = kind < 6 ? literals : lang === 'ts' && kind < 8 ? typed : computed;
      return usable[form % usable.length]?.(name, values[value % values.length] ?? '0', i) ?? '';
    });
    return { lang, text: head.replace('(one)', lang === 'ts' ? '(one: boolean)' : '(one)') + [...statements, extra].join('\n') };
  });
