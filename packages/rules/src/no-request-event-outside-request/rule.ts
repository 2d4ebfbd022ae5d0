import { defineRule } from '@sk-audit/core';

export default defineRule({
  id: 'no-request-event-outside-request',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.20.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids `getRequestEvent()` where no request is being answered.',
  why: `\`getRequestEvent()\` gives the event of the request that is being answered, to \`load\`, actions, request handlers and hooks, and to what they call. While a
module is loaded, and in \`init\`, there is none, so it throws: the server does not start, or the build fails already, as it
loads the modules of routes.

The rule speaks when nothing but the loading of modules, or \`init\`, runs the call.`,
  sources: ['https://svelte.dev/docs/kit/$app-server#getRequestEvent', 'https://svelte.dev/e/kit/request_event_unavailable', '@sveltejs/kit 3.2.0 src/exports/internal/server/event.js'],
  messages: {
    outside: { text: '`getRequestEvent()` throws here: {{when}} no request is being answered.', advice: 'Call it in the function that needs it, while it answers a request.' },
  },
  examples: {
    bad: [
      {
        title: 'While the module is loaded',
        files: {
          'src/lib/server/visitor.ts': `import { getRequestEvent } from '$app/server';
const { locals } = getRequestEvent(); // ✗ outside "getRequestEvent()"
export const visitor = () => locals.user;
`,
          'src/routes/+page.server.ts': "import { visitor } from '$lib/server/visitor';\nexport const load = () => ({ visitor: visitor() });\n",
        },
      },
      {
        title: 'In init',
        notBuilt: 'The hook runs when the server starts.',
        files: {
          'src/hooks.server.ts': `import { getRequestEvent } from '$app/server';
export const init = async () => {
  console.log(getRequestEvent().url.origin); // ✗ outside "getRequestEvent()"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'In what a request runs',
        files: {
          'src/lib/server/visitor.ts': `import { getRequestEvent } from '$app/server';
export const visitor = () => getRequestEvent().locals.user;
`,
          'src/routes/+page.server.ts': "import { visitor } from '$lib/server/visitor';\nexport const load = () => ({ visitor: visitor() });\n",
        },
      },
      { title: 'A function of which nobody knows who calls it', files: { 'src/lib/server/log.ts': "import { getRequestEvent } from '$app/server';\nexport const log = (text: string) => console.log(getRequestEvent().url.pathname, text);\n" } },
    ],
  },
  check({ path, project, report }) {
    for (const { call: { fn, span, tries }, symbol } of project.packageCalls(path)) {
      if (tries !== undefined || symbol !== '$app/server#getRequestEvent') continue;
      const { atImport, components, entries, escapes } = project.runs({ path, fn });
      const isAnswering = components.length > 0 || escapes || entries.some(({ role }) => role !== 'init');
      if (!isAnswering && (atImport || entries.length > 0)) report(span, 'outside', { when: atImport ? 'while modules are loaded' : 'while the server starts' }, { kitCode: 'request_event_unavailable' });
    }
  },
});
