import { defineRule, type Example } from '@sk-audit/core';
import { expect, it } from 'vitest';
import { ruleApps, type BuildRule, type RuleApp } from './rule-apps.js';

/** Reports one file by its name. */
const rule = defineRule({
  id: 'no-price', severity: 'error', category: 'kit-api', kit: '>=1.0.0', recommended: true, inBuild: 'fails', summary: '', why: '', sources: [],
  messages: { read: { text: 'It is read.', advice: 'Leave it.' } },
  examples: { bad: [], good: [] },
  check: ({ path, report }) => {
    if (path === 'src/lib/Price.svelte') report([0, 0], 'read', {}, { kitCode: 'price_shown' });
  },
}) as BuildRule;

const cart = { 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' };

function appsOf(...examples: readonly Example[]): readonly RuleApp[] {
  return ruleApps({ rule, cases: { bad: [], good: examples } });
}

function filesOf(example: Example): readonly string[] {
  const [one] = appsOf(example);
  return one && 'files' in one.app ? Object.keys(one.app.files).sort() : [];
}

it('lays the smallest app under the example, without its marks', () => {
  const [one] = appsOf({ title: 'a page', files: { 'src/routes/+page.svelte': '<p>Cart</p> <!-- ✗ read "" -->\n' } });
  expect(one).toMatchObject({ marked: true, app: { kit: 'kit-2-70', files: { 'src/routes/+page.svelte': '<p>Cart</p>\n' } } });
  expect(filesOf({ title: 'a module', files: { 'src/lib/cart.js': '' } })).toEqual(['.env', 'package.json', 'src/app.html', 'src/lib/cart.js', 'src/routes/+page.svelte', 'svelte.config.js', 'tsconfig.json', 'vite.config.js']);
});

it('lays nothing that the example has in another form', () => {
  const files = { ...cart, 'vite.config.ts': 'export default {};\n', 'svelte.config.ts': 'export default {};\n', 'jsconfig.json': '{}\n' };
  expect(filesOf({ title: 'in TypeScript', files })).toEqual(['.env', 'jsconfig.json', 'package.json', 'src/app.html', 'src/routes/cart/+page.svelte', 'svelte.config.ts', 'vite.config.ts']);
});

it('lays no page where something lies among the routes', () => {
  expect(filesOf({ title: 'no routes', files: { 'src/routes/Card.svelte': '' } })).not.toContain('src/routes/+page.svelte');
  expect(filesOf({ title: 'elsewhere', files: { 'src/pages/+page.svelte': '' } })).not.toContain('src/routes/+page.svelte');
});

it('lays no template for the rule about the template, whose examples show what there is', () => {
  const [about] = ruleApps({ rule: { ...rule, id: 'app-html-tags' }, cases: { bad: [], good: [{ title: 'none', files: cart }] } });
  expect(about && 'files' in about.app && Object.keys(about.app.files)).not.toContain('src/app.html');
  expect(filesOf({ title: 'another rule', files: cart })).toContain('src/app.html');
});

it('takes the Kit of the example, and says why there is none', () => {
  const kits = appsOf(
    { title: 'Kit 3', kit: '3.2.0', files: cart },
    { title: 'a Kit between', kit: '2.20.0', files: cart },
    { title: 'another Svelte', svelte: '4.2.20', files: cart },
    { title: 'only in dev', notBuilt: 'Only the development server says so.', files: cart },
  ).map(({ app }) => ('kit' in app ? app.kit : app.notBuilt));
  expect(kits).toEqual(['kit-3', 'Kit 2.20.0 is not installed.', 'Svelte 4.2.20 is not installed beside Kit 2.70.4.', 'Only the development server says so.']);
});

it('knows what the rule reports', () => {
  const [bad, good] = appsOf({ title: 'a price', files: { 'src/lib/Price.svelte': '<p>7</p>\n' } }, { title: 'none', files: cart });
  expect([bad?.codes, bad?.known]).toEqual([['price_shown'], ['price_shown']]);
  expect([good?.codes, good?.known]).toEqual([[], ['price_shown']]);
});
