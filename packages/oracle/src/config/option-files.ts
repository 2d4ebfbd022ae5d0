/** Random options, as the text of a configuration file. */
import fc from 'fast-check';

/** Statements, and the expression for the object with the options of Kit alone. */
export type OptionCase = { readonly before: string; readonly options: string; readonly extensions?: string };

/** Values that some Kit takes, by key; other keys take a boolean. */
const good: { readonly [key: string]: readonly string[] } = {
  adapter: ["{ name: 'own', adapt() {} }", "{ name: 'own', adapt: async () => {} }"],
  alias: ["{ $ui: 'src/ui', '$ui/*': 'src/ui/*' }", '{}', 'null', "['src/ui']"],
  appDir: ["'_app'", "'assets/app'"],
  'csp.mode': ["'auto'", "'hash'", "'nonce'"],
  'csp.directives': ["{ 'script-src': ['self'] }", "{ 'upgrade-insecure-requests': true, sandbox: [] }"],
  'csp.reportOnly': ["{ 'report-uri': ['/report'] }"],
  'csrf.trustedOrigins': ["['https://pay.example.com']", '[]'],
  'env.dir': ["'config'", "''"],
  'env.publicPrefix': ["'OPEN_'"],
  'env.privatePrefix': ["'SHUT_'"],
  'experimental.tracing': ['{ server: true }', '{}'],
  'experimental.instrumentation': ['{ server: false }'],
  'files.hooks': ["{ client: 'src/hooks.client' }", "{ server: 'src/hooks.server', universal: 'src/hooks' }"],
  inlineStyleThreshold: ['0', '1024'],
  moduleExtensions: ["['.js', '.ts']"],
  outDir: ["'build/kit'"],
  'output.preloadStrategy': ["'modulepreload'", "'preload-js'"],
  'output.bundleStrategy': ["'split'", "'single'", "'inline'"],
  'paths.base': ["''", "'/shop'", "'/shop/eu'"],
  'paths.assets': ["''", "'https://cdn.example.com'", "'s3://bucket'"],
  'paths.origin': ["'https://shop.example.com'", "'http://localhost:5173'"],
  'prerender.concurrency': ['1', '8'],
  'prerender.entries': ["['*']", "['/', '/about']"],
  'prerender.handleHttpError': ["'warn'", '() => {}', 'class {}'],
  'prerender.handleMissingId': ["'ignore'", 'function () {}'],
  'prerender.handleEntryGeneratorMismatch': ["'fail'"],
  'prerender.handleUnseenRoutes': ["'warn'"],
  'prerender.handleInvalidUrl': ["'warn'"],
  'prerender.origin': ["'https://shop.example.com'", "'http://sveltekit-prerender'"],
  'router.type': ["'pathname'", "'hash'"],
  'router.resolution': ["'client'", "'server'", "'server'"],
  'serviceWorker.files': ['(name) => name.length > 3'],
  'serviceWorker.options': ["{ type: 'module' }", '{}', 'null'],
  'typescript.config': ['(config) => config'],
  'version.name': ["'2.1.0'"],
  'version.pollInterval': ['0', '60000'],
  vitePlugin: ['{}', 'undefined'],
  compilerOptions: ['{ runes: true }'],
  preprocess: ['[]'],
  kit: ['{ appDir: \'_app\' }'],
};
/** Values that some Kit refuses for a reason of the option’s own, which chance would seldom hit. */
const bad: { readonly [key: string]: readonly string[] } = {
  adapter: ["'own'", '{ adapt: null }', '() => ({ adapt() {} })'],
  appDir: ["''", "'/assets'", "'assets/'"],
  output: ["{ bundleStrategy: 'single' }"],
  'paths.assets': ["'cdn.example.com'", "'https://cdn.example.com/'"],
  'paths.base': ["'shop'", "'/shop/'", "'/'"],
  'paths.origin': ["'shop.example.com'", "'https://shop.example.com/'", "'https://shop.example.com/de'", "'ftp://shop.example.com'", "'localhost:5173'"],
  'prerender.concurrency': ['0', '1.5', "'8'"],
  'prerender.entries': ["['about']", "['*', 'about']"],
  'prerender.origin': ["'shop.example.com'", "'https://shop.example.com/'"],
  'router.resolution': ["'server'"],
};
const flags = [
  'csrf.checkOrigin', 'dangerZone.trackServerFetches', 'embedded', 'experimental.explicitEnvironmentVariables', 'experimental.remoteFunctions', 'experimental.forkPreloads',
  'experimental.handleRenderingErrors', 'output.linkHeaderPreload', 'paths.relative', 'prerender.crawl', 'serviceWorker.register', 'tracing.server',
];
const files = ['src', 'assets', 'lib', 'params', 'routes', 'serviceWorker', 'appTemplate', 'errorTemplate'].map((name) => `files.${name}`);
const odd = ['target', 'trailingSlash', 'paths.basePath', 'prerender.enabled', 'prerender.onError', 'files.template', 'csp.directive', 'csp.directives.scriptSrc', 'extensions', 'hooks', 'version.poll', 'inspector'];
const namespaces = ['csp', 'csrf', 'env', 'experimental', 'files', 'output', 'paths', 'prerender', 'router', 'serviceWorker', 'tracing', 'typescript', 'version', 'files.hooks', 'csp.directives', 'alias'];

