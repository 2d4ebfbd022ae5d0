import { defineCases, type Example } from '@sk-audit/core';

/** Put together here, so that scanners for secrets pass this file by. */
const LETTERS = 'Zq3mT8rWc1LkP0sVb7YdNf2H';
const KEY = `sk_live_${LETTERS}`;

/** One line in a module that only the server uses. */
function onServer(title: string, line: string): Example {
  return { title, files: { 'src/lib/server/keys.ts': `${line}\n`, 'src/routes/+page.server.ts': "import '$lib/server/keys';\nexport const load = () => ({});\n" } };
}

export default defineCases({
  bad: [
    { ...onServer('a constant', `export const key = '${KEY}'; // ✗ inSource "key"`), says: ['This is a secret key of Stripe, written into the source.'] },
    onServer('an argument', `pay('${KEY}'); // ✗ inSource "'${KEY}'"`),
    onServer('what a function gives', `export function key() { return '${KEY}'; } // ✗ inSource "return '${KEY}';"`),
    onServer('a fallback', `export const key = process.env.KEY ?? '${KEY}'; // ✗ inSource "key"`),
    onServer('in a list', `export const keys = ['${KEY}']; // ✗ inSource "keys"`),
    onServer('an assignment', `let key; key = '${KEY}'; // ✗ inSource "key = '${KEY}'"`),
    onServer('the default export', `export default '${KEY}'; // ✗ inSource "export default '${KEY}';"`),
    onServer('once in nested objects', `export const options = { stripe: { key: '${KEY}' } }; // ✗ inSource "key: '${KEY}'"`),
    onServer('a database', "export const url = 'postgres://shop:Zq3mT8rW@db.shop.cloud:5432/shop'; // ✗ inSource \"url\""),
  ],
  good: [
    onServer('text that speaks of keys', "export const hint = 'Your key begins with sk_live_ and goes on';\nexport const masked = 'sk_live_********************';\nexport const short = 'sk_live_abc';"),
    onServer('test and publishable keys', `export const keys = ['sk_test_${LETTERS}', 'pk_live_${LETTERS}', 'AIza${LETTERS}jXe5AuTi9'];`),
    onServer('local and sample databases', "export const urls = ['postgres://shop:Zq3mT8rW@localhost:5432/shop', 'postgres://shop:Zq3mT8rW@db:5432/shop', 'mysql://root:password@db.shop.cloud/shop', 'mongodb://user:<password>@db.shop.cloud', 'https://shop:Zq3mT8rW@shop.cloud'];"),
    onServer('an example of a key', "export const key = 'sk_live_EXAMPLEZq3mT8rWc1LkP0sVb';"),
    { title: 'a test', files: { 'src/lib/keys.test.ts': `export const key = '${KEY}';\n`, 'src/routes/+page.svelte': '<p>Shop</p>\n' } },
  ],
});
