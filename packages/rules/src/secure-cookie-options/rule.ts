import {
  canRun, conditionsOf, constantsOf, cookieMethod, defineRule, inProduction, suggestWithout,
  type CallFact, type CheckContext, type Project, type Value,
} from '@sk-audit/core';

/** Who has the cookie is the visitor. */
const SESSION = /sess(?:ion)?|auth|jwt|(?:access|refresh|login|bearer|user|remember)[-_.]?token|^token$|(?:^|[-_.])sid$|remember[-_.]?me/i;
/** Made for scripts, of no use to others, or gone in a minute: `csrf_token`, `oauth_state`, `auth_user`. */
const HARMLESS = /csrf|xsrf|state|nonce|verifier|challenge|redirect|return|callback|provider|method|expir|hint|^(?:is|has)|(?:user|name|role|email|info)$/i;

/** Packages that read cookies in the browser. */
const READERS = /^(?:js-cookie|universal-cookie|typescript-cookie|pocketbase)$/;

type Id = 'scripts' | 'plain' | 'refused';

export default defineRule({
  id: 'secure-cookie-options',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: "Forbids session cookies that scripts can read, or that are sent without encryption.",
  why: `Kit sets cookies with \`httpOnly\`, \`secure\` (not on \`http://localhost\`, nor in Kit 3's \`vite dev\`) and \`sameSite: 'lax'\`. Who turns these off for the cookie
of a session hands it out: with \`httpOnly: false\` any script on the page can read it, one that came in through a hole in a library too; with
\`secure: false\` it travels in the clear whenever a link says \`http://\`. Browsers refuse \`sameSite: 'none'\` together with \`secure: false\`.

The rule looks at \`cookies.set()\` and \`cookies.serialize()\` with literal names and options. Left alone: names that do not speak of a session, cookies
that are deleted, what hangs on \`dev\`, and \`httpOnly: false\` in apps whose own scripts read \`document.cookie\`.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#Cookies', '@sveltejs/kit 3.2.0 src/runtime/server/cookie.js', 'https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/Cookies'],
  messages: {
    scripts: { text: 'Every script on the page can read the cookie `{{cookie}}`.', advice: 'Leave out `httpOnly: false`: Kit hides cookies from scripts.' },
    plain: { text: 'The cookie `{{cookie}}` is sent without encryption, too, wherever an address begins with `http://`.', advice: 'Leave out `secure: false`: Kit asks for encryption, except on localhost.' },
    refused: { text: "Browsers refuse the cookie `{{cookie}}`: with `sameSite: 'none'` it has to be `secure`.", advice: 'Leave out `secure: false`.' },
  },
  examples: {
    bad: [
      {
        title: 'A session for everybody to read',
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  default: async ({ cookies }) => {
    cookies.set('session', crypto.randomUUID(), { path: '/', httpOnly: false }); // ✗ scripts "httpOnly: false"
  }
};
`,
        },
        after: {
          'src/routes/login/+page.server.ts': `export const actions = {
  default: async ({ cookies }) => {
    cookies.set('session', crypto.randomUUID(), { path: '/' });
  }
};
`,
        },
      },
      {
        title: 'In the clear, or not at all',
        files: {
          'src/hooks.server.ts': `import { SESSION, OPTIONS } from '$lib/session';
export const handle = async ({ event, resolve }) => {
  const token = crypto.randomUUID();
  event.cookies.set(SESSION, token, OPTIONS); // ✗ plain "OPTIONS"
  event.cookies.set('frame', token, { path: '/', sameSite: 'none', secure: false }); // ✗ refused "secure: false"
  return resolve(event);
};
`,
          'src/lib/session.ts': "export const SESSION = 'auth_token';\nexport const OPTIONS = { path: '/', secure: false } as const;\n",
        },
      },
    ],
    good: [
      {
        title: "Kit's own options, and what hangs on the mode",
        files: {
          'src/routes/login/+page.server.ts': `import { dev } from '$app/environment';
export const actions = {
  default: async ({ cookies }) => {
    cookies.set('session', crypto.randomUUID(), { path: '/', secure: !dev });
    cookies.set('theme', 'dark', { path: '/', httpOnly: false });
    cookies.set('csrf_token', crypto.randomUUID(), { path: '/', httpOnly: false });
    cookies.set('session', '', { path: '/', maxAge: 0, httpOnly: false, secure: false });
  }
};
`,
        },
      },
      {
        title: "The app's own scripts read cookies",
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  default: async ({ cookies }) => {
    cookies.set('session', crypto.randomUUID(), { path: '/', httpOnly: false });
  }
};
`,
          'src/routes/login/+page.svelte': "<script>\n  const show = () => console.log(document.cookie);\n</script>\n<button onclick={show}>Show</button>\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const call of facts.calls) {
      const isSet = /^(?:set|serialize)$/.test(cookieMethod(facts, call) ?? '') && canRun(conditionsOf(facts, call.when), (test) => inProduction(project, path, test)) !== false;
      const cookie = isSet ? nameOf(project, path, call) : undefined;
      if (cookie !== undefined && !isDeleted(call)) checkOptions(context, call, cookie);
    }
  },
});

