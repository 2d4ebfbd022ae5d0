import { defineRule, type CheckContext } from '@sk-audit/core';

/** The options, and whether Kit itself looks for them in components. */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([['prerender', true], ['csr', true], ['ssr', true], ['trailingSlash', true], ['config', false], ['entries', false]]);

export default defineRule({
  id: 'page-option-in-component',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Forbids page options in components, where Kit ignores them.',
  why: `Kit reads \`prerender\`, \`ssr\`, \`csr\`, \`trailingSlash\`, \`config\` and \`entries\` from \`+page.js\`, \`+page.server.js\` and the like. Exported
from \`+page.svelte\` or \`+layout.svelte\` they do nothing: a page that was meant to be prerendered is not, one that was meant for browsers
only is rendered on the server.

Kit warns of the first four while it builds, where they are declared as \`export const\` without a type. Other components, and variables that
are not exported, are left alone.`,
  sources: ['https://svelte.dev/docs/kit/page-options', 'https://svelte.dev/e/kit/page_option_in_component', '@sveltejs/kit 2.70.4 src/exports/vite/index.js'],
  messages: {
    ignored: { text: 'Kit ignores `{{name}}` in a component.', advice: 'Move it to {{to}}.' },
  },
  examples: {
    bad: [
      {
        title: 'In the script of a page',
        files: {
          'src/routes/imprint/+page.svelte': `<script>
  export const prerender = true; // ✗ ignored "prerender"
</script>
<h1>Imprint</h1>
`,
        },
        says: ['Kit ignores `prerender` in a component.', 'Move it to `+page.js`.'],
      },
      {
        title: 'In the module script of a layout',
        kit: '3.2.0',
        files: {
          'src/routes/account/+layout.svelte': `<script module>
  export const ssr = false; // ✗ ignored "ssr"
</script>
<slot />
`,
          'src/routes/account/+layout.server.ts': 'export const load = () => ({ name: "Ada" });\n',
          'src/routes/account/+page.svelte': '<h1>Account</h1>\n',
        },
        says: ['Move it to `+layout.server.ts`.'],
      },
    ],
    good: [
      {
        title: 'Beside the component',
        files: {
          'src/routes/imprint/+page.js': 'export const prerender = true;\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
      },
      {
        title: 'Variables of that name, and other components',
        files: {
          'src/routes/settings/+page.svelte': `<script>
  import Toggle from './Toggle.svelte';
  const config = { dark: true };
  let csr = false;
  export let data;
</script>
<Toggle on={config.dark} bind:csr />{data.user}
`,
          'src/routes/settings/Toggle.svelte': `<script>
  export let on;
  export let csr;
  export const prerender = true;
</script>
<button on:click={() => (csr = !csr)}>{on}</button>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    if (!/^(?:page|layout)\.svelte$/.test(project.role(path))) return;
    const ofModule = facts.exports.filter(({ typeOnly }) => !typeOnly);
    const ofInstance = facts.bindings.filter(({ exported, prop }) => exported ?? prop);
    for (const { name, span } of [...ofModule, ...ofInstance]) {
      const isKits = OPTIONS.get(name);
      if (isKits !== undefined) report(span, 'ignored', { name, to: place(context) }, isKits ? { kitCode: 'page_option_in_component' } : {}); // mutate-ok: examples do not show codes
    }
  },
});

/** The module beside the component, or the one to be made. */
function place({ path, project }: CheckContext<'ignored'>): string {
  const kind = project.role(path) === 'page.svelte' ? 'page' : 'layout';
  const node = project.routes.byFile.get(path)?.[kind];
  const beside = node?.universal ?? node?.server;
  return `\`${beside === undefined ? `+${kind}.js` : beside.slice(beside.lastIndexOf('/') + 1)}\``;
}
