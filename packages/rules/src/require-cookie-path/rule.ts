import { defineRule, type CallFact, type CheckContext, type Ref, type Suggestion, type Value } from '@sk-audit/core';

type Context = CheckContext<'noPath'>;

/** Where the options stand. */
const OPTIONS_AT: { readonly [method: string]: number } = { set: 2, delete: 1, serialize: 2 };

export default defineRule({
  id: 'require-cookie-path',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0 <3.0.0-0',
  recommended: 'Unproven: no real finding in 49 apps; Kit refuses it when the cookie is set, which no test here drives.',
  fix: 'suggest',
  summary: 'Demands a `path` wherever a cookie is set or deleted.',
  why: `In Kit 2 \`cookies.set\`, \`cookies.delete\` and \`cookies.serialize\` throw when their options have no \`path\`: the request is answered
with 500. In Kit 1 the path was the folder of the current URL (\`/shop\` for \`/shop/cart\`), so a cookie set on one page was missing
on others; in Kit 3 it is \`/\`.

Left alone: options that come from elsewhere or are spread together, \`path: ''\`, and the cookies of other libraries.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#path-is-required-when-setting-cookies', '@sveltejs/kit 2.70.4 src/runtime/server/cookie.js validate_options'],
  messages: {
    noPath: { text: '`cookies.{{method}}()` has no `path`, so it throws and the request is answered with 500.', advice: "Add `path: '/'`, or the path that the cookie had until now." },
  },
  examples: {
    bad: [
      {
        title: 'Set and deleted without a path',
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  login: async ({ cookies }) => {
    cookies.set('session', 'a1', { httpOnly: true }); // ✗ noPath "cookies.set('session', 'a1', { httpOnly: true })"
  },
  logout: async (event) => {
    event.cookies.delete('session'); // ✗ noPath "event.cookies.delete('session')"
  }
};
`,
        },
        after: {
          'src/routes/login/+page.server.ts': `export const actions = {
  login: async ({ cookies }) => {
    cookies.set('session', 'a1', { path: '/', httpOnly: true });
  },
  logout: async (event) => {
    event.cookies.delete('session', { path: '/' });
  }
};
`,
        },
      },
      {
        title: 'In a hook, and in a helper that gets the cookies',
        files: {
          'src/hooks.server.ts': `import { remember } from '$lib/server/visits';
export const handle = async ({ event, resolve }) => {
  event.cookies.set('seen', 'yes', {}); // ✗ noPath "event.cookies.set('seen', 'yes', {})"
  remember(event.cookies);
  return resolve(event);
};
`,
          'src/lib/server/visits.ts': `import type { Cookies } from '@sveltejs/kit';
export function remember(cookies: Cookies) {
  cookies.set('visit', '1'); // ✗ noPath "cookies.set('visit', '1')"
}
`,
        },
      },
    ],
    good: [
      {
        title: 'With a path',
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  login: async ({ cookies }) => cookies.set('session', 'a1', { path: '/', httpOnly: true }),
  logout: async (event) => event.cookies.delete('session', { path: '/' })
};
`,
        },
      },
      {
        title: 'Options from elsewhere, and Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  login: async ({ cookies }) => cookies.set('session', 'a1', { httpOnly: true })
};
`,
        },
      },
    ],
  },
  check(context) {
    for (const call of context.facts.calls) {
      const method = call.callee.path.at(-1) ?? '';
      if (!Object.hasOwn(OPTIONS_AT, method) || call.spread || !isCookies(context, call.callee)) continue;
      const at = OPTIONS_AT[method] as number;
      if (lacksPath(context, call.args[at])) context.report(call.span, 'noPath', { method }, { suggest: suggestPath(call, at) });
    }
  },
});

/** Is it a method of Kit's cookies: of an event, or of a parameter that is typed as one or the other? */
function isCookies({ facts, path, project }: Context, callee: Ref): boolean {
  const owner = callee.path.slice(0, -1);
  if (callee.from === 'call') return owner.join() === 'cookies' && project.symbol(path, facts.calls[callee.call]?.callee as Ref) === '$app/server#getRequestEvent';
  if (callee.from !== 'param') return false; // mutate-ok: only parameters have functions
  const entry = project.entriesIn(path).find((one) => one.fn === callee.fn);
  if (entry && callee.index === 0) return owner.join('.') === (/^handle(?!r)/.test(entry.role) ? 'event.cookies' : 'cookies');
  const type = facts.functions[callee.fn]?.params[callee.index]?.type ?? '';
  return owner.length === 0 ? /\bCookies$/.test(type) && !type.includes('.') : owner.join() === 'cookies' && /\b(?:\w*RequestEvent|\w*ServerLoadEvent)\b/.test(type);
}

/** Surely: the options are missing, or an object of which everything is known. */
function lacksPath({ path, project }: Context, options: Value | undefined): boolean {
  if (options === undefined) return true;
  const known = options.is === 'ref' ? project.valueOf(path, options.ref)?.value : options;
  return known?.is === 'object' && !known.open && !Object.hasOwn(known.props, 'path');
}

function suggestPath(call: CallFact, at: number): readonly Suggestion[] {
  const options = call.args[at];
  const [start, end] = call.argSpans[options ? at : at - 1] ?? [];
  if (start === undefined || end === undefined || (options && options.is !== 'object')) return [];
  const isEmpty = options?.is === 'object' && Object.keys(options.props).length === 0;
  const text = options ? (isEmpty ? "{ path: '/' }" : "{ path: '/',") : ", { path: '/' }";
  const span = options ? ([start, isEmpty ? end : start + 1] as const) : ([end, end] as const);
  return [{ message: `Add \`path: '/'\``, edits: [{ span, text }] }];
}
