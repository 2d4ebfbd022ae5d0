import { callsAsMade, defineRule, wrongConstant, type CallAsMade, type CallFact, type CheckContext, type Constant, type Span, type Suggestion } from '@sk-audit/core';

type Id = 'invalid' | 'locationFirst' | 'missing' | 'notFollowed';

/** What Kit lets pass, but no browser follows. */
const NOT_FOLLOWED: ReadonlySet<number> = new Set([300, 304, 305, 306]);

export default defineRule({
  id: 'valid-redirect-status',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands a status from 300 to 308, that browsers follow, for `redirect()`.',
  why: `\`redirect()\` checks its status before it redirects: what is no number from 300 to 308 becomes an error, and the visitor gets a
page with status 500. The check sleeps in production builds for browsers, so that the mistake may first show when somebody reloads the page.

With 300, 304, 305 and 306 Kit sends the answer as it is, but browsers only follow 301, 302, 303, 307 and 308: the visitor sees an empty page.

The rule reads the status through constants, imports and the app's own functions that pass it on. What it cannot read, it leaves alone.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#redirect', '@sveltejs/kit 3.2.0 src/exports/index.js', 'https://svelte.dev/e/kit/invalid_redirect_status', 'https://fetch.spec.whatwg.org/#redirect-status'],
  messages: {
    invalid: { text: '`redirect()` gets the status {{status}}, but takes numbers from 300 to 308 only; the answer is an error with status 500.', advice: 'Use 303, or 307 where the method has to stay.' },
    locationFirst: { text: '`redirect()` gets {{status}} in the place of its status; the answer is an error with status 500.', advice: 'Give the status first: `redirect(303, …)`.' },
    missing: { text: '`redirect()` gets no status; the answer is an error with status 500.', advice: 'Give the status and the location: `redirect(303, …)`.' },
    notFollowed: { text: '`redirect()` gets the status {{status}}, which browsers do not follow; the visitor sees an empty page.', advice: 'Use 303, or 308 for what moved for good.' },
  },
  examples: {
    bad: [
      {
        title: 'Not a redirect, no status, not followed',
        files: {
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, url }) => {
  if (!locals.user) redirect(200, '/login'); // ✗ invalid "200"
  if (!locals.cart) redirect('/shop'); // ✗ locationFirst "'/shop'"
  if (url.hash) redirect(300, '/account'); // ✗ notFollowed "300"
};
`,
        },
        after: {
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, url }) => {
  if (!locals.user) redirect(303, '/login');
  if (!locals.cart) redirect(303, '/shop');
  if (url.hash) redirect(303, '/account');
};
`,
        },
      },
      {
        title: 'Through a constant and a function',
        files: {
          'src/routes/account/+page.server.ts': `import { go, UNAUTHORIZED } from '$lib/server/go';
export const load = ({ locals }) => {
  if (!locals.user) go(UNAUTHORIZED); // ✗ invalid "UNAUTHORIZED"
};
`,
          'src/lib/server/go.ts': `import { redirect } from '@sveltejs/kit';
export const UNAUTHORIZED = 401;
export const go = (status) => redirect(status, '/login');
`,
        },
      },
      {
        title: 'Nothing given',
        files: {
          'src/routes/logout/+server.ts': `import { redirect } from '@sveltejs/kit';
export const GET = () => redirect(); // ✗ missing "redirect()"
`,
        },
      },
    ],
    good: [
      {
        title: 'Statuses that browsers follow, and others that cannot be read',
        files: {
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ fetch, locals, url }) => {
  if (!locals.user) redirect(locals.known ? 303 : 307, '/login');
  const answer = await fetch('https://shop.example.com', { redirect: 'manual' });
  redirect(answer.status, answer.headers.get('location') ?? url);
};
`,
        },
      },
      {
        title: 'The redirect of a library',
        files: {
          'src/routes/account/+page.server.ts': `import { redirect } from 'sveltekit-flash-message/server';
export const actions = {
  default: async (event) => redirect('/account', { type: 'success', message: 'Saved' }, event)
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (/\.svelte$/.test(path) || !project.isLive(path)) return; // in a component the redirect itself is the mistake
    for (const made of callsAsMade(project, path, (symbol) => symbol === '@sveltejs/kit#redirect', 0)) checkRedirect(context, facts.calls[made.by] as CallFact, made);
  },
});

function checkRedirect({ project, report }: CheckContext<Id>, call: CallFact, { args, at, helper }: CallAsMade): void {
  const [status] = args;
  if (call.args.length === 0 && helper === undefined) return report(call.span, 'missing', {}, CODE);
  const wrong = status && wrongConstant(project, status, (one) => judge(one) !== undefined);
  if (!wrong) return;
  const id = judge(wrong.value) as Id;
  const code = id === 'notFollowed' ? {} : CODE; // mutate-ok: examples say nothing of codes
  report(at, id, { status: inCode(wrong.value) }, { ...code, suggest: suggestFix(call, at, id) });
}

const CODE = { kitCode: 'invalid_redirect_status' };

/** @see `@sveltejs/kit` src/exports/index.js (3.2.0): `isNaN(status) || status < 300 || status > 308` */
function judge(status: Constant): Id | undefined {
  if (typeof status === 'string' && Number.isNaN(Number(status))) return 'locationFirst';
  const number = Number(status ?? Number.NaN);
  if (!(number >= 300 && number <= 308)) return 'invalid';
  return NOT_FOLLOWED.has(number) ? 'notFollowed' : undefined;
}

function inCode(status: Constant): string {
  return typeof status === 'string' ? `\`'${status}'\`` : `\`${String(status)}\``;
}

/** Where the status is written out, be it for the app's own function. */
function suggestFix({ args, argSpans }: CallFact, at: Span, id: Id): readonly Suggestion[] {
  if (args[argSpans.indexOf(at)]?.is !== 'literal') return [];
  if (id === 'locationFirst') return args.length === 1 ? [{ message: 'Put `303` before it', edits: [{ span: [at[0], at[0]], text: '303, ' }] }] : [];
  return [{ message: 'Use `303`', edits: [{ span: at, text: '303' }] }];
}
