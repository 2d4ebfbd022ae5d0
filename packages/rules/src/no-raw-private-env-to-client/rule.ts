import { defineRule, isSecretVariable, isSent, sentParts, type Project, type SentPart } from '@sk-audit/core';

const PRIVATE: ReadonlySet<string> = new Set(['$env/static/private', '$env/dynamic/private', '$app/env/private']);

/** Names of values that anybody may see. */
const PUBLIC = /(?:^|_)(?:PUBLIC|PUBLISHABLE|ANON|SITE_?KEY|(?:CLIENT|APP|PROJECT|TEAM|MEASUREMENT|TRACKING|CONTAINER|SITE|WEBSITE)_?ID|ID|URL|URI|HOST|HOSTNAME|ORIGIN|DOMAIN|PATH|PORT|VERSION|COMMIT|SHA|REF|BRANCH|DSN|REGION|LOCALE|LANGUAGE|CURRENCY|NAME|TITLE|EMAIL|ENV|ENVIRONMENT)(?:_|$)/;

export default defineRule({
  id: 'no-raw-private-env-to-client',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: 'Pages for administrators show settings on purpose: of the few findings in real apps, about half are meant so.',
  summary: 'Forbids private environment variables in what the server hands to the browser.',
  why: `What a server \`load\`, an action or a remote function returns is sent to the browser, also when no component shows it. A private variable
in it is public from then on, and Kit, which guards the module that it comes from, does not look at values.

Left alone: values that are made of one (\`env.APP_MODE === 'maintenance'\`), and variables whose names say that anybody may see them
(addresses, ids, publishable and site keys).`,
  sources: ['https://svelte.dev/docs/kit/load#Universal-vs-server-Output', 'https://svelte.dev/docs/kit/$env-dynamic-private'],
  messages: {
    variable: { text: 'The private variable `{{name}}` is sent to the browser as it is.', advice: 'Return what the page needs to know instead, such as `{{name}} === …`, or read it from the public module if anybody may see it.' },
    environment: { text: 'All private variables are sent to the browser.', advice: 'Return what the page needs to know instead, under a name of its own.' },
  },
  examples: {
    bad: [
      {
        title: 'A variable as it is',
        files: {
          'src/routes/+layout.server.ts': `import { env } from '$env/dynamic/private';
export const load = () => ({ mode: env.APP_MODE }); // ✗ variable "mode: env.APP_MODE"
`,
        },
      },
      {
        title: 'A key, and all of them',
        files: {
          'src/routes/map/+page.server.ts': `import { MAPS_SECRET } from '$env/static/private';
import { env } from '$env/dynamic/private';
export const load = () => {
  const key = MAPS_SECRET;
  return { map: { key }, ...env }; // ✗ variable "key" ✗ environment "return { map: { key }, ...env };"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'What the page needs to know',
        files: {
          'src/routes/+layout.server.ts': `import { env } from '$env/dynamic/private';
export const load = () => ({ maintenance: env.APP_MODE === 'maintenance' });
`,
        },
      },
      {
        title: 'What anybody may see',
        files: {
          'src/routes/+layout.server.ts': `import { TURNSTILE_SITE_KEY } from '$env/static/private';
import { env } from '$env/dynamic/private';
export const load = () => ({ siteKey: TURNSTILE_SITE_KEY, api: env.API_URL });
`,
        },
      },
    ],
  },
  check({ path, project, report }) {
    for (const entry of project.entriesIn(path)) {
      if (!isSent(project, entry)) continue;
      for (const part of sentParts(project, entry)) {
        const name = privateName(project, part);
        if (name === '') report(part.span, 'environment');
        else if (name !== undefined && (isSecretVariable(name) || !PUBLIC.test(name))) report(part.span, 'variable', { name });
      }
    }
  },
});

/** The variable that the part is; empty for all of them. */
function privateName(project: Project, { path, value }: SentPart): string | undefined {
  const target = value.is === 'ref' ? project.resolve(path, value.ref) : undefined;
  if (target?.is !== 'package' || !PRIVATE.has(target.module)) return undefined;
  return target.module === '$env/dynamic/private' ? target.rest.join('.') : target.name;
}
