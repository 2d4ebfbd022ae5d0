import { defineRule, undeclaredEnv, type CheckContext, type UndeclaredEnv } from '@sk-audit/core';

type Context = CheckContext<'missing' | 'undefined'>;

export default defineRule({
  id: 'require-declared-env',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.63.0',
  recommended: 'Unproven: of 110 apps two are on Kit 3.',
  inBuild: 'fails',
  summary: 'Demands that `src/env` declares the environment variables that the app takes.',
  why: `From Kit 3 on environment variables are declared: every key of the \`variables\` in \`src/env.ts\` becomes an export of \`$app/env/public\` when
it says \`public: true\`, and of \`$app/env/private\` when it does not. \`$env/static/…\` and \`$env/dynamic/…\` are other names of these two modules. What is not declared is not there, whatever
\`.env\` says: the build of a file that imports it fails, and \`env.SHOP_KEY\` is \`undefined\` in the running app, without a word.

Each app on Kit 2 that takes variables meets this on the day of the upgrade. In Kit 2 the rule looks at \`$app/env/…\` alone, where
\`experimental.explicitEnvironmentVariables\` is on. Declarations that cannot be read silence it, and so do properties of \`env\` that are computed.`,
  sources: ['https://svelte.dev/docs/kit/environment-variables', '@sveltejs/kit 3.2.0 src/core/env.js create_env_modules', '@sveltejs/kit 3.2.0 src/runtime/env/dynamic/private.js'],
  messages: {
    missing: { text: '{{file}} declares no {{names}} for {{whom}}, so `{{module}}` does not export {{it}} and the build fails.', advice: 'Make every variable {{that}} a key of `export const variables = defineEnvVars({ … })` in {{file}}{{flag}}.' },
    undefined: { text: '{{file}} declares no {{names}} for {{whom}}, so {{they}} {{are}} `undefined` in `env` of `{{module}}`.', advice: 'Make every variable {{that}} a key of `export const variables = defineEnvVars({ … })` in {{file}}{{flag}}.' },
  },
  examples: {
    bad: [
      {
        title: 'An app of Kit 2 on the day of the upgrade',
        kit: '3.2.0',
        files: {
          'src/routes/+page.server.js': `import { SHOP_KEY } from '$env/static/private'; // ✗ missing "SHOP_KEY"
export const load = () => ({ has: SHOP_KEY.length > 0 });
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['`src/env.js` declares no `SHOP_KEY` for servers, so `$env/static/private` does not export it and the build fails.', 'Make every variable that the app takes a key of `export const variables = defineEnvVars({ … })` in `src/env.js`.'],
      },
      {
        title: 'One that is declared for the other side',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { defineEnvVars } from '@sveltejs/kit/env';
export const variables = defineEnvVars({ SHOP_KEY: {}, PUBLIC_SHOP: { public: true } });
`,
          'src/routes/+page.svelte': `<script>
  import { PUBLIC_SHOP, PUBLIC_TAX, SHOP_KEY } from '$app/env/public'; // ✗ missing "PUBLIC_TAX"
</script>
<h1>{PUBLIC_SHOP} {PUBLIC_TAX} {SHOP_KEY}</h1>
`,
        },
        says: ['`src/env.ts` declares no `PUBLIC_TAX` and `SHOP_KEY` for browsers, so `$app/env/public` does not export them and the build fails.', 'Make every variable that browsers may see a key of `export const variables = defineEnvVars({ … })` in `src/env.ts`, with `public: true`.'],
      },
      {
        title: 'A property that nobody misses',
        kit: '3.2.0',
        notBuilt: 'The build passes, and the value is `undefined`.',
        files: {
          'src/hooks.server.js': `import { env } from '$env/dynamic/private'; // ✗ undefined "'$env/dynamic/private'"
const { SHOP_KEY } = env;
export const handle = ({ event, resolve }) => {
  event.locals.key = SHOP_KEY ?? env.OLD_KEY;
  return resolve(event);
};
`,
        },
        says: ['`src/env.js` declares no `OLD_KEY` and `SHOP_KEY` for servers, so they are `undefined` in `env` of `$env/dynamic/private`.'],
      },
    ],
    good: [
      {
        title: 'Declared',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { defineEnvVars } from '@sveltejs/kit/env';
export const variables = defineEnvVars({ SHOP_KEY: {}, PUBLIC_SHOP: { public: true } });
`,
          'src/routes/+page.server.ts': `import { SHOP_KEY } from '$app/env/private';
import { env } from '$env/dynamic/private';
export const load = () => ({ has: SHOP_KEY === env.SHOP_KEY });
`,
          'src/routes/+page.svelte': `<script lang="ts">
  import { PUBLIC_SHOP } from '$app/env/public';
</script>
<h1>{PUBLIC_SHOP}</h1>
`,
        },
      },
      {
        title: 'Kit 2',
        files: {
          'src/routes/+page.server.js': `import { SHOP_KEY } from '$env/static/private';
export const load = () => ({ has: SHOP_KEY.length > 0 });
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  check(context) {
    if (context.project.isLive(context.path)) for (const one of undeclaredEnv(context.project, context.path)) reportMissing(context, one);
  },
});

function reportMissing({ project, report }: Context, { areExports, edge, names }: UndeclaredEnv): void {
  const { module = '', fact } = edge;
  const isPublic = module.endsWith('/public');
  const own = project.filesOf('env')[0] ?? `${project.config.src}/env.js`;
  const isMany = names.length > 1;
  const first = fact.names.find(({ imported }) => imported === names[0]);
  report(first?.span ?? fact.span, areExports ? 'missing' : 'undefined', {
    file: `\`${own}\``, module, whom: isPublic ? 'browsers' : 'servers',
    it: isMany ? 'them' : 'it', they: isMany ? 'they' : 'it', are: isMany ? 'are' : 'is', // mutate-ok: words
    names: names.map((name) => `\`${name}\``).join(names.length > 2 ? ', ' : ' and '), // mutate-ok: words
    that: isPublic ? 'that browsers may see' : 'that the app takes', flag: isPublic ? ', with `public: true`' : '',
  });
}