const anything = [
  'undefined', 'null', 'true', 'false', '0', '1', '-1', '1.5', "''", "'/'", "'shop'", "'/shop/'", "'shop/'", "'/shop'", "'true'", "'8'", '[]', "['self']", "[...['self'], 'none']", "['shop', '/cart']", "['.svelte', '.svx']", "['svx']",
  "['.s v']", "['*', 3]", '[null]', "['']", '{}', '{ shop: true }', "{ adapt: null }", "{ adapt: () => {} }", '() => {}', 'function () {}', 'class {}', "'https://shop.example.com/'", "'https://shop.example.com/de'",
  "'https://Shop.example.com'", "'https://shop.example.com:443'", "'ftp://shop.example.com'", "'shop.example.com'", "'localhost:5173'", "'//cdn.example.com'", "'https://cdn.example.com/'", "'warn'", "'error'", "'hash'", "'inline'", "`a${'b'}`",
];

type Option = { readonly key: string; readonly value: string; readonly hoist: 'no' | 'const' | 'spread' | 'member' };

const keys = [...Object.keys(good), ...flags, ...files];

/** A good value mostly, any value at times. */
const option: fc.Arbitrary<Option> = fc
  .oneof({ weight: 16, arbitrary: fc.constantFrom(...keys) }, { weight: 4, arbitrary: fc.constantFrom(...Object.keys(bad)) }, { weight: 1, arbitrary: fc.constantFrom(...odd) }, { weight: 1, arbitrary: fc.constantFrom(...namespaces) })
  .chain((key) => fc.record({ key: fc.constant(key), value: value(key), hoist: fc.constantFrom('no' as const, 'no' as const, 'const' as const, 'spread' as const, 'member' as const) }));

function value(key: string): fc.Arbitrary<string> {
  const own = good[key] ?? (files.includes(key) ? ["'web/files'"] : ['true', 'false']);
  const refused = bad[key] ?? own;
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: fc.constantFrom(...refused) }, { weight: 1, arbitrary: fc.constantFrom(...anything) });
}

/** Up to three options, no key below another. */
export const optionFiles: fc.Arbitrary<OptionCase> = fc
  .record({
    options: fc.uniqueArray(option, { minLength: 1, maxLength: 3, selector: ({ key }) => key }),
    extensions: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom("['.svelte', '.md']", "['svx']", "['.s v']", ...anything) }),
  })
  .map(({ options, extensions }) => {
    const kept = withConflict(options).filter(({ key }, i) => !options.slice(0, i).some((other) => isBelow(other.key, key) || isBelow(key, other.key)));
    const before: string[] = [];
    const text = write(kept, before);
    return { before: before.join('\n'), options: text, ...(extensions !== undefined && kept.every(({ key }) => key !== 'extensions') && { extensions }) };
  });

/** Half of those that resolve on the server have another setting with which that does not go. */
function withConflict(options: readonly Option[]): readonly Option[] {
  const [first] = options;
  if (first?.key !== 'router.resolution' || first.hoist === 'no') return options;
  const other = first.hoist === 'spread' ? { key: 'router.type', value: "'hash'" } : { key: 'output.bundleStrategy', value: "'single'" };
  return [{ ...first, value: "'server'", hoist: 'no' }, { ...other, hoist: first.hoist }];
}

function isBelow(one: string, other: string): boolean {
  return one.startsWith(`${other}.`);
}

/** Writes the object that holds the options, the first of each namespace deciding how that is written. */
function write(options: readonly Option[], before: string[]): string {
  const names = [...new Set(options.map(({ key }) => key.split('.')[0] ?? ''))];
  const parts = names.map((name) => {
    const inside = options.filter(({ key }) => key === name || key.startsWith(`${name}.`)).map((one) => ({ ...one, key: one.key.slice(name.length + 1) }));
    const [first] = inside;
    const text = first?.key === '' ? first.value : write(inside, before);
    return place(name, text, first?.hoist ?? 'no', before);
  });
  return `{ ${parts.join(', ')} }`;
}

function place(name: string, text: string, hoist: Option['hoist'], before: string[]): string {
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  const local = `local${before.length}`;
  if (hoist === 'const') {
    before.push(`const ${local} = ${text};`);
    return `${key}: ${local}`;
  }
  if (hoist === 'spread') {
    before.push(`const ${local} = { ${key}: ${text} };`);
    return `...${local}`;
  }
  if (hoist === 'member') {
    before.push(`const ${local} = { inner: { ${key}: ${text} } };`);
    return `${key}: ${local}.inner${/^\w+$/.test(name) ? `.${name}` : `['${name}']`}`;
  }
  return `${key}: ${text}`;
}
