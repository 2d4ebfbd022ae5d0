/** The one app that holds all probes. */
import type { Files } from '../app-folder.js';
import { skeleton } from '../builds/skeleton.js';
import type { KitName } from '../kits.js';
import { answersOf, filesOf, type Probe } from './probe.js';

/** Every file of the app for one Kit, `node_modules` aside. Throws when two probes want the same file. */
export function probeApp(probes: readonly Probe[], kit: KitName): Files {
  const asked = probes.filter((probe) => answersOf(probe, kit) !== undefined);
  const base = skeleton(kit, isOld(kit) ? {} : { options: { experimental: { remoteFunctions: true } } });
  const app: { [path: string]: string } = { ...base, ...shared(kit), '.env': `${base['.env']}PUBLIC_MODE=open\n`, 'src/hooks.server.js': hooks(asked, kit) };
  const taken = new Set<string>();
  for (const probe of asked) {
    for (const [path, text] of Object.entries(filesOf(probe, kit))) {
      const file = path.startsWith('/') ? path.slice(1) : `src/routes/${probe.id}/${path}`;
      if (taken.has(file)) throw new Error(`Two probes have a file ${file}.`);
      taken.add(file);
      app[file] = text;
    }
  }
  return app;
}

/** From before `$app/state` and remote functions? */
function isOld(kit: KitName): boolean {
  return kit === 'kit-1' || kit === 'kit-2-5';
}

/** Error pages that say which of the two they are, and what Kit 3 wants to know of the environment. */
function shared(kit: KitName): Files {
  const [from, name] = isOld(kit) ? ['$app/stores', '$page'] : ['$app/state', 'page'];
  return {
    ...(kit === 'kit-3' && { 'src/env.js': variables }),
    'src/error.html': '<!doctype html>\n<html lang="en">\n  <body><main>error.html: %sveltekit.error.message%</main></body>\n</html>\n',
    'src/routes/+error.svelte': `<script>\n  import { page } from '${from}';\n</script>\n\n<main>error page: {${name}.error.message}</main>\n`,
  };
}

const variables = `import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  SHOP_KEY: { static: true },
  PUBLIC_SHOP: { public: true, static: true },
  PUBLIC_MODE: { public: true },
});
`;

/** Sends each request through the `handle` of its probe, and notes what `handleError` is given. */
function hooks(probes: readonly Probe[], kit: KitName): string {
  const own = probes.filter((probe) => 'handle.js' in filesOf(probe, kit));
  return `${own.map(({ id }, i) => `import { handle as handle${i} } from './routes/${id}/handle.js';\n`).join('')}
const handles = {${own.map(({ id }, i) => ` '${id}': handle${i},`).join('')} };

export function handle({ event, resolve }) {
  const own = handles[event.url.pathname.split('/')[1]];
  return own ? own({ event, resolve }) : resolve(event);
}

/** Kit 3 calls it for expected errors, too; of those Kit 1 and 2 only do so for addresses, methods and actions that are not there. */
export function handleError({ error, kind }) {
  if (kind !== 'app' && kind !== 'framework') globalThis.bugs.push(String(error?.message ?? error));
}
`;
}
