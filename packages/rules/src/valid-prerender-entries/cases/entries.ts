import { defineCases, type Example } from '@sk-audit/core';

/** The route /blog/[slug] beside /blog/archive; `entries` is what its function gives. */
function blog(title: string, entries: string, more: Partial<Example> & { readonly option?: string } = {}): Example {
  const { option = 'export const prerender = true;', files, ...rest } = more;
  return {
    title, ...rest,
    files: {
      'src/routes/blog/[slug]/+page.ts': `${option}\nexport const entries = ${entries}\n`, 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
      'src/routes/blog/archive/+page.svelte': '<h1>Archive</h1>\n', ...files,
    },
  };
}

const ARCHIVE = "() => [{ slug: 'archive' }];";
const MARKED = `${ARCHIVE} // ✗ otherRoute "slug: 'archive'"`;
const CONFIG = (config: string): Example['files'] => ({ 'svelte.config.js': `export default { kit: { ${config} } };\n` });

export const cases = defineCases({
  bad: [
    blog('in Kit 1', MARKED, { kit: '1.30.4' }),
    blog('where it is found', MARKED, { option: "export const prerender = 'auto';" }),
    blog('of an endpoint', "() => [{ slug: 'hello' }];", {
      files: { 'src/routes/covers/[slug]/+server.ts': `export const prerender = true;\nexport const entries = ${MARKED}\nexport const GET = () => new Response('cover');\n`, 'src/routes/covers/archive/+server.ts': "export const GET = () => new Response('cover');\n" },
    }),
    blog('the rest of the path', "() => [{ slug: 'hello' }];", {
      files: { 'src/routes/docs/[...path]/+page.ts': "export const prerender = true;\nexport const entries = () => [{ path: 'a/b' }, { path: 'a' }]; // ✗ otherRoute \"path: 'a'\"\n", 'src/routes/docs/[...path]/+page.svelte': '<h1>Docs</h1>\n', 'src/routes/docs/[page]/+page.svelte': '<h1>Page</h1>\n' },
    }),
    blog('another name', "() => [{ id: 'hello' }]; // ✗ missing \"id: 'hello'\""),
  ],
  good: [
    blog('not prerendered', ARCHIVE, { option: '' }),
    blog('somebody else takes care of it', ARCHIVE, { files: CONFIG("prerender: { handleEntryGeneratorMismatch: 'ignore', handleUnseenRoutes: 'ignore' }") }),
    blog('one of two lists', "() => (Math.random() < 2 ? [{ slug: 'hello' }] : [{ slug: 'archive' }]);"),
    blog('one of two returns', "() => {\n  if (Math.random() > 2) return [{ slug: 'archive' }];\n  return [{ slug: 'hello' }];\n};"),
    blog('more is spread into it', "() => [{ slug: 'archive', ...JSON.parse('{\"slug\":\"hello\"}') }];"),
    blog('wrapped', "later(() => [{ slug: 'archive' }]);\nfunction later(list: () => unknown[]) { return () => [{ slug: list.name + 'hello' }]; }"),
    blog('a list of something else', "() => [...[{ slug: 'hello' }], null].filter((one) => one !== null);"),
    blog('more is spread into the list', "() => [...[{ slug: 'hello' }]];"),
    blog('computed', "() => [{ slug: ['hello'][0] as string }];", { files: { 'src/routes/blog/+page.svelte': '<h1>Blog</h1>\n' } }),
    blog('the rest of a path, computed', "() => [{ slug: 'hello' }];", {
      files: { 'src/routes/docs/[...path]/+page.ts': "export const prerender = true;\nexport const entries = () => [{ path: ['a/b'][0] as string }];\n", 'src/routes/docs/[...path]/+page.svelte': '', 'src/routes/docs/[page]/+page.svelte': '' },
    }),
    blog('a matcher of the other route', "() => [{ slug: 'hello' }];", { files: { 'src/routes/blog/[id=number]/+page.svelte': '<h1>Post</h1>\n', 'src/params/number.ts': 'export const match = (value: string) => /^\\d+$/.test(value);\n' } }),
    blog('a matcher of its own', "() => [{ slug: 'hello' }];", {
      files: { 'src/routes/[lang=lang]/+page.ts': "export const prerender = true;\nexport const entries = () => [{ lang: 'de' }];\n", 'src/routes/[lang=lang]/+page.svelte': '', 'src/routes/[page]/+page.svelte': '', 'src/params/lang.ts': "export const match = (value: string) => value === 'de';\n" },
    }),
    blog('the rest of a path, empty', "() => [{ slug: 'hello' }];", { files: { 'src/routes/docs/[...path]/+page.ts': "export const prerender = true;\nexport const entries = () => [{ path: '' }];\n", 'src/routes/docs/[...path]/+page.svelte': '' } }),
    blog('a load is no list', "() => [{ slug: 'hello' }];\nexport const load = () => [{ slug: 'archive' }];", { notBuilt: 'Kit fails for another reason' }),
    blog('a parameter that can be left out', "() => [{ slug: 'hello' }];", { files: { 'src/routes/[[lang]]/about/+page.ts': "export const prerender = true;\nexport const entries = () => [{ lang: 'de' }];\n", 'src/routes/[[lang]]/about/+page.svelte': '' } }),
    blog('addresses are led elsewhere', ARCHIVE, { files: { 'src/hooks.ts': "export const reroute = ({ url }) => url.pathname.replace('archive', 'hello');\n" } }),
    blog('before Kit asked for entries', ARCHIVE, { kit: '1.15.0', notBuilt: 'no version is installed' }),
  ],
});
