import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    { title: 'a word that is none', files: { 'src/routes/+page.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'forever' }); // ✗ directive \"'cache-control': 'forever'\"\n" }, says: ['Take it out.'] },
    { title: 'another one without its hyphen', files: { 'src/routes/+page.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'nostore' }); // ✗ directive \"'cache-control': 'nostore'\"\n" }, says: ['Write `no-store`.'] },
  ],
  good: [{ title: 'headers that are made elsewhere', files: { 'src/routes/+page.server.ts': 'export const load = ({ locals, setHeaders }) => setHeaders(locals.headers);\n' } }],
});
