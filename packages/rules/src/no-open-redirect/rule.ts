import {
  askedParameter, callsAsMade, defineRule, leavesOf, neverArrives,
  type CallFact, type CheckContext, type FileFacts, type Project, type Span, type Value,
} from '@sk-audit/core';
import { howChecked } from './checks.js';

type Id = 'anywhere' | 'slash' | 'script';

export default defineRule({
  id: 'no-open-redirect',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids to send visitors wherever the address says.',
  why: `\`/login?next=https://evil.example\` looks like the shop's own address. If the app redirects to \`next\` as it is, the visitor signs in here and lands
there, on a page that looks the same and asks for the password once more. \`next.startsWith('/')\` is no remedy: browsers take \`//evil.example\` and
\`/\\evil.example\` for other sites, too. \`location.href\` in the browser even runs \`javascript:…\`.

The rule follows \`url.searchParams.get()\` into \`redirect()\`, \`Response.redirect()\`, a \`location\` header and the browser's \`location\`, through
variables, templates and the app's own functions. Any look at the value that asks for more than its presence, or its first slash, counts as a check.
From Kit 3 on \`redirect()\` itself refuses other sites; there the rule looks at calls with \`external: true\`. \`goto()\` refuses other sites since Kit 2.

A redirect that a \`catch\` swallows leads nowhere and is left alone, as is a route without a page of its own whose \`load\` takes nothing but \`url\`: it is
there to lead on.`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects', 'https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html', 'https://cwe.mitre.org/data/definitions/601.html'],
  messages: {
    anywhere: { text: '{{sink}} leads wherever {{source}} says, to other sites, too.', advice: 'Go there only if `new URL(target, url).origin === url.origin`.' },
    slash: { text: '{{sink}} leads wherever {{source}} says: `//evil.example` begins with a slash, too.', advice: 'Go there only if `new URL(target, url).origin === url.origin`.' },
    script: { text: '{{sink}} leads wherever {{source}} says, and runs what it says after `javascript:`.', advice: 'Go there only if `new URL(target, location.href).origin === location.origin`.' },
  },
  examples: {
    bad: [
      {
        title: 'Back to where the address says',
        files: {
          'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, url }) => {
  if (locals.user) redirect(303, url.searchParams.get('next') ?? '/'); // ✗ anywhere "url.searchParams.get('next') ?? '/'"
};
export const actions = {
  default: async ({ cookies, url }) => {
    const next = url.searchParams.get('next');
    cookies.set('session', 'a', { path: '/' });
    redirect(303, next?.startsWith('/') ? next : '/'); // ✗ slash "next?.startsWith('/') ? next : '/'"
  }
};
`,
        },
      },
      {
        title: 'In the browser',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { page } from '$app/state';
  function done() {
    window.location.href = page.url.searchParams.get('next') ?? '/'; // ✗ script "window.location.href = page.url.searchParams.get('next') ?? '/'"
  }
</script>
<button onclick={done}>Go on</button>
`,
        },
      },
    ],
    good: [
      {
        title: 'Only to pages of the app',
        files: {
          'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { own } from '$lib/own';
export const load = ({ locals, url }) => {
  if (locals.user) redirect(303, own(url));
};
export const actions = {
  default: async ({ url }) => {
    const next = url.searchParams.get('next') ?? '/';
    if (new URL(next, url).origin !== url.origin) redirect(303, '/');
    redirect(303, next);
  }
};
`,
          'src/lib/own.ts': `export const own = (url: URL): string => {
  const next = url.searchParams.get('next') ?? '/';
  return next.startsWith('/') && !/^\\/[\\/\\\\]/.test(next) ? next : '/';
};
`,
        },
      },
      {
        title: 'As a part of an address, and in Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/search/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ url }) => {
  const next = url.searchParams.get('next') ?? '/';
  if (url.hash) redirect(303, \`/items?q=\${url.searchParams.get('q')}\`);
  redirect(303, next);
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    for (const { inBrowser, name, span, value, when } of sinks(context)) {
      for (const leaf of leavesOf(project, { path, value, span, when, holes: 'start' })) {
        const parameter = askedParameter(project, leaf);
        const check = parameter && howChecked(project, facts, value, leaf); // mutate-ok: only spares work
        if (!parameter || check === 'somehow') continue;
        report(span, check === 'slash' || leaf.slashed ? 'slash' : inBrowser ? 'script' : 'anywhere', { sink: name, source: parameter });
        break;
      }
    }
  },
});

/** What leads somewhere, and the expression that says where. */
type Sink = { readonly name: string; readonly value: Value; readonly span: Span; readonly when: number | undefined; readonly inBrowser?: true };

function sinks(context: CheckContext<Id>): readonly Sink[] {
  const { facts } = context;
  const moves = facts.writes.flatMap((write): readonly Sink[] => {
    const { how, span, target, value, when } = write;
    const name = target.from === 'global' ? [target.name, ...target.path].join('.') : ''; // mutate-ok: only globals have a name
    return value && how === '=' && LOCATION.test(name) ? [{ name: '`location`', value, span, when, inBrowser: true }] : []; // mutate-ok: what is assigned has a value
  });
  return [...facts.calls.flatMap(sinksOfCall), ...redirects(context), ...moves];
}

const LOCATION = /^(?:(?:window|document|globalThis|self|top|parent)\.)?location(?:\.href)?$/;
const MOVES = /^(?:(?:window|document|globalThis|self|top|parent)\.)?location\.(?:assign|replace)$/;

/** Of the platform's own. */
function sinksOfCall(call: CallFact): readonly Sink[] {
  const { args: [first, second], callee, when } = call;
  if (callee.from !== 'global') return []; // mutate-ok: only globals have a name
  const name = [callee.name, ...callee.path].join('.');
  const [span = call.span, secondSpan = call.span] = call.argSpans;
  if (name === 'Response.redirect' && first) return [{ name: '`Response.redirect()`', value: first, span, when }];
  if (MOVES.test(name) && first) return [{ name: '`location`', value: first, span, when, inBrowser: true }];
  return name === 'Response' && second ? locationHeader(second, secondSpan, when) : [];
}

function redirects({ facts, path, project }: CheckContext<Id>): readonly Sink[] {
  return callsAsMade(project, path, (symbol) => symbol === '@sveltejs/kit#redirect', 1).flatMap(({ args: [, location], at, by, call }): readonly Sink[] => {
    const { fn, when } = facts.calls[by] as CallFact;
    const isFree = location?.path === path && leavesTheSite(project, call) && !neverArrives(project, { path, call: by }, 'redirect') && !onlyPassesOn(project, facts, fn);
    return isFree ? [{ name: '`redirect()`', value: location.value, span: at, when }] : [];
  });
}

/** Is the page there to lead on? It shows nothing, does nothing, waits for nothing, and knows nothing but the address. */
function onlyPassesOn(project: Project, { awaits, functions, path }: FileFacts, fn: number): boolean {
  const { component, server, universal } = project.routes.byFile.get(path)?.page ?? {};
  const isAlone = [component, server, universal].filter((file) => file !== undefined).join() === path && project.entriesIn(path).every(({ role }) => role !== 'action');
  return isAlone && functions[fn]?.params[0]?.keys?.join() === 'url' && !awaits.some((one) => one.fn === fn);
}

/** Does Kit let the redirect lead to other sites? */
function leavesTheSite(project: Project, { args }: CallFact): boolean {
  if (project.kitSatisfies('>=3.0.0-0') !== true) return true;
  const external = args[2]?.is === 'object' ? args[2].props['external'] : undefined;
  return external?.is === 'literal' && external.value === true;
}

function locationHeader(init: Value, span: Span, when: number | undefined): readonly Sink[] {
  const headers = init.is === 'object' ? init.props['headers'] : undefined;
  if (headers?.is !== 'object') return [];
  return Object.entries(headers.props).flatMap(([key, value]) => (key.toLowerCase() === 'location' ? [{ name: 'The `location` header', value, span: headers.spans?.[key] ?? span, when }] : []));
}
