import {
  constantsOf, defineRule, formsPostingTo, functionsWithin, indexOf, maybeBefore, origins, surelyPasses,
  type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type Value,
} from '@sk-audit/core';

/** The cookies of which hooks make something in `locals`: name → what. */
type Made = ReadonlyMap<string, ReadonlySet<string>>;

export default defineRule({
  id: 'update-locals-after-cookie-change',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'unproven: none of the 49 apps that were read has the mistake.',
  summary: 'Demands that an action which changes the cookie behind a value in `locals` changes the value, too, or redirects.',
  why: `\`handle\` runs before the action and has made \`locals.user\` of the cookie by then. When the action deletes the cookie and neither redirects
nor touches \`locals\`, the loads that run right after it, for the same request, still see the old user: the page says "Signed in as Alice" after
Alice has signed out. The next request is right again.

With \`use:enhance\` the page asks for its data anew, so the rule speaks only where a plain form posts to the action, a load looks at the value, and
the cookie has the same name in the action and in the hook.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Loading-data', '@sveltejs/kit 2.70.4 src/runtime/server/page/index.js'],
  messages: {
    stale: {
      text: 'This changes the cookie `{{cookie}}`, but `locals.{{name}}`, which the hook has made of it, stays as it was for the loads that run after this action.',
      advice: 'Set `locals.{{name}}` as well, or redirect at the end.',
    },
  },
  examples: {
    bad: [
      {
        title: 'Signing out on a page that shows who is there',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const session = event.cookies.get('session');
  event.locals.user = session ? { name: session } : null;
  return resolve(event);
};
`,
          'src/routes/+layout.server.ts': `export const load = ({ locals }) => ({ user: locals.user });
`,
          'src/routes/account/+page.server.ts': `export const actions = {
  leave: async ({ cookies }) => {
    cookies.delete('session', { path: '/' }); // ✗ stale "cookies.delete('session', { path: '/' })"
    return { left: true };
  }
};
`,
          'src/routes/account/+page.svelte': `<form method="POST" action="?/leave"><button>Sign out</button></form>
`,
        },
        says: ['Set `locals.user` as well, or redirect at the end.', "is made of the cookie: event.locals.user = session ? { name: session } : null"],
      },
      {
        title: 'A cookie whose name is a constant',
        files: {
          'src/lib/server/names.ts': "export const THEME = 'theme';\n",
          'src/hooks.server.ts': `import { THEME } from '$lib/server/names';
export const handle = async ({ event, resolve }) => {
  event.locals.theme = event.cookies.get(THEME) ?? 'light';
  return resolve(event);
};
`,
          'src/routes/+page.server.ts': `import { THEME } from '$lib/server/names';
export const load = ({ locals }) => ({ dark: locals.theme === 'dark' });
export const actions = {
  default: async (event) => {
    event.cookies.set(THEME, 'dark', { path: '/' }); // ✗ stale "event.cookies.set(THEME, 'dark', { path: '/' })"
  }
};
`,
          'src/routes/+page.svelte': `<form method="POST"><button>Dark</button></form>
`,
        },
      },
    ],
    good: [
      {
        title: 'Both are changed, or the action redirects',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.locals.user = event.cookies.get('session');
  return resolve(event);
};
`,
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => ({ user: locals.user });
export const actions = {
  leave: async ({ cookies, locals }) => {
    cookies.delete('session', { path: '/' });
    locals.user = undefined;
  },
  leaveAll: async ({ cookies }) => {
    cookies.delete('session', { path: '/' });
    redirect(303, '/');
  }
};
`,
          'src/routes/account/+page.svelte': `<form method="POST" action="?/leave"><button>Sign out</button></form>
<form method="POST" action="?/leaveAll"><button>Everywhere</button></form>
`,
        },
      },
      {
        title: 'An enhanced form',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.locals.user = event.cookies.get('session');
  return resolve(event);
};
`,
          'src/routes/account/+page.server.ts': `export const load = ({ locals }) => ({ user: locals.user });
