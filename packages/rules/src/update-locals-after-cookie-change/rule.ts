import {
  constantsOf, defineRule, formsPostingTo, functionsWithin, indexOf, mayFollow, origins,
  type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type Span, type Value,
} from '@sk-audit/core';

export default defineRule({
  id: 'update-locals-after-cookie-change',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: true,
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
    for (const action of project.entriesIn(path).filter(({ role }) => role === 'action')) checkAction(context, action); // mutate-ok: forms post to no others
  },
});

function checkAction({ facts, path, project, report }: CheckContext<'stale'>, action: Entry): void {
  for (const index of indexOf(facts).callsOf.get(action.fn) ?? []) {
    const call = facts.calls[index] as CallFact;
    const cookie = changedCookie(project, path, action, call);
    const stale = (cookie === undefined ? [] : makings(project)).find((one) => one.cookie === cookie && !isSet(facts, action.fn, one.name) && isLookedAt(project, one.name)); // mutate-ok: only spares work
    if (!stale || !mayStay(project, facts, action, index) || !formsPostingTo(project, action).some((form) => form.enhanced === false)) continue;
    report(call.span, 'stale', { cookie: stale.cookie, name: stale.name }, { related: [{ path: stale.path, span: stale.span, message: 'is made of the cookie' }] });
  }
}

/** The name in `cookies.set('session', …)` of the event. */
function changedCookie(project: Project, path: string, { fn }: Entry, { args, callee }: CallFact): string | undefined {
  const isChange = callee.from === 'param' && callee.fn === fn && /^cookies\.(?:set|delete)$/.test(callee.path.join('.')); // mutate-ok: only parameters have fn
  return isChange ? constantText(project, path, args[0]) : undefined;
}

function constantText(project: Project, path: string, value: Value | undefined): string | undefined {
  const texts = (value && constantsOf(project, { path, value })) ?? []; // mutate-ok: a cookie has a name
  return texts.length === 1 && typeof texts[0] === 'string' ? texts[0] : undefined; // mutate-ok: names are texts
}

/** Does the action, or a function in it, write `locals.name`? */
function isSet(facts: FileFacts, fn: number, name: string): boolean {
  const within = functionsWithin(facts, fn);
  return facts.writes.some((write) => within.has(write.fn) && write.target.path.slice(-2).join('.') === `locals.${name}`);
}

/** Does a load read `locals.name`? */
function isLookedAt(project: Project, name: string): boolean {
  const loads = [...project.routes.byFile.keys()].flatMap((path) => project.entries(path)).filter(({ role }) => role === 'load');
  return loads.some(({ fn, path }) => {
    const facts = project.facts(path) as FileFacts;
    const within = functionsWithin(facts, fn);
    return facts.reads.some((read) => within.has(read.fn) && read.ref.path.slice(0, 2).join('.') === `locals.${name}`);
  });
}

/** Is there a way out on which the change has been made and nobody is sent elsewhere? In a `catch` around the change it may not have been made. */
function mayStay(project: Project, facts: FileFacts, action: Entry, change: number): boolean {
  const { tries } = facts.calls[change] as CallFact;
  const exits = (indexOf(facts).exitsOf.get(action.fn) ?? []).filter(({ handler, kind }) => kind !== 'throw' && tries?.includes(handler ?? -1) !== true);
  return !alwaysRedirects(project, facts, action) && exits.some(({ at, value }) => !isRedirect(project, action.path, facts, value) && mayFollow(facts, at, change, (call) => project.neverReturns(action.path, call)));
}

/** `if (answer) redirect(303, '/')`, where `answer` is always an object. */
function alwaysRedirects(project: Project, facts: FileFacts, { fn, path }: Entry): boolean {
  return (indexOf(facts).callsOf.get(fn) ?? []).some((index) => {
    const { is, outer, test } = facts.conditions[facts.calls[index]?.when ?? -1] ?? {};
    return is === true && outer === undefined && test?.is === 'truthy' && isAlwaysObject(project, facts, test.value) && project.neverReturns(path, index);
  });
}

/** Kept of a call of the app's own function that gives nothing else. */
function isAlwaysObject(project: Project, facts: FileFacts, value: Value): boolean {
  const target = value.is === 'ref' ? project.resolve(facts.path, value.ref) : undefined; // mutate-ok: only refs have one
  const binding = target?.is === 'binding' && target.rest.length === 0 ? facts.bindings[target.binding] : undefined; // mutate-ok: only bindings have one
  const call = binding?.kind === 'const' && binding.init?.is === 'call' ? facts.calls[binding.init.call] : undefined; // mutate-ok: only calls have one
  const own = call && project.resolveFunction(facts.path, { is: 'ref', ref: call.callee });
  return own !== undefined && (project.facts(own.path) as FileFacts).exits.every(({ fn, kind, value: given }) => fn !== own.fn || kind === 'throw' || given?.is === 'object');
}

/** Returned in place of thrown, in Kit 1: the matter of another rule. */
function isRedirect(project: Project, path: string, facts: FileFacts, value: Value | undefined): boolean {
  const call = value?.is === 'call' ? facts.calls[value.call] : undefined; // mutate-ok: only calls have one
  return call !== undefined && project.symbol(path, call.callee) === '@sveltejs/kit#redirect';
}

/** A value in `locals` that a hook makes of a cookie. */
type Making = { readonly path: string; readonly span: Span; readonly cookie: string; readonly name: string };

function makings(project: Project): readonly Making[] {
  return project.filesOf('hooks.server').flatMap((path) => {
    const facts = project.facts(path) as FileFacts;
    return facts.writes.filter(({ target }) => target.path.at(-2) === 'locals').flatMap(({ span, target, value }) => {
      const asked = facts.calls.filter(({ callee }) => callee.path.slice(-2).join('.') === 'cookies.get' && origins(facts, value).includes(callee));
      return asked.flatMap(({ args }) => constantText(project, path, args[0]) ?? []).map((cookie): Making => ({ path, span, cookie, name: target.path.at(-1) as string }));
    });
  });
}
