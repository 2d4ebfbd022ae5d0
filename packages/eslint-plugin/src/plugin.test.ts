/** The plugin in the real ESLint 10, as an editor and as a command use it. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin, { rules } from './index.js';
import { eslintIn, lintFiles, lintText, tempApp, writeFiles } from './testing/lint.js';

const LEAKING = { 'src/routes/+page.svelte': "<script>\n  import { total } from '$lib/cart';\n</script>\n<p>{total}</p>\n", 'src/lib/cart.ts': "import { price } from './server/price';\nexport const total = price;\n", 'src/lib/server/price.ts': 'export const price = 1;\n' };
const THROWING = "import { fail } from '@sveltejs/kit';\nexport const actions = { default: async () => { throw fail(400); } };\n";

describe('the plugin', () => {
  it('names itself, and has a config for the recommended rules, for all and for each category', () => {
    expect(plugin.meta).toEqual({ name: 'eslint-plugin-sk-audit', version: '0.0.0', namespace: 'sk-audit' });
    expect(Object.keys(plugin.configs)).toEqual(expect.arrayContaining(['recommended', 'all', 'shared-state', 'server-only', 'forms']));
    const rulesIn = (name: 'recommended' | 'all' | 'forms'): readonly string[] => Object.keys(plugin.configs[name].at(-1)?.rules ?? {});
    expect(rulesIn('all')).toEqual(Object.keys(rules).map((id) => `sk-audit/${id}`));
    expect(rulesIn('recommended').length).toBeLessThan(rulesIn('all').length);
    expect(rulesIn('forms')).toEqual(expect.arrayContaining(['sk-audit/form-action-prg']));
    expect(plugin.configs.all.at(-1)?.rules?.['sk-audit/require-use-enhance']).toBe('warn'); // info is no word of ESLint's
  });

  it('leaves out the rules about files that ESLint never sees', () => {
    expect(Object.keys(rules)).not.toContain('app-html-tags');
  });

  it('reads the files of a fresh app with one line of configuration', async () => {
    const app = tempApp({ ...LEAKING, 'src/lib/state.svelte.ts': 'export const cart: { items: string[] } = $state({ items: [] });\n', 'src/lib/Typed.svelte': '<script lang="ts">let { name }: { name: string } = $props();</script>\n{name as string}\n', 'vite.config.ts': 'export default {} as const;\n' });
    expect(await lintFiles(app)).toEqual(['src/lib/cart.ts 1:23 sk-audit/no-server-import-in-client']);
  });

  it('says what is wrong, what to do and where the proof is, in one line', async () => {
    const [result] = (await eslintIn(tempApp(LEAKING)).lintFiles(['src/lib/cart.ts'])) ?? [];
    const [message] = result?.messages ?? [];
    expect(message?.message).toMatch(/^src\/lib\/server\/price\.ts is server-only .*\. See src\/routes\/\+page\.svelte:2:25 \(imports src\/lib\/cart\.ts\), src\/lib\/cart\.ts:1:23 \(imports src\/lib\/server\/price\.ts\)\.$/);
    expect(message).toMatchObject({ messageId: 'kitWouldFail', severity: 2, endLine: 1, endColumn: 39 });
  });
});

describe('unsaved text', () => {
  it('counts in the place of the saved one', async () => {
    const app = tempApp({ 'src/routes/+page.server.ts': THROWING });
    expect(await lintText(app, 'src/routes/+page.server.ts', THROWING)).toEqual(['2:55 sk-audit/return-fail']);
    expect(await lintText(app, 'src/routes/+page.server.ts', `\n\n${THROWING}`)).toEqual(['4:55 sk-audit/return-fail']);
    expect(await lintText(app, 'src/routes/+page.server.ts', THROWING.replace('throw', 'return'))).toEqual([]);
  });

  it('counts in a file that is not on the disk yet, and in one that no longer is', async () => {
    const app = tempApp({ 'src/routes/+page.server.ts': 'export const load = () => ({});\n' });
    expect(await lintText(app, 'src/routes/new/+page.server.ts', THROWING)).toEqual(['2:55 sk-audit/return-fail']);
    rmSync(join(app, 'src/routes/+page.server.ts'));
    expect(await lintText(app, 'src/routes/+page.server.ts', THROWING)).toEqual(['2:55 sk-audit/return-fail']);
  });

  it('shows a step towards a mistake elsewhere, which the saved text does not', async () => {
    const app = tempApp({ ...LEAKING, 'src/routes/about/+page.svelte': '<p>About</p>\n' });
    const typed = "<script>\n  import { total } from '$lib/cart';\n</script>\n<p>{total}</p>\n";
    const sightings = await lintText(app, 'src/routes/about/+page.svelte', typed);
    const saved = await lintText(app, 'src/routes/+page.svelte', LEAKING['src/routes/+page.svelte']);
    expect([sightings, saved]).toEqual([['2:25 sk-audit/no-server-import-in-client'], []]);
  });
});

describe('what ESLint does with findings', () => {
  const KIT1 = { 'node_modules/@sveltejs/kit/package.json': '{ "name": "@sveltejs/kit", "version": "1.30.4" }', 'src/routes/+page.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = () => {\n  redirect(303, '/login');\n};\n" };

  it('fixes them as the rule declares', async () => {
    const [result] = await eslintIn(tempApp(KIT1), { fix: true }).lintFiles(['src']);
    expect(result?.output).toBe("import { redirect } from '@sveltejs/kit';\nexport const load = () => {\n  throw redirect(303, '/login');\n};\n");
    expect(result?.messages).toEqual([]);
  });

  it('offers suggestions', async () => {
    const app = tempApp({ 'src/routes/+page.ts': "import { Price } from '$lib/server/price';\nexport const load = ({ data }) => ({ price: data.price as Price });\n", 'src/lib/server/price.ts': 'export class Price {}\n' });
    const results = await eslintIn(app).lintFiles(['src/routes']);
    const suggestions = results.flatMap(({ messages }) => messages.flatMap((message) => message.suggestions ?? []));
    expect(suggestions).toEqual([{ desc: 'Write `import type`', fix: { range: [0, 6], text: 'import type' } }]);
  });

  it('silences them with its own comments, of which it calls none unused that was of use', async () => {
    const text = THROWING.replace('export const actions', '// eslint-disable-next-line sk-audit/return-fail\nexport const actions');
    const app = tempApp({ 'src/routes/+page.server.ts': text, 'src/routes/b/+page.server.ts': `// eslint-disable-next-line sk-audit/return-fail\n${'export const load = () => ({});\n'}` });
    const strict = [...plugin.configs.recommended, { linterOptions: { reportUnusedDisableDirectives: 'error' as const } }];
    expect(await lintFiles(app, { config: strict })).toEqual([expect.stringMatching(/^src\/routes\/b\/\+page\.server\.ts 1:1 Unused eslint-disable directive/)]);
  });

  it('silences them with ours, and says which of ours nothing needs', async () => {
    const ours = THROWING.replace('export const actions', '// sk-audit-disable-next-line return-fail -- legacy form\nexport const actions');
    const app = tempApp({ 'src/routes/+page.server.ts': ours, 'src/routes/b/+page.server.ts': '// sk-audit-disable-next-line return-fail -- legacy form\nexport const load = () => ({});\n' });
    expect(await lintFiles(app)).toEqual(['src/routes/b/+page.server.ts 1:1 sk-audit/unused-disable']);
  });

  it('silences them in markup', async () => {
    const app = tempApp({ 'src/routes/+page.svelte': '<!-- sk-audit-disable-next-line require-use-enhance -- works without scripts -->\n<form method="post"><button>Save</button></form>\n', 'src/routes/+page.server.ts': 'export const actions = { default: async ({ request }) => { await request.formData(); } };\n' });
    const found = await lintFiles(app, { config: plugin.configs.forms });
    expect(found.filter((line) => line.includes('require-use-enhance'))).toEqual([]);
  });
});

describe('a block of code in another file', () => {
  it('is not taken for that file', async () => {
    const app = tempApp({ 'svelte.config.js': "export default { extensions: ['.svelte', '.md'] };\n", 'src/routes/+page.md': '# Keys\n' });
    const script = "<script>import { KEY } from '$env/static/private'; console.log(KEY);</script>";
    const block = `/* ${script} */`; // of the whole page it would be the script
    const markdown = { processors: { code: { preprocess: () => [{ text: block, filename: '0.js' }], postprocess: (messages: unknown[][]) => messages.flat() } } };
    const config = [...plugin.configs.recommended, { files: ['**/*.md'], plugins: { markdown }, processor: 'markdown/code' }] as typeof plugin.configs.recommended;
    expect(await lintText(app, 'src/routes/about/+page.svelte', script, { config })).toHaveLength(1);
    expect(await lintText(app, 'src/routes/+page.md', '# Keys, with an example\n', { config })).toEqual([]);
  });
});

describe('settings', () => {
  const APP = { 'src/routes/+page.server.ts': THROWING };

  it('of ESLint win where both say how severe a rule is', async () => {
    const app = tempApp({ ...APP, 'sk-audit.config.json': '{ "rules": { "return-fail": "off" } }' });
    expect(await lintFiles(app)).toEqual(['src/routes/+page.server.ts 2:55 sk-audit/return-fail']);
    expect(await lintFiles(app, { config: [...plugin.configs.recommended, { rules: { 'sk-audit/return-fail': 'off' } }] })).toEqual([]);
  });

  it('say which files are nothing to us', async () => {
    expect(await lintFiles(tempApp({ ...APP, 'sk-audit.config.json': '{ "ignore": ["src/routes/**"] }' }))).toEqual([]);
  });

  it('that are wrong are one message, not a crash and not one for each file', async () => {
    const app = tempApp({ ...APP, 'src/lib/a.ts': '', 'src/lib/b.ts': '', 'sk-audit.config.json': '{ "rules": { "retrun-fail": "off" } }' });
    const results = await eslintIn(app).lintFiles(['.']);
    const messages = results.flatMap((result) => result.messages.map(({ message }) => message));
    expect(messages).toEqual([expect.stringMatching(/^sk-audit: The settings in .*retrun-fail.*return-fail/)]);
  });
});

describe('a project that is not whole', () => {
  const messagesIn = async (app: string): Promise<readonly string[]> => (await eslintIn(app).lintFiles(['.'])).flatMap((result) => result.messages.map(({ message }) => message));

  it('without SvelteKit is one message', async () => {
    const app = tempApp({ 'package.json': '{}', 'src/a.ts': '', 'src/b.ts': '' });
    expect(await messagesIn(app)).toEqual([expect.stringMatching(/^sk-audit: There is no SvelteKit app/)]);
  });

  it('whose Kit has no version that can be found is one message', async () => {
    const app = tempApp({ 'package.json': '{ "devDependencies": { "@sveltejs/kit": "latest" } }', 'src/a.ts': '', 'src/b.ts': '' });
    rmSync(join(app, 'node_modules'), { recursive: true });
    expect(await messagesIn(app)).toEqual([expect.stringMatching(/^sk-audit: The version of SvelteKit in ".*" is unknown/)]);
  });

  it('that cannot be parsed leaves the message to ESLint', async () => {
    const app = tempApp({ 'src/routes/+page.server.ts': 'export const load = (' });
    expect(await lintFiles(app)).toEqual([expect.stringMatching(/^src\/routes\/\+page\.server\.ts 1:\d+ Parsing error/)]);
  });
});

describe('together with', () => {
  it('eslint-plugin-svelte and typescript-eslint, before and after, it leaves parsers and rules as they are', async () => {
    const [{ default: svelte }, { default: ts }] = await Promise.all([import('eslint-plugin-svelte'), import('typescript-eslint')]);
    const app = tempApp({ ...LEAKING, 'src/routes/a/+page.svelte': '<script lang="ts">\n  let name: any = 1;\n</script>\n{@html name}\n', 'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["src"] }' });
    const theirs = [...ts.configs.recommended, ...svelte.configs.recommended, { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } } }] as typeof plugin.configs.recommended;
    const [before, after] = [await lintFiles(app, { config: [...plugin.configs.recommended, ...theirs] }), await lintFiles(app, { config: [...theirs, ...plugin.configs.recommended] })];
    expect(before).toEqual(after);
    expect(before).toEqual(expect.arrayContaining(['src/lib/cart.ts 1:23 sk-audit/no-server-import-in-client', 'src/routes/a/+page.svelte 2:13 @typescript-eslint/no-explicit-any', 'src/routes/a/+page.svelte 4:1 svelte/no-at-html-tags']));
  });
});

describe('the disk', () => {
  it('is read again when files change, as an editor needs it', async () => {
    const app = tempApp(LEAKING);
    const page = LEAKING['src/routes/+page.svelte'];
    expect(await lintText(app, 'src/lib/cart.ts', LEAKING['src/lib/cart.ts'])).toHaveLength(1);
    writeFiles(app, { 'src/routes/+page.svelte': page.replace(/import.*/, '') });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await lintText(app, 'src/lib/cart.ts', LEAKING['src/lib/cart.ts'])).toEqual([]);
    expect(readFileSync(join(app, 'src/routes/+page.svelte'), 'utf8')).not.toContain('import');
  });
});