export const actions = { leave: async ({ cookies }) => { cookies.delete('session', { path: '/' }); } };
`,
          'src/routes/account/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" action="?/leave" use:enhance><button>Sign out</button></form>
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const actions = project.entriesIn(path).filter(({ role }) => role === 'action');
    const made = actions.length > 0 ? madeOfCookies(project) : new Map<string, ReadonlySet<string>>(); // mutate-ok: only spares work
    for (const action of made.size > 0 ? actions : []) checkAction(context, action, made); // mutate-ok: only spares work
  },
});

function checkAction({ facts, path, project, report }: CheckContext<'stale'>, action: Entry, made: Made): void {
  for (const index of indexOf(facts).callsOf.get(action.fn) ?? []) {
    const call = facts.calls[index] as CallFact;
    const cookie = changedCookie(project, path, action, call);
    const name = [...(made.get(cookie ?? '') ?? [])].find((one) => !isSet(facts, action.fn, one) && isLookedAt(project, one));
    if (cookie === undefined || name === undefined || !mayStay(project, facts, action, index) || !formsPostingTo(project, action).some((form) => form.enhanced === false)) continue; // mutate-ok: no cookie, no name
    report(call.span, 'stale', { cookie, name }, { related: placesMaking(project, cookie, name) });
  }
}

/** The name in `cookies.set('session', …)` of the event. */
function changedCookie(project: Project, path: string, { fn }: Entry, { args, callee }: CallFact): string | undefined {
  const isChange = callee.from === 'param' && callee.fn === fn && /^cookies\.(?:set|delete)$/.test(callee.path.join('.'));
  return isChange ? constantText(project, path, args[0]) : undefined;
}

function constantText(project: Project, path: string, value: Value | undefined): string | undefined {
  const [only, ...others] = (value && constantsOf(project, { path, value })) ?? [];
  return typeof only === 'string' && others.length === 0 ? only : undefined; // mutate-ok: of several values, a cookie's name is none
}

/** Does the action, or a function in it, write `locals.name`? */
function isSet(facts: FileFacts, fn: number, name: string): boolean {
  const within = functionsWithin(facts, fn);
  return facts.writes.some((write) => within.has(write.fn) && write.target.path.at(-1) === name && write.target.path.at(-2) === 'locals');
}

function isLookedAt(project: Project, name: string): boolean {
  return [...project.routes.byFile.keys()].some((path) => project.entriesIn(path).some(({ fn, role }) => {
    const facts = role === 'load' ? project.facts(path) : undefined;
    const within = facts && functionsWithin(facts, fn);
    return facts?.reads.some((read) => within?.has(read.fn) && read.ref.path.join('.').startsWith(`locals.${name}`)) === true;
  }));
}

/** Is there a way out on which the change has been made and nobody is sent elsewhere? */
function mayStay(project: Project, facts: FileFacts, action: Entry, change: number): boolean {
  const exits = (indexOf(facts).exitsOf.get(action.fn) ?? []).filter(({ kind }) => kind !== 'throw');
  return exits.some(({ at }) => maybeBefore(facts, at).has(change) && !surelyPasses(facts, at, (call) => project.neverReturns(action.path, call)));
}

type Making = { readonly path: string; readonly cookie: string; readonly name: string; readonly span: readonly [number, number] };

/** Where hooks write something into `locals` that comes from a cookie. */
function makings(project: Project): readonly Making[] {
  const hooks = project.paths().filter((path) => project.role(path) === 'hooks.server');
  return hooks.flatMap((path) => {
    const facts = project.facts(path) as FileFacts;
    return facts.writes.flatMap(({ span, target, value }) => {
      if (!value || value.is === 'function' || target.path.at(-2) !== 'locals') return [];
      const cookies = origins(facts, value).flatMap((ref) => (ref.path.slice(-2).join('.') === 'cookies.get' ? (facts.calls.find(({ callee }) => callee === ref) ?? []) : []));
      return cookies.flatMap(({ args }) => constantText(project, path, args[0]) ?? []).map((cookie) => ({ path, cookie, name: target.path.at(-1) as string, span }));
    });
  });
}

function madeOfCookies(project: Project): Made {
  const made = new Map<string, Set<string>>();
  for (const { cookie, name } of makings(project)) made.set(cookie, (made.get(cookie) ?? new Set()).add(name));
  return made;
}

function placesMaking(project: Project, cookie: string, name: string): readonly { path: string; span: readonly [number, number]; message: string }[] {
  return makings(project).filter((one) => one.cookie === cookie && one.name === name).map(({ path, span }) => ({ path, span, message: 'is made of the cookie' }));
}
