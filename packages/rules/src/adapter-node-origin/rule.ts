import { constant, defineRule, deploymentFiles, isDockerfile, kitOption, type Project } from '@sk-audit/core';

const SAYS_ORIGIN = /\b(?:\w+_)?(?:ORIGIN|PROTOCOL_HEADER)\b|env_file/;

export default defineRule({
  id: 'adapter-node-origin',
  severity: 'info',
  category: 'kit-api',
  kit: '>=1.0.0 <3.0.0-0',
  recommended: 'What the platform sets does not show in files: four findings in 98 apps, all of which may have it set elsewhere.',
  cliOnly: true,
  summary: 'Reminds of `ORIGIN` for apps in a container that take forms.',
  why: `Behind a proxy that ends TLS, \`adapter-node\` sees \`http://\` where the browser says \`https://\`. Kit 1 and 2 compare the two for
each form, and refuse it: "Cross-site POST form submissions are forbidden", status 403, in production only. \`ORIGIN=https://shop.example\`, or
\`PROTOCOL_HEADER\` and \`HOST_HEADER\`, tells the server where it is. Kit 3 has \`paths.origin\`.

The rule speaks of apps with \`adapter-node\`, form actions and a Dockerfile in whose files (Dockerfile, compose, workflows) none of these names
stands. Most platforms let them be set elsewhere: hence a reminder.`,
  sources: ['https://svelte.dev/docs/kit/adapter-node#Environment-variables-ORIGIN-PROTOCOL_HEADER-HOST_HEADER-and-PORT_HEADER', '@sveltejs/kit 2.70.4 src/runtime/server/respond.js'],
  messages: {
    unset: { text: 'The app takes forms (`{{action}}`), and nothing here sets `ORIGIN` or `PROTOCOL_HEADER`; behind a proxy each form is refused with 403.', advice: 'Set `ORIGIN` where the container is started, such as `ENV ORIGIN=https://…`.' },
  },
  examples: {
    bad: [
      {
        title: 'A container that takes forms',
        files: {
          Dockerfile: 'FROM node:22-alpine // ✗ unset ""\nCOPY build ./\nCMD ["node", "index.js"]\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/cart/+page.server.ts': 'export const actions = { default: async () => {} };\n',
        },
      },
      {
        title: 'A check of the origin that is on',
        files: {
          'web.dockerfile': 'FROM node:22-alpine // ✗ unset ""\nCOPY build ./\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter(), csrf: { checkOrigin: true } } };\n",
          'src/routes/cart/+page.server.ts': 'export const actions = { pay: async () => {} };\n',
        },
        says: ['The app takes forms (`src/routes/cart/+page.server.ts`), and nothing here sets `ORIGIN` or `PROTOCOL_HEADER`; behind a proxy each form is refused with 403.'],
      },
    ],
    good: [
      {
        title: 'No form',
        files: {
          Dockerfile: 'FROM node:22-alpine\nCOPY build ./\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'The origin is set',
        files: {
          Dockerfile: 'FROM node:22-alpine\nENV ORIGIN=https://shop.example\nCOPY build ./\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/cart/+page.server.ts': 'export const actions = { default: async () => {} };\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    if (project.config.adapter !== '@sveltejs/adapter-node' || mayAllowEveryOrigin(project)) return;
    const files = deploymentFiles(project);
    const action = project.filesOf('page.server').find((path) => project.entries(path).some(({ role }) => role === 'action'));
    if (action === undefined || files.some(({ text }) => SAYS_ORIGIN.test(text))) return;
    for (const { path } of files.filter(({ name }) => isDockerfile(name)).slice(0, 1)) report(path, [0, 0], 'unset', { action });
  },
});

/** `csrf: { checkOrigin: false }`, or something that cannot be read. */
function mayAllowEveryOrigin(project: Project): boolean {
  const option = kitOption(project, 'csrf.checkOrigin');
  return option === 'unknown' || (option !== 'unset' && constant(option.place) !== true);
}
