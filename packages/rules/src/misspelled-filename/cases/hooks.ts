import { defineCases } from '@sk-audit/core';

const handle = 'export const handle = ({ event, resolve }) => resolve(event);';
const saysNothing = 'Kit says nothing of it in this version.';

export const cases = defineCases({
  bad: [
    { title: 'A + too many, in Kit 1', kit: '1.30.4', files: { 'src/+hooks.server.js': `${handle} // ✗ hookMisspelled ""\n` } },
    { title: 'A + too many for the client, in Kit 2', kit: '2.5.0', files: { 'src/+hooks.client.js': 'export const handleError = ({ error }) => console.error(error); // ✗ hookMisspelled ""\n' } },
    { title: 'Universal hooks, in Kit 3', kit: '3.2.0', files: { 'src/hook.js': 'export const reroute = () => undefined; // ✗ hookMisspelled ""\n', 'src/hooks.server.js': `${handle}\n` } },
    { title: 'Universal hooks with a + too many, in Kit 3', kit: '3.2.0', files: { 'src/+hooks.js': 'export const reroute = () => undefined; // ✗ hookMisspelled ""\n' } },
    { title: 'A folder, in Kit 3', kit: '3.2.0', files: { 'src/hook.server/index.js': `${handle} // ✗ hookMisspelled ""\n` }, says: ['Rename it to `hooks.server/index.js`.'] },
    { title: 'An s too few, in Kit 2', notBuilt: saysNothing, files: { 'src/hook.server.ts': `${handle} // ✗ hookMisspelled ""\n` } },
  ],
  good: [
    { title: 'Beside the right one, in Kit 3', kit: '3.2.0', files: { 'src/hook.server.js': `${handle}\n`, 'src/hooks.server.js': `${handle}\n` } },
    { title: 'Beside the right one, in Kit 2', notBuilt: 'Kit warns of it all the same.', files: { 'src/+hooks.server.js': `${handle}\n`, 'src/hooks.server.js': `${handle}\n` } },
    { title: 'In another folder', files: { 'src/lib/hook.server.js': `${handle}\n`, 'src/lib/hook.js': 'export const hook = 1;\n' } },
    { title: 'Universal hooks before there were any', kit: '1.30.4', files: { 'src/hook.js': 'export const reroute = () => undefined;\n' } },
    { title: 'Another extension', files: { 'src/hook.server.json': '{}\n' } },
  ],
});
