/** Random route modules. */
import fc from 'fast-check';

export type ModuleCase = { readonly lang: 'js' | 'ts'; readonly text: string };

const names = [
  'load', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config', 'entries', 'actions', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY', 'fallback',
  'get', 'GETS', 'TRACE', 'Load', 'action', 'snapshot', 'handle', 'match', 'total', '_total', '_', '$total', 'größe', 'constructor', 'toString',
] as const;

/** A statement that exports something under `name`, or more; `i` keeps local names apart. */
type Form = (name: string, i: number) => string;

const forms: readonly Form[] = [
  (name) => `export const ${name} = 1;`,
  (name) => `export let ${name};`,
  (name) => `export var ${name} = [2];`,
  (name) => `export function ${name}() {}`,
  (name) => `export async function* ${name}() {}`,
  (name) => `export class ${name} {}`,
  (name, i) => `const local${i} = 1; export { local${i} as ${name} };`,
  (name, i) => `export { local${i} as ${name}, other${i} as _other${i} }; function local${i}() {} let other${i} = 3;`,
  (name, i) => `const local${i} = 1; export { local${i} as '${name} of the cart' };`,
  (name) => `export { join as ${name} } from 'node:path';`,
  (name, i) => `import { join as local${i} } from 'node:path'; export { local${i} as ${name} };`,
  (name, i) => `import * as local${i} from 'node:path'; export { local${i} as ${name} };`,
  (name) => `export * as ${name} from 'node:path';`,
  (name, i) => `export const { a: ${name}, ...rest${i} } = { a: 1, b: 2 };`,
  (name, i) => `export const [${name}, [inner${i} = 2] = []] = [1];`,
  (name, i) => `// export const ${name} = 1;\nconst hidden${i} = 'export const ${name}';`,
];

const lone: readonly string[] = ['export default 1;', 'export default function () {}', 'export default class {}', 'const main = 1; export { main as default };', "export * from 'node:url';", 'export {};'];

const typeForms: readonly Form[] = [
  (name) => `export type ${name} = string;`,
  (name) => `export interface ${name} { total: number }`,
  (name) => `export enum ${name} { Open }`,
  (name) => `export const enum ${name} { Open }`,
  (name) => `export declare const ${name}: number;`,
  (name) => `export declare function ${name}(): void;`,
  (name) => `export declare enum ${name} { Open }`,
  (name) => `export declare class ${name} {}`,
  (name) => `export namespace ${name} { export const open = 1; }`,
  (name) => `export namespace ${name} { export type Open = 1; interface Shut {} }`,
  (name) => `export namespace ${name} {}`,
  (name) => `export declare namespace ${name} { const open: 1; }`,
  (name) => `export abstract class ${name} {}`,
  (name) => `export type { Server as ${name} } from 'node:net';`,
  (name) => `export { type Server as ${name} } from 'node:net';`,
  (name, i) => `type Local${i} = 1; export type { Local${i} as ${name} };`,
  (name, i) => `interface Local${i} {} export { type Local${i} as ${name} };`,
  (name, i) => `import type { Server as Local${i} } from 'node:net'; export type { Local${i} as ${name} };`,
  (name) => `export function ${name}(a: string): void; export function ${name}(a: unknown): void { a; }`,
  (name) => `export const ${name} = { open: true } as const satisfies object;`,
  (name) => `export const ${name}: unknown = <unknown>1;`,
];

/** Up to six statements; no name twice. */
export const modules: fc.Arbitrary<ModuleCase> = fc
  .record({
    lang: fc.constantFrom('js' as const, 'ts' as const),
    taken: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6, size: 'max' }),
    picks: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    extra: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...lone) }),
  })
  .map(({ lang, taken, picks, extra }) => {
    const usable = lang === 'ts' ? [...forms, ...typeForms] : forms;
    const statements = taken.map((name, i) => usable[(picks[i] ?? 0) % usable.length]?.(name, i) ?? '');
    return { lang, text: [...statements, extra].join('\n') };
  });
