import { defineCases } from '@sk-audit/core';

/** A server load with this condition. */
const load = (condition: string, head = '', mark = ''): string => `${head}export const load = ({ locals }) => {\n  if (${condition}) return { closed: true };${mark}\n  return {};\n};\n`;

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'once for each name, however often it is asked',
      files: {
        'src/hooks.server.ts': `import { MAINTENANCE, SITE_DOWN } from '$env/static/private';
import { PUBLIC_MAINTENANCE_MODE } from '$env/static/public';
export const handle = ({ event, resolve }) => {
  if (MAINTENANCE) return new Response('Back at noon'); // ✗ fixed "MAINTENANCE"
  if (MAINTENANCE === 'soon') event.locals.soon = true;
  if (SITE_DOWN === 'true') event.locals.down = true; // ✗ fixed "SITE_DOWN === 'true'"
  if (PUBLIC_MAINTENANCE_MODE) event.locals.shown = true; // ✗ fixed "PUBLIC_MAINTENANCE_MODE"
  return resolve(event);
};
`,
      },
    },
    { title: 'beside something that may change', files: { 'src/routes/+page.server.ts': load('locals.maintenance || import.meta.env.VITE_MAINTENANCE', '', ' // ✗ fixed "locals.maintenance || import.meta.env.VITE_MAINTENANCE"') } },
  ],
  good: [
    { title: 'a file that nothing runs', files: { 'attic/state.ts': load("import.meta.env.MODE === 'maintenance'") } },
    { title: 'other globals, all of the environment, and other parts of the module', files: { 'src/routes/+page.server.ts': load("process.env.MODE === 'maintenance' || import.meta.env === 'maintenance' || import.meta.url === 'maintenance' || import.meta.hot.data === 'maintenance' || globalThis.env.MODE === 'maintenance'") } },
    { title: 'a name of the app’s own', files: { 'src/routes/+page.server.ts': load('MAINTENANCE', "import { MAINTENANCE } from '$lib/server/state';\n"), 'src/lib/server/state.ts': 'export let MAINTENANCE = false;\nexport const close = () => { MAINTENANCE = true; };\n' } },
  ],
});
