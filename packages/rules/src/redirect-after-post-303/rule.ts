import { callsAsMade, defineRule, ownPathname, wrongConstant, type CallAsMade, type CallFact, type CheckContext, type Constant, type Entry, type Placed, type Project, type RouteNode, type TextEdit } from '@sk-audit/core';

/** Kit's own, and that of a library which takes a status first, too. */
const REDIRECT = /^(?:@sveltejs\/kit|sveltekit-flash-message(?:\/server)?)#redirect$/;
const KEEPS_METHOD: ReadonlySet<Constant> = new Set<Constant>([307, 308]);
const SENDS: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export default defineRule({
  id: 'redirect-after-post-303',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  summary: 'Forbids redirects that repeat the request after an action: 303 in place of 307 and 308.',
  why: `307 and 308 keep the method: after a form was sent, the browser sends all of it once more, to the page that it is redirected to. A page
without actions answers that with 405; one with a default action gets a form that was not meant for it. 303 makes the browser ask with GET.

With \`use:enhance\` nobody sees the mistake, as Kit's client goes to the page itself. Without JavaScript, or before it runs, it is there.

The rule looks at redirects that an action may end in, in helpers too, and at request handlers for \`POST\`, \`PUT\`, \`PATCH\` and \`DELETE\`
that redirect to a page without actions. It leaves alone redirects to a place of the app that takes such requests.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#redirect', 'https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/303', '@sveltejs/kit 3.2.0 src/runtime/server/page/index.js'],
  messages: {
    inAction: { text: '{{place}} redirects with {{status}}, so the browser sends the form once more, to where it is redirected{{when}}.', advice: 'Redirect with 303.' },
    inHandler: { text: '`{{name}}` redirects with {{status}}, so the same request goes to a page that has no actions and answers 405.', advice: 'Redirect with 303.' },
  },
  examples: {
    bad: [
      {
        title: 'An action',
        files: {
          'src/routes/register/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { register } from '$lib/server/accounts';
export const actions = {
  default: async ({ request }) => {
    await register(await request.formData());
    redirect(307, '/welcome'); // ✗ inAction "307"
  }
};
`,
          'src/routes/welcome/+page.svelte': '<h1>Welcome</h1>\n',
          'src/lib/server/accounts.ts': 'export const register = async (form: FormData) => form;\n',
        },
        after: {
          'src/routes/register/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { register } from '$lib/server/accounts';
export const actions = {
  default: async ({ request }) => {
    await register(await request.formData());
    redirect(303, '/welcome');
  }
};
`,
        },
      },
      {
        title: 'A request handler that sends visitors to a page',
        files: {
          'src/routes/logout/+server.ts': `import { redirect } from '@sveltejs/kit';
export const POST = ({ cookies }) => {
  cookies.delete('session', { path: '/' });
  redirect(308, '/welcome'); // ✗ inHandler "308"
};
`,
          'src/routes/welcome/+page.svelte': '<h1>Welcome</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'With 303, after a GET, or to what takes the request',
        files: {
          'src/routes/register/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (locals.user) redirect(307, '/welcome');
};
export const actions = {
  default: async () => redirect(303, '/welcome'),
  guest: async () => redirect(307, '/checkout')
};
`,
          'src/routes/checkout/+page.server.ts': 'export const actions = { default: async () => ({ started: true }) };\n',
          'src/routes/api/old/+server.ts': `import { redirect } from '@sveltejs/kit';
export const POST = () => redirect(308, '/api/new');
`,
          'src/routes/api/new/+server.ts': 'export const POST = () => new Response();\n',
        },
      },
      {
        title: 'To another site, from a request handler',
        files: {
          'src/routes/api/orders/+server.ts': `import { redirect } from '@sveltejs/kit';
export const POST = () => redirect(307, 'https://shop.example.com/orders');
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const made of callsAsMade(project, path, (symbol) => REDIRECT.test(symbol), 0)) {
      const status = made.args[0] && wrongConstant(project, made.args[0], (one) => KEEPS_METHOD.has(one));
      if (status) checkRedirect(context, facts.calls[made.by] as CallFact, made, String(status.value));
    }
  },
});

function checkRedirect({ path, project, report }: CheckContext<'inAction' | 'inHandler'>, call: CallFact, made: CallAsMade, status: string): void {
  const { entries } = project.runs({ path, fn: call.fn });
  const node = targetOf(project, made.args[1]);
  const fix = fixOf(call, made);
  const action = entries.find((entry) => entry.role === 'action');
  if (action && !mayTake(project, node, 'POST')) return report(made.at, 'inAction', { place: placeOf(action, path, call), status, when: isEnhanced(project, action) ? ', without JavaScript or before it runs' : '' }, fix);
  const handler = entries.find((entry) => SENDS.has(entry.name) && isPlainPage(project, node));
  if (handler) report(made.at, 'inHandler', { name: handler.name, status }, fix);
}

/** Has every form of the action's page an action of Svelte's, `use:enhance` as a rule? Forms in other components are not looked at. */
function isEnhanced(project: Project, { declaredIn }: Entry): boolean {
  const component = project.routes.byFile.get(declaredIn)?.page?.component ?? '';
  const forms = (project.facts(component)?.elements ?? []).filter(({ name }) => name === 'form');
  return forms.length > 0 && forms.every(({ attributes }) => attributes.some(({ kind }) => kind === 'use'));
}

/** A helper runs elsewhere, too. */
function placeOf({ fn, name, path: at }: Entry, path: string, call: CallFact): string {
  return at === path && fn === call.fn ? `The action \`${name}\`` : `This is reached from the action \`${name}\` and`;
}

/** Where the status is written out, be it for the app's own function. */
function fixOf({ args, argSpans }: CallFact, { at }: CallAsMade): { readonly fix?: readonly TextEdit[] } {
  return args[argSpans.indexOf(at)]?.is === 'literal' ? { fix: [{ span: at, text: '303' }] } : {};
}

/** The route of the app to which it redirects. */
function targetOf(project: Project, location: Placed | undefined): RouteNode | undefined {
  const pathname = location && ownPathname({ project, path: location.path }, location.value);
  return pathname === undefined ? undefined : project.matchRoute(pathname)?.node;
}

/** Does the route have actions, or a request handler for the method, as far as names show? */
function mayTake(project: Project, node: RouteNode | undefined, method: string): boolean {
  const files = [node?.page?.server, node?.endpoint].filter((path) => path !== undefined); // mutate-ok: for the type
  const names = files.flatMap((path) => (project.facts(path)?.exports ?? []).map((one) => one.name));
  return names.some((name) => name === 'actions' || name === method || name === 'fallback' || name === '*');
}

/** A page of the app, and surely nothing else, that only answers GET. */
function isPlainPage(project: Project, node: RouteNode | undefined): boolean {
  return node?.page !== undefined && node.endpoint === undefined && !mayTake(project, node, 'POST');
}
