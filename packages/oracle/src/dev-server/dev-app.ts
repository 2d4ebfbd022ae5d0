/** The one app that holds all pages. */
import type { Files } from '../app-folder.js';
import { skeleton } from '../builds/skeleton.js';
import { addressOf, sides, type DevCase, type Side } from './dev-case.js';

/** Every file of the app that holds these pages, for Kit 3, `node_modules` aside. Throws when two pages want the same file. */
export function devApp(cases: readonly DevCase[]): Files {
  const pages = cases.flatMap((one) => sides.map((side) => ({ one, side })));
  const app: { [path: string]: string } = { ...common(), 'src/hooks.server.js': hooks(pages.filter(({ one, side }) => HOOKS in one[side])) };
  for (const { one, side } of pages) {
    for (const [path, text] of Object.entries(one[side])) {
      const file = placeOf(one, side, path);
      if (file in app) throw new Error(`Two pages have a file ${file}.`);
      app[file] = text;
    }
  }
  return app;
}

/** The app as if this page were its only one: what our rules are asked about, and the app of a page that is alone. */
export function ownApp(one: DevCase, side: Side): Files {
  const own = Object.entries(one[side]).map(([path, text]) => [path === HOOKS ? `src/${HOOKS}` : placeOf(one, side, path), text] as const);
  return { ...common(), ...Object.fromEntries(own) };
}

const HOOKS = 'hooks.server.js';

function placeOf(one: DevCase, side: Side, path: string): string {
  return path.startsWith('/') ? path.slice(1) : `src/routes${addressOf(one, side)}/${path}`;
}

function common(): Files {
  return {
    ...skeleton('kit-3', { options: { alias: undefined, experimental: { remoteFunctions: true } } }),
    'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body><div>%sveltekit.body%</div></body>\n</html>\n',
    'src/env.js': variables,
    'src/routes/+layout.svelte': layout,
  };
}

const variables = `import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({ SHOP_KEY: { static: true }, PUBLIC_SHOP: { public: true, static: true } });
`;

/** Tells a browser when the page runs. */
const layout = `<script>
  import { onMount } from 'svelte';
  let { children } = $props();
  onMount(() => (document.body.dataset.runs = 'yes'));
</script>

{@render children()}
`;

/** Sends each request through the hooks of its page. */
function hooks(pages: readonly { readonly one: DevCase; readonly side: Side }[]): string {
  return `${pages.map(({ one, side }, i) => `import * as hooks${i} from './routes${addressOf(one, side)}/${HOOKS}';\n`).join('')}
const own = {${pages.map(({ one, side }, i) => ` '${addressOf(one, side)}': hooks${i},`).join('')} };
const of = ({ url }) => own[url.pathname.split('/').slice(0, 3).join('/')] ?? {};

export const handle = ({ event, resolve }) => of(event).handle?.({ event, resolve }) ?? resolve(event);

export const handleError = (input) => (of(input.event).handleError ? of(input.event).handleError(input) : console.error(input.error));
`;
}
