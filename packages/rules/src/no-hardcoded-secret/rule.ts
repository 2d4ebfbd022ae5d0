import { defineRule, secretText, type CheckContext, type Json, type Span, type Value } from '@sk-audit/core';

type Context = CheckContext<'inSource' | 'inBrowser'>;

export default defineRule({
  id: 'no-hardcoded-secret',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids secrets that are written into the source.',
  why: `A secret key in the source is known to everybody who has ever seen the repository, and to every visitor when the file reaches the
browser. It cannot be changed without a new version of the app.

Only forms that their issuers made recognisable are reported (\`sk_live_…\`, \`GOCSPX-…\`, \`ghp_…\`, private keys, Supabase's service key,
addresses of databases with a password …). Left alone: publishable keys, web keys of Firebase and Google Maps, test keys, placeholders,
local databases, tests and scripts.`,
  sources: ['https://svelte.dev/docs/kit/$env-static-private', 'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns'],
  messages: {
    inSource: { text: 'This is {{what}}, written into the source.', advice: 'Replace it at its issuer, and read the new one from `$env/static/private` or `$env/dynamic/private`.' },
    inBrowser: { text: 'This is {{what}}, written into code that browsers load.', advice: 'Replace it at its issuer, and use the new one on the server only, from `$env/static/private`.' },
  },
  examples: {
    bad: [
      {
        title: 'A database with its password',
        files: {
          'src/lib/server/db.ts': `import postgres from 'postgres';
export const sql = postgres('postgres://shop:Zq3mT8rW@db.shop.cloud:5432/shop'); // ✗ inSource "'postgres://shop:Zq3mT8rW@db.shop.cloud:5432/shop'"
`,
          'src/routes/+page.server.ts': `import { sql } from '$lib/server/db';
export const load = async () => ({ items: await sql\`select id from items\` });
`,
        },
      },
      {
        title: 'A secret in a component',
        files: {
          'src/routes/release/+page.svelte': `<script>
  const token = 'ghp_Qm4vZt8KcW1xLr0PsYb7NdFg2HjXe5AuTi9o'; // ✗ inBrowser "token"
  const releases = fetch('https://api.example.com/releases', { headers: { authorization: token } });
</script>
{#await releases then response}{response.status}{/await}
`,
        },
      },
    ],
    good: [
      {
        title: 'Read from the environment',
        files: {
          'src/routes/callback/+page.server.ts': `import { CLIENT_SECRET } from '$env/static/private';
export const load = async ({ fetch }) => {
  const body = new URLSearchParams({ client_secret: CLIENT_SECRET });
  return { signedIn: (await fetch('https://accounts.example.com/token', { method: 'POST', body })).ok };
};
`,
        },
      },
      {
        title: 'Keys that are meant to be seen, and placeholders',
        files: {
          'src/lib/keys.ts': `export const stripe = 'pk_live_' + 'a1b2c3';
export const maps = 'AIza' + 'a1b2c3';
export const placeholder = 'sk_live_xxxxxxxxxxxxxxxxxxxxxxxx';
`,
          'src/routes/+page.ts': `import { maps, placeholder, stripe } from '$lib/keys';
export const load = () => ({ keys: [maps, placeholder, stripe] });
`,
        },
      },
    ],
  },
  check(context) {
    const { facts } = context;
    for (const { init, span } of facts.bindings) if (init) inspect(context, init, span); // mutate-ok: only spares work
    for (const { args, argSpans } of facts.calls) args.forEach((arg, i) => { if (arg.is !== 'ref') inspect(context, arg, argSpans[i] as Span); }); // mutate-ok: only spares work
    for (const { span, value } of [...facts.exits, ...facts.writes]) inspect(context, value, span);
    for (const one of facts.exports) inspect(context, one.value, one.span);
  },
});

/** Looks into what the value is made of; `span` is the smallest place around it that is known. */
function inspect(context: Context, value: Value | undefined, span: Span): void {
  switch (value?.is) {
    case 'literal': return inspectText(context, value.value, span);
    case 'object': return Object.entries(value.props).forEach(([name, part]) => inspect(context, part, value.spans?.[name] ?? span));
    case 'array': return value.items.forEach((item) => inspect(context, item, span));
    case 'either': case 'mix': return value.of.forEach((part) => inspect(context, part, span));
    default: return undefined;
  }
}

function inspectText({ path, project, report }: Context, text: Json, span: Span): void {
  const what = typeof text === 'string' ? secretText(text) : undefined; // mutate-ok: for the type
  if (what !== undefined) report(span, project.clientChain(path) ? 'inBrowser' : 'inSource', { what });
}
