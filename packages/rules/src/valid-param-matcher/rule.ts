import { closest, defineRule, firstFileBelow, folderOf, nameOf, paramsFile, routeFolder, type ParamsFile, type ProjectCheckContext, type Span } from '@sk-audit/core';
import { matcherModules, namedMatchers } from './matchers.js';

type Id = 'noMatcher' | 'noParamsFile' | 'badName' | 'noMatch' | 'asyncMatch' | 'noParams' | 'notDefined' | 'badDefinition' | 'asyncDefinition' | 'wrongResult' | 'yesOrNo';
type Context = ProjectCheckContext<Id>;

export default defineRule<Id>({
  id: 'valid-param-matcher',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that the matchers which routes name exist, and have the form that Kit expects.',
  why: `\`[id=int]\` asks the matcher \`int\` whether a URL fits. Before Kit 3 each matcher is a module \`src/params/int.js\` with an export
\`match\`; from 3 on all are in \`src/params.js\`: \`export const params = defineParams({ int: … })\`. Kit stops the build when a matcher is
missing, when a file in the folder of matchers has a name that none can have, when \`match\` or \`params\` is not exported, and when a
definition is neither a function nor a schema. In Kit 3 it looks at that file only if some route names a matcher.

Five mistakes get through the build: an \`async\` matcher, which before 3 lets every value pass (a promise is truthy) and in 3 ends every
request that gets to it in an error; and in 3 an object of functions without \`defineParams\`, with the same end, a matcher that gives \`null\`,
an object or a date, and one that still says \`true\` or \`false\` as before 3: then everything matches, because what does not match is
\`undefined\`. What comes from elsewhere,
such as a schema, is left alone.`,
  sources: ['https://svelte.dev/docs/kit/advanced-routing#Matching', '@sveltejs/kit 2.70.4 src/core/sync/create_manifest_data/index.js', '@sveltejs/kit 3.2.0 src/core/params.js', '@sveltejs/kit 3.2.0 src/exports/params/index.js'],
  messages: {
    noMatcher: { text: 'Kit reads `{{folder}}` as a parameter with the matcher `{{matcher}}`, which does not exist.', advice: '{{todo}}' },
    noParamsFile: { text: 'Kit 3 does not read `{{file}}`: it takes matchers from one file, `{{params}}.js` or `.ts`.', advice: 'Move the matchers there: `export const params = defineParams({ … })`, with functions that return the value, or `undefined` where it does not match.' },
    badName: { text: 'Kit reads `{{file}}` as a matcher, in whose name only letters, digits and `_` may stand.', advice: '{{todo}}' },
    noMatch: { text: 'Kit reads `{{file}}` as a matcher, but it has no export `match`.', advice: 'Export the function that decides as `match`.' },
    asyncMatch: { text: 'The matcher in `{{file}}` is `async`, so that every value passes: a promise is truthy.', advice: 'Make `match` return `true` or `false` at once.' },
    noParams: { text: 'Kit takes matchers from an object `params` that `{{file}}` exports, and there is none.', advice: 'Export it: `export const params = defineParams({ {{matcher}}: … })`.' },
    notDefined: { text: 'The matchers in `{{file}}` are not given to `defineParams`, so that requests for the routes that name them fail.', advice: 'Write `export const params = defineParams({ … })`, with `defineParams` from `@sveltejs/kit/params`.' },
    badDefinition: { text: 'The matcher `{{matcher}}` is neither a function nor a schema.', advice: 'Make a function of it, which returns the parameter’s value, or `undefined` when it does not match.' },
    asyncDefinition: { text: 'The matcher `{{matcher}}` is `async`, so that requests for the routes that name it fail.', advice: 'Make the function return its result at once.' },
    yesOrNo: { text: 'The matcher `{{matcher}}` lets every value pass: Kit 3 takes `true` and `false` for the value of the parameter.', advice: 'Return the parameter when it fits, and `undefined` when it does not.' },
    wrongResult: { text: 'The matcher `{{matcher}}` may give {{what}}, at which requests for the routes that name it fail.', advice: 'Return `undefined` for what does not match, and a string, number, boolean or bigint for what does.' },
  },
  examples: {
    bad: [
      {
        title: 'Matchers that are missing, not exported, or misnamed, before Kit 3',
        files: {
          'src/params/integer.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
          'src/params/iso-date.js': 'export const match = (value) => !Number.isNaN(Date.parse(value)); // ✗ badName ""\n',
          'src/params/word.js': 'export const isWord = (value) => /^[a-z]+$/.test(value); // ✗ noMatch ""\n',
          'src/routes/cart/[id=integr]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n',
          'src/routes/shop/[name=color]/+page.svelte': '<h1>Shop</h1><!-- ✗ noMatcher "" -->\n',
        },
        says: [
          'Rename the file to `iso_date.js`.', 'Rename the folder to `[id=integer]`.', 'Add `src/params/color.js` (or `.ts`) with an export `match`.',
          'Kit reads `src/routes/shop/[name=color]` as a parameter with the matcher `color`, which does not exist.', 'Export the function that decides as `match`.',
        ],
      },
      {
        title: 'A matcher that waits, before Kit 3',
        notBuilt: 'The build passes, and every value gets through the matcher.',
        files: {
          'src/params/sku.js': "import { known } from '../lib/catalogue.js';\nexport const match = async (value) => known(value); // ✗ asyncMatch \"match\"\n",
          'src/lib/catalogue.js': 'export const known = async (sku) => sku.length > 3;\n',
          'src/routes/shop/[sku=sku]/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'The folder of Kit 2, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value); // ✗ noParamsFile ""\n',
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
        says: ['Move the matchers there: `export const params = defineParams({ … })`, with functions that return the value, or `undefined` where it does not match.'],
      },
      {
        title: 'No params, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params'; // ✗ noParams ""
export default defineParams({ int: (value) => (/^[0-9]+$/.test(value) ? value : undefined) });
`,
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
      {
        title: 'A definition that is none, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params';
export const params = defineParams({
  color: ['red', 'blue'], // ✗ badDefinition "color: ['red', 'blue']"
});
`,
          'src/routes/shop/[name=color]/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'An async definition, in Kit 3',
        kit: '3.2.0',
        notBuilt: 'The build passes, and requests fail.',
        files: {
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params';
export const params = defineParams({
  sku: async (value) => value, // ✗ asyncDefinition "sku: async (value) => value"
});
`,
          'src/routes/shop/[sku=sku]/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'A matcher that gives null, in Kit 3',
        kit: '3.2.0',
        notBuilt: 'The build passes, and requests fail.',
        files: {
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params';
export const params = defineParams({
  sku: (value) => (value.startsWith('a') ? value : null), // ✗ wrongResult "sku: (value) => (value.startsWith('a') ? value : null)"
});
`,
          'src/routes/shop/[sku=sku]/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'Matchers that were moved as they were, in Kit 3',
        kit: '3.2.0',
        notBuilt: 'The build passes, and every value gets through the matchers.',
        files: {
          'src/lib/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params';
import { match as int } from './lib/int.js';
export const params = defineParams({
  int, // ✗ yesOrNo "int"
  color: (value) => { // ✗ yesOrNo "color"
    if (value === 'red') return true;
    return ['blue', 'green'].includes(value);
  },
  word: (value) => { if (/^[a-z]+$/.test(value)) return true; },
  'iso-date': (value) => value.startsWith('2'), // ✗ yesOrNo "'iso-date'"
  unused: (value) => value.startsWith('3'),
});
`,
          'src/routes/cart/[id=int]/[name=word]/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/shop/[name=color]/[day=iso-date]/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['The matcher `int` lets every value pass: Kit 3 takes `true` and `false` for the value of the parameter.'],
      },
      {
        title: 'The folder of Kit 2, before the upgrade',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value); // ✗ noParamsFile ""\n',
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
      {
        title: 'Without defineParams, in Kit 3',
        kit: '3.2.0',
        notBuilt: 'The build passes, and requests fail.',
        files: {
          'src/params.js': 'export const params = { int: (value) => (/^[0-9]+$/.test(value) ? value : undefined) }; // ✗ notDefined ""\n',
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'A matcher, and its test',
        files: {
          'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
          'src/params/int.test.js': "import { match } from './int.js';\nmatch('1');\n",
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
      {
        title: 'Matchers of Kit 3',
        kit: '3.2.0',
        files: {
          'src/params.js': `import { defineParams } from '@sveltejs/kit/params';
export const params = defineParams({
  int: (value) => (/^[0-9]+$/.test(value) ? value : undefined),
});
`,
          'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
    ],
  },
  checkProject(context) {
    const { project } = context;
    if (project.kitSatisfies('>=3') === true) checkParamsFile(context);
    else {
      reportMissing(context);
      reportBadNames(context);
      if (project.kitSatisfies('<3') === true) checkModules(context);
    }
  },
});

/** Once for each matcher, at the first route that names it. */
function reportMissing({ project, report }: Context): void {
  const missing = new Set(project.routeProblems.filter(({ code }) => code === 'param_matcher_missing').map(({ other }) => other));
  const known = matcherModules(project).map(({ name }) => name);
  for (const [matcher, id] of namedMatchers(project)) {
    if (missing.has(matcher)) reportNoMatcher({ project, report }, matcher, id, known, `Add \`${project.config.params}/${matcher}.js\` (or \`.ts\`) with an export \`match\`.`);
  }
}

function reportNoMatcher({ project, report }: Context, matcher: string, id: string, known: readonly string[], otherwise: string): void {
  const folder = routeFolder(project, id);
  const near = closest(matcher, known);
  const todo = near === undefined ? otherwise : `Rename the folder to \`${nameOf(folder).replace(`=${matcher}]`, `=${near}]`)}\`.`;
  report(firstFileBelow(project, folder), [0, 0], 'noMatcher', { folder, matcher, todo }, { kitCode: 'param_matcher_missing' });
}

function reportBadNames({ project, report }: Context): void {
  for (const { code, path: file } of project.routeProblems) {
    if (code !== 'matcher_name_invalid' || file === undefined) continue; // mutate-ok: the code always has a file
    const renamed = nameOf(file).replace(/\W+(?=.*\.)/g, '_');
    const isFree = !/\..*\./.test(nameOf(file)) && !project.paths().includes(`${folderOf(file)}/${renamed}`);
    report(file, [0, 0], 'badName', { file, todo: isFree ? `Rename the file to \`${renamed}\`.` : 'Move the file out of the folder.' });
  }
}

function checkModules({ project, report }: Context): void {
  for (const { path: file, match } of matcherModules(project)) {
    if (match === 'missing') report(file, [0, 0], 'noMatch', { file });
    if (typeof match === 'object') report(file, match.span, 'asyncMatch', { file });
  }
}

/** Kit 3 reads the file only when a route names a matcher. */
function checkParamsFile(context: Context): void {
  const named = namedMatchers(context.project);
  const [first] = named.keys();
  if (first === undefined) return;
  const file = paramsFile(context.project);
  if (!file) reportNoParamsFile(context, named);
  else if (file.params === 'missing') context.report(file.path, [0, 0], 'noParams', { file: file.path, matcher: first }, { kitCode: 'params_export_missing' });
  else reportDefinitions(context, named, file);
}

function reportNoParamsFile({ project, report }: Context, named: ReadonlyMap<string, string>): void {
  const { params } = project.config;
  for (const [matcher, id] of named) {
    const old = project.paths().find((path) => folderOf(path) === params && new RegExp(`^${matcher}\\.[jt]s$`).test(nameOf(path)));
    if (old !== undefined) report(old, [0, 0], 'noParamsFile', { file: old, params, matcher }, { kitCode: 'param_matcher_missing' });
    else reportNoMatcher({ project, report }, matcher, id, [], `Add \`${params}.js\` (or \`.ts\`) with \`export const params = defineParams({ ${matcher}: … })\`.`);
  }
}

/** Functions may be long. */
function keySpan([start]: Span, name: string): Span {
  return [start, start + name.length + (/^\w+$/.test(name) ? 0 : 2)];
}

function reportDefinitions({ project, report }: Context, named: ReadonlyMap<string, string>, file: ParamsFile): void {
  const known = file.definitions.map(({ name }) => name);
  for (const [matcher, id] of named) {
    if (file.lacks(matcher)) reportNoMatcher({ project, report }, matcher, id, known, `Add \`${matcher}\` to the \`params\` of \`${file.path}\`.`);
  }
  const used = file.definitions.filter(({ name }) => named.has(name));
  if (file.params === 'bare' && used.some(({ is }) => is === 'function' || is === 'async function')) report(file.path, [0, 0], 'notDefined', { file: file.path });
  if (file.params !== 'defined') return;
  for (const { name: matcher, path, span, is, saysYesOrNo, wrongResult } of file.definitions) {
    if (saysYesOrNo && named.has(matcher)) report(path, keySpan(span, matcher), 'yesOrNo', { matcher });
    if (is === 'invalid') report(path, span, 'badDefinition', { matcher }, { kitCode: 'param_definition_invalid' });
    if (is === 'async function' && named.has(matcher)) report(path, span, 'asyncDefinition', { matcher }, { kitCode: 'param_matcher_async' });
    if (wrongResult !== undefined && named.has(matcher)) report(path, span, 'wrongResult', { matcher, what: wrongResult }, { kitCode: 'param_matcher_result_invalid' });
  }
}
