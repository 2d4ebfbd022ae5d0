import { defineRule, joinPath, jsonMember, kitSatisfies, NEEDS_OF_KIT, readJsonText, type JsonMember, type JsonNode, type PackageVersion, versionFromRange } from '@sk-audit/core';

export default defineRule({
  id: 'require-peer-versions',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: of 110 apps none has a Kit whose needs it does not meet; it is for those that plan an upgrade.',
  cliOnly: true,
  summary: 'Demands the versions of Svelte, Vite, their plugin, TypeScript and the adapter that Kit needs.',
  why: `Each Kit says with which Svelte and Vite it runs, and from Kit 2 on with which \`@sveltejs/vite-plugin-svelte\` and TypeScript; the official
adapters of its time go with it. npm refuses to install what does not fit, pnpm and yarn warn, and then the build or the adapter fails on
something that is not there.

The rule reports a range in \`package.json\` that holds no version that is new enough: what has to be changed before anything is installed.
Newer packages than Kit names are left alone, and so are tags, catalogs and links.`,
  sources: ['@sveltejs/kit 1.30.4, 2.5.0, 2.70.4 and 3.2.0 package.json peerDependencies', 'https://svelte.dev/docs/kit/migrating-to-sveltekit-2#Updated-dependency-requirements'],
  messages: {
    tooOld: { text: 'SvelteKit {{kit}} needs `{{name}}` {{least}} or later, and `{{range}}` allows none of these.', advice: 'Write `{{wanted}}`.' },
  },
  examples: {
    bad: [
      {
        title: 'What an app on Kit 2 has to change for Kit 3',
        kit: '3.2.0',
        writtenFor: '2.5.0',
        svelte: '4.2.20',
        files: {
          'package.json': `{
  "name": "shop",
  "devDependencies": {
    "@sveltejs/adapter-node": "^5.0.0", // ✗ tooOld ""@sveltejs/adapter-node": "^5.0.0""
    "@sveltejs/kit": "^2.5.0",
    "svelte": "^4.2.7", // ✗ tooOld ""svelte": "^4.2.7""
    "vite": "^5.0.3" // ✗ tooOld ""vite": "^5.0.3""
  }
}
`,
        },
        says: ['SvelteKit 3.2.0 needs `svelte` 5.57.1 or later, and `^4.2.7` allows none of these.', 'Write `^5.57.1`.'],
      },
      {
        title: 'Kit 2 without its Vite',
        files: { 'package.json': '{ "name": "shop", "dependencies": { "vite": "4.5.0" } } // ✗ tooOld ""vite": "4.5.0""\n' },
      },
    ],
    good: [
      {
        title: 'New enough, or not to be told',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "devDependencies": { "svelte": "^5.0.0", "vite": "catalog:", "typescript": "latest", "@sveltejs/adapter-node": "^6.0.0-next.8", "@sveltejs/vite-plugin-svelte": ">=6" } }\n',
        },
      },
      { title: 'No dependencies', files: { 'package.json': '{ "name": "shop" }\n' } },
    ],
  },
  checkProject({ project, report }) {
    const path = joinPath(project.config.root, 'package.json') ?? 'package.json';
    const needs = Object.entries(NEEDS_OF_KIT.find(({ kit }) => project.kitSatisfies(kit) === true)?.packages ?? {});
    const { node } = readJsonText(project.facts(path)?.text ?? '');
    for (const [name, least] of needs) {
      for (const { span, value } of declared(node, name)) {
        const range = value.is === 'value' ? String(value.value) : ''; // mutate-ok: an object is no range either way
        if (isTooOld(range, least)) report(path, span, 'tooOld', { kit: project.kit.lower, name, least, range, wanted: `^${least}` });
      }
    }
  },
});

function declared(node: JsonNode | undefined, name: string): readonly JsonMember[] {
  return ['dependencies', 'devDependencies'].flatMap((key) => jsonMember(node, key, name) ?? []);
}

/** Surely: no version of the range is new enough. */
function isTooOld(range: string, least: string): boolean {
  const version: PackageVersion | undefined = versionFromRange(range, '99.0.0');
  return version !== undefined && kitSatisfies(version, `>=${least}`) === false;
}