/** The name, if it is sure. */
function nameOf(project: Project, path: string, { args: [value] }: CallFact): string | undefined {
  const [name, ...others] = (value && constantsOf(project, { path, value })) ?? [];
  return typeof name === 'string' && others.length === 0 ? name : undefined;
}

function isDeleted({ args: [, value, options] }: CallFact): boolean {
  const age = options?.is === 'object' ? options.props['maxAge'] : undefined;
  const text = value?.is === 'literal' ? value.value : undefined; // mutate-ok: only literals have one
  return text === '' || (age?.is === 'literal' && Number(age.value) <= 0);
}

function checkOptions({ path, project, report }: CheckContext<Id>, { args, argSpans }: CallFact, cookie: string): void {
  const options = args[2] && optionsBehind(project, path, args[2]);
  const at = argSpans[2];
  if (!options || !at) return; // mutate-ok: an argument has a place
  const { httpOnly, sameSite, secure } = options.props;
  const isSession = SESSION.test(cookie) && !HARMLESS.test(cookie);
  const tell = (id: Id, key: string): void => {
    const written = options === args[2] ? options.spans?.[key] : undefined;
    report(written ?? at, id, { cookie }, { suggest: written ? suggestWithout(options, new Set([written[0]]), `Leave out \`${key}\``) : [] });
  };
  if (isSession && isOff(httpOnly) && !readsCookies(project)) tell('scripts', 'httpOnly');
  if (!isOff(secure)) return;
  if (sameSite?.is === 'literal' && String(sameSite.value).toLowerCase() === 'none') tell('refused', 'secure');
  else if (isSession) tell('plain', 'secure');
}

type Options = Extract<Value, { is: 'object' }>;

/** The literal, or the constant's, if all of it is known. */
function optionsBehind(project: Project, path: string, value: Value): Options | undefined {
  const found = value.is === 'ref' ? project.valueOf(path, value.ref)?.value : value;
  return found?.is === 'object' && !found.open ? found : undefined;
}

function isOff(value: Value | undefined): boolean {
  return value?.is === 'literal' && value.value === false;
}

/** Does code of the app read the cookies in the browser, or some package for it? */
function readsCookies(project: Project): boolean {
  return project.paths().some((path) => {
    const facts = project.isDead(path) ? undefined : project.facts(path);
    const reads = facts?.reads.some(({ ref }) => ref.from === 'global' && [ref.name, ...ref.path].join('.').includes('document.cookie')); // mutate-ok: only globals have a name
    return reads === true || facts?.imports.some(({ specifier }) => READERS.test(specifier)) === true;
  });
}
