import { defineCases } from '@sk-audit/core';

const kit = '3.2.0';
const hooks = 'src/hooks.server.js';

/** A hook that redirects like this. */
const app = (calls: string): { readonly [path: string]: string } => ({ [hooks]: `import { redirect } from '@sveltejs/kit';\n${calls}`, 'src/lib/links.js': "export const PAY = 'https://pay.example.com';\nexport const links = { pay: 'https://pay.example.com', other: '/pay' };\n", 'src/lib/away.js': 'export const redirect = () => {};\n' });

export default defineCases({
  bad: [
    {
      title: 'however the address is written',
      kit,
      files: app(`import { PAY, links } from './lib/links.js';
const HELP = new URL('https://help.example.com/start');
const where = HELP.href;
export const handle = ({ event, resolve }) => {
  const at = event.url.pathname;
  if (at === '/a') redirect(303, '//pay.example.com'); // ✗ notAllowed "'//pay.example.com'"
  if (at === '/b') redirect(303, PAY); // ✗ notAllowed "PAY"
  if (at === '/c') redirect(303, links.pay); // ✗ notAllowed "links.pay"
  if (at === '/d') redirect(303, HELP); // ✗ notAllowed "HELP"
  if (at === '/e') redirect(303, HELP.href, {}); // ✗ notAllowed "HELP.href"
  if (at === '/f') redirect(303, HELP.toString(), { external: false }); // ✗ notAllowed "HELP.toString()"
  if (at === '/g') redirect(303, new URL(\`https://pay.example.com?\${at}\`), undefined); // ✗ notAllowed "new URL(\`https://pay.example.com?\${at}\`)"
  if (at === '/h') redirect(303, 'javascript:close()'); // ✗ notAllowed "'javascript:close()'"
  if (at === '/i') redirect(event.locals.status, where, { external: undefined }); // ✗ notAllowed "where"
  if (at === '/j') redirect(303, 'https://PAY.example.com', { external: ['https://bank.example.com', 'help'] }); // ✗ notListed "'https://PAY.example.com'"
  if (at === '/k') redirect(303, 'data:text/html,a', { external: [] }); // ✗ notListed "'data:text/html,a'"
  if (at === '/m') redirect(303, 'data:text/html,b', { external: ['help', 'https://help.example.com', 'javascript:a'] }); // ✗ notListed "'data:text/html,b'"
  if (at === '/l') redirect(303, 'https://pay.example.com', { external: 1 }); // ✗ badOption "{ external: 1 }"
  return resolve(event);
};
`),
      says: ['Allow it: `redirect(status, …, { external: [\'https://help.example.com\'] })`.', 'Allow it: `redirect(303, …, { external: true })`.', "Add `'https://PAY.example.com'` to the list.", "Add `'data:text/html,a'` to the list.", '`redirect()` refuses `https://pay.example.com?…`, which is another site: the visitor gets status 500.'],
    },
    {
      title: 'nothing is suggested where there are options, and for a script',
      kit,
      files: app("export const load = () => redirect(303, 'https://pay.example.com', {}); // ✗ notAllowed \"'https://pay.example.com'\"\nexport const end = () => redirect(303, 'data:,a'); // ✗ notAllowed \"'data:,a'\"\n"),
      after: app("export const load = () => redirect(303, 'https://pay.example.com', {});\nexport const end = () => redirect(303, 'data:,a');\n"),
    },
    {
      title: 'another origin than the app has',
      kit,
      files: {
        ...app("export const handle = () => redirect(303, 'https://pay.example.com'); // ✗ notAllowed \"'https://pay.example.com'\"\n"),
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ paths: { origin: 'https://shop.example.com' } })] };\n",
      },
    },
  ],
  good: [
    {
      title: 'what is allowed, or not to be told',
      kit,
      files: app(`import { links, PAY } from './lib/links.js';
import { redirect as away } from './lib/away.js';
let later = 'https://pay.example.com';
const NUMBER = 5;
const HREF = new URL('https://pay.example.com/a');
const { href, ...rest } = new URL('https://pay.example.com');
export const handle = ({ event, resolve }) => {
  const at = event.url.pathname;
  const base = new URL('https://pay.example.com', event.url);
  const mine = new event.locals.URL('https://pay.example.com');
  const options = { external: true };
  const args = [303, 'https://pay.example.com'];
  if (at === '/a') redirect(303, later);
  if (at === '/b') redirect(303, \`https://\${at}.example.com/a\`);
  if (at === '/c') redirect(303, \`https://pay.example\${at}\`);
  if (at === '/d') redirect(303, base);
  if (at === '/e') redirect(303, mine);
  if (at === '/f') redirect(303, PAY, options);
  if (at === '/g') redirect(303, PAY, { ...options });
  if (at === '/h') redirect(303, PAY, { external: event.locals.sites });
  if (at === '/i') redirect(303, PAY, { external: ['https://other.example.com', ...event.locals.sites] });
  if (at === '/j') redirect(303, PAY, { external: ['https://other.example.com', event.locals.site] });
  if (at === '/k') redirect(303, PAY, { external: ['https://PAY.example.com'] });
  if (at === '/l') redirect(303, 'http://localhost:4000/a');
  if (at === '/m') redirect(303, rest);
  if (at === '/n') redirect(303, PAY.slice(1));
  if (at === '/o') redirect(...args);
  if (at === '/p') redirect(303, links.other);
  if (at === '/q') redirect(303, at.toString());
  if (at === '/r') redirect(303, 'data:text/html,a', { external: ['data:text/html,a'] });
  if (at === '/2') redirect(303, 'data:text/html,b', { external: ['DATA:text/html,a'] });
  if (at === '/s') redirect(303);
  if (at === '/t') away(303, PAY);
  if (at === '/u') redirect(303, HREF.pathname);
  if (at === '/v') redirect(303, new Map('https://pay.example.com'));
  if (at === '/x') redirect(303, at ? PAY : '/');
  if (at === '/y') redirect(303, NUMBER);
  if (at === '/z') redirect(303, PAY, { external: [${Array.from({ length: 30 }, (_, i) => `'https://shop${i}.example.com'`).join(', ')}] });
  if (at === '/1') redirect(303, new URL());
  if (at === '/w') redirect(303, 'https://pay.example.com', ...args);
  return resolve(event);
};
`),
    },
    {
      title: "the app's own origin, and one that is computed",
      kit,
      files: {
        ...app("export const handle = () => redirect(303, 'https://shop.example.com/cart');\n"),
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ paths: { origin: 'https://shop.example.com' } })] };\n",
      },
    },
    {
      title: 'an origin from the environment',
      kit,
      files: {
        ...app("export const handle = () => redirect(303, 'https://shop.example.com/cart');\n"),
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ paths: { origin: process.env.ORIGIN } })] };\n",
      },
    },
    {
      title: 'a configuration that a function makes',
      kit,
      files: {
        ...app("export const handle = () => redirect(303, 'https://shop.example.com/cart');\n"),
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nimport { options } from 'a-shop';\nexport default { plugins: [sveltekit(options())] };\n",
      },
    },
    { title: 'what cannot be reached', kit, files: { 'src/routes/[id]/+page.server.js': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ params }) => {\n  if (!params.id) redirect(303, 'https://pay.example.com');\n};\n" } },
  ],
});
