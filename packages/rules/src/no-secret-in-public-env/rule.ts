import { defineRule, indexOf, isSecretVariable, type FileFacts, type FileQuestion, type Project, type Related, type Span, type Value } from '@sk-audit/core';

const PUBLIC_MODULES: ReadonlySet<string> = new Set(['$env/static/public', '$env/dynamic/public', '$app/env/public']);

export default defineRule({
  id: 'no-secret-in-public-env',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: 'Too few real findings prove it: three in the apps read, all right.',
  summary: 'Forbids secrets in environment variables that everybody can read.',
  why: `Kit gives every variable with the public prefix (\`PUBLIC_\`), and in Kit 3 every one declared with \`public: true\`, to the browser; Vite
writes \`import.meta.env.VITE_…\` into the code. A secret key, a password or a connection string under such a name can be read by every
visitor, and Kit's guard has nothing against it.

Only names decide: \`.env\` files are not read. Left alone: keys that are meant to be public (\`…_API_KEY\`, \`…_ACCESS_TOKEN\`, publishable,
anon and site keys, as of Stripe, Supabase, Firebase, Mapbox and reCAPTCHA), switches such as \`PUBLIC_SHOW_PASSWORD\`, and \`VITE_…\` in code
that only the server runs. Each name is reported once, where it is used first.`,
  sources: ['https://svelte.dev/docs/kit/$env-static-public', 'https://svelte.dev/docs/kit/$env-dynamic-public', 'https://vite.dev/guide/env-and-mode.html#env-variables'],
  messages: {
    publicName: { text: '`{{name}}` is named like a secret, but every visitor can read a public variable.', advice: 'Give it a name without `{{prefix}}`, import it from the private module on the server, and replace the value that was public.' },
    declaredPublic: { text: '`{{name}}` is named like a secret, but declared with `public: true`, so every visitor can read it.', advice: 'Drop `public: true` and read it on the server.' },
    inlined: { text: 'Vite may write the value of `{{name}}`, which is named like a secret, into code that browsers load.', advice: 'Read it on the server from `$env/static/private` under a name without `VITE_`, and replace the value that was public.' },
  },
  examples: {
    bad: [
      {
        title: 'A secret key with the public prefix',
        files: {
          'src/routes/pay/+page.server.ts': `import { PUBLIC_STRIPE_SECRET_KEY } from '$env/static/public'; // ✗ publicName "PUBLIC_STRIPE_SECRET_KEY"
import { charge } from '$lib/server/payments';
export const actions = { default: () => charge(PUBLIC_STRIPE_SECRET_KEY) };
`,
          'src/lib/server/payments.ts': 'export const charge = async (key: string) => ({ paid: key.length > 0 });\n',
        },
      },
      {
        title: "Vite's own prefix",
        files: {
          'src/routes/films/+page.ts': `export const load = async ({ fetch }) => {
  const key = import.meta.env.VITE_FILMS_SECRET_KEY; // ✗ inlined "import.meta.env.VITE_FILMS_SECRET_KEY"
  return { films: await (await fetch('https://films.example.com/?key=' + key)).json() };
};
`,
        },
      },
      {
        title: 'Declared as public',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { defineEnvVars } from '@sveltejs/kit/env';
export const variables = defineEnvVars({
  SMTP_PASSWORD: { public: true } // ✗ declaredPublic "SMTP_PASSWORD"
});
`,
        },
      },
    ],
    good: [
      {
        title: 'Keys that are meant to be public',
        files: {
          'src/routes/pay/+page.svelte': `<script>
  import { PUBLIC_STRIPE_PUBLISHABLE_KEY, PUBLIC_SUPABASE_ANON_KEY } from '$env/static/public';
  import { env } from '$env/dynamic/public';
  const keys = [PUBLIC_STRIPE_PUBLISHABLE_KEY, PUBLIC_SUPABASE_ANON_KEY, env.PUBLIC_FIREBASE_API_KEY, env.PUBLIC_MAPBOX_ACCESS_TOKEN];
</script>
{keys.length}
`,
        },
      },
      {
        title: 'A private variable',
        files: {
          'src/routes/pay/+page.server.ts': `import { STRIPE_SECRET_KEY } from '$env/static/private';
import { charge } from '$lib/server/payments';
export const actions = { default: () => charge(STRIPE_SECRET_KEY) };
`,
          'src/lib/server/payments.ts': 'export const charge = async (key: string) => ({ paid: key.length > 0 });\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const places = project.paths().flatMap((path) => placesIn(project, path));
    const first = new Map<string, Place>();
    for (const place of places) {
      const earlier = first.get(place.name);
      if (!earlier) first.set(place.name, { ...place, others: [] });
      else if (earlier.path !== place.path) earlier.others.push({ path: place.path, span: place.span, message: 'is used here too' }); // mutate-ok: one more place to look at
    }
    for (const { id, name, others, path, span } of first.values()) report(path, span, id, { name, prefix: project.config.publicEnvPrefix }, { related: others });
  },
});

type Place = { readonly id: 'publicName' | 'declaredPublic' | 'inlined'; readonly path: string; readonly span: Span; readonly name: string; readonly others: Related[] };

function placesIn(project: Project, path: string): readonly Place[] {
  const named = project.ask(secretNames, path);
  if (named.length === 0 || !(project.isLive(path) || project.role(path) === 'env')) return []; // mutate-ok: the first only spares work
  return named.filter(({ id }) => id !== 'inlined' || project.clientChain(path)).map((place) => ({ ...place, path, others: [] }));
}

/** What looks like a secret in a file, whoever runs it. */
const secretNames: FileQuestion<readonly Named[]> = (names, path) => {
  const facts = names.facts(path);
  if (!facts) return [];
  const found = [...importedNames(facts), ...readNames(facts), ...inlinedNames(facts), ...(names.role(path) === 'env' ? declaredNames(facts) : [])];
  return found.filter(({ name }) => isSecretVariable(name));
};

type Named = Pick<Place, 'id' | 'span' | 'name'>;

/** `import { PUBLIC_X } from '$env/static/public'` */
function importedNames({ imports }: FileFacts): readonly Named[] {
  return imports.filter((one) => PUBLIC_MODULES.has(one.specifier)).flatMap((one) => one.names.map((name): Named => ({ id: 'publicName', span: name.span, name: name.imported })));
}

/** `env.PUBLIC_X` of `$env/dynamic/public` */
function readNames({ reads }: FileFacts): readonly Named[] {
  const ofPublic = reads.filter(({ ref }) => 'module' in ref && PUBLIC_MODULES.has(ref.module)); // mutate-ok: only imports have modules
  return ofPublic.map(({ ref, span }) => ({ id: 'publicName', span, name: ref.path[1] ?? '' }));
}

/** `import.meta.env.VITE_X` */
function inlinedNames({ reads }: FileFacts): readonly Named[] {
  const ofVite = reads.filter(({ ref }) => ref.path.at(-1)?.startsWith('VITE_')); // mutate-ok: only spares work
  return ofVite.flatMap(({ ref, span }) => {
    const whole = [...('name' in ref ? [ref.name] : []), ...ref.path].join('.'); // mutate-ok: only globals have names
    return /^import\.meta\.env\.VITE_\w+$/.test(whole) ? [{ id: 'inlined' as const, span, name: whole.slice('import.meta.env.'.length) }] : [];
  });
}

/** `export const variables = defineEnvVars({ X: { public: true } })` */
function declaredNames(facts: FileFacts): readonly Named[] {
  const binding = facts.bindings[indexOf(facts).exportOf.get('variables')?.binding ?? -1];
  const declared = binding?.init?.is === 'call' ? facts.calls[binding.init.call]?.args[0] : binding?.init;
  if (declared?.is !== 'object') return [];
  return Object.entries(declared.props).filter(([, value]) => isPublic(value)).map(([name]) => {
    const [start] = declared.spans?.[name] ?? [0];
    return { id: 'declaredPublic', span: [start, start + name.length], name };
  });
}

function isPublic(value: Value): boolean {
  const option = value.is === 'object' ? value.props['public'] : undefined;
  return option?.is === 'literal' && option.value === true;
}
