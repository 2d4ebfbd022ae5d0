import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { elementsOf, hasClass, wordsOf } from '../testing/parsed-page.js';
import { sayTo } from '../testing/say-to.js';
import { shopApp } from '../testing/shop-app.js';

const FILES = {
  'src/routes/account/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const ssr = false;\nexport const load = ({ locals }) => {\n  if (!locals.user) redirect(303, '/login');\n};\n",
  'src/routes/account/orders/+page.svelte': '<p>Orders</p>\n',
};

describe('sk-audit -o html=…', () => {
  it('writes a page with the routes, what applies to them, and the findings', async () => {
    const app = shopApp(FILES);
    expect(await sayTo(app, ['-f', 'concise', '-o', 'html=out/audit.html'])).toMatchObject({ code: 1, err: '' });
    const page = readFileSync(join(app, 'out/audit.html'), 'utf8');
    const facts = elementsOf(page, (element) => hasClass(element, 'facts')).map(wordsOf);
    expect(facts).toContain('Layouts/accountOptionsssr off · csr on · prerender offBrowserloads 1 of the app’s filesGuardsrc/routes/account/+layout.server.ts:4');
    expect(facts).toContain('Guardnone in the hooks');
    const findings = elementsOf(page, (element) => hasClass(element, 'finding')).map(wordsOf);
    expect(findings.map((words) => words.slice(0, 50))).toEqual([expect.stringMatching(/^error src\/routes\/cart\/\+page\.server\.ts:4:\d+/), expect.stringMatching(/^warn src\/routes\/stock\/\+page\.server\.ts:1:\d+/)]);
  });

  it('shows the routes below a folder that is asked for', async () => {
    const app = shopApp(FILES);
    await sayTo(app, ['src/routes/account', '-o', 'audit.html']);
    const names = elementsOf(readFileSync(join(app, 'audit.html'), 'utf8'), (element) => hasClass(element, 'name')).map(wordsOf);
    expect(names).toEqual(['/', 'account', 'orders']);
  });
});
