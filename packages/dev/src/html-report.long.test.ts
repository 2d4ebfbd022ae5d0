/** The HTML report in a real Chromium. Scripts for the page are strings: they run there, not here. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFiles, type AppFiles } from './bench/generated-app.js';
import { runCommand } from './run-command.js';
import { launchChromium } from './browser.js';
import { REPOSITORY } from './workspace.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-html-')));
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true });
}, 60_000);

/** Audits the app in the folder and gives the address of the report. */
function reportOf(cwd: string, app: string, name: string): string {
  const cli = join(REPOSITORY, 'packages/cli/bin/sk-audit.js');
  const file = join(home, `${name}.html`);
  const { code, stderr } = runCommand(process.execPath, [cli, app, '--all-rules', '--no-cache', '--exit-zero', '-f', 'concise', '-o', `html=${file}`], cwd);
  expect(code, stderr).toBe(0);
  return pathToFileURL(file).href;
}

function write(folder: string, files: AppFiles): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a page has asked for, said and thrown. */
type Watched = { readonly page: Page; readonly requests: readonly string[]; readonly complaints: readonly string[] };

/** Opens the report where there is no network. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: DESKTOP, offline: true, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url().replace(/#.*$/, '')));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => (complaints.push(dialog.message()), dialog.dismiss()));
  await page.goto(address);
  return { page, requests, complaints };
}

/** Rules and lines of the findings that are shown, in the order of the page. */
function shownFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(`Array.from(document.querySelectorAll('article.finding')).filter((one) => one.checkVisibility()).map((one) => one.dataset.rule + ' ' + one.querySelector('.where .path').textContent)`);
}

/** What axe finds wrong, as `rule: the elements`. axe itself comes in past the policy of the page. */
async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`${AXE}\nwindow.axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 5).map(({ html, failureSummary }) => html + ' ' + failureSummary).join(' | ')))`)) as readonly string[];
}

describe('the HTML report of the demo app', () => {
  let address = '';
  beforeAll(() => {
    address = reportOf(join(REPOSITORY, 'fixtures/demo-app'), '.', 'demo');
  }, 60_000);

  it('asks for nothing but itself and complains of nothing', async () => {
    const { page, requests, complaints } = await open(address);
    await page.locator('summary').first().click();
    expect(requests).toEqual([address]);
    expect(complaints).toEqual([]);
  });

  it('shows everything without scripts', async () => {
    const { page } = await open(address, { javaScriptEnabled: false });
    expect(await page.locator('article.finding').count()).toBe(19);
    expect(await page.locator('article.finding').first().isVisible()).toBe(true);
    expect(await page.locator('#routes .tree summary').first().isVisible()).toBe(true);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('#routes li[data-id="/api/parts"] summary').click();
    await page.locator('#routes li[data-id="/api/parts"] .links a').click();
    expect(page.url()).toMatch(/#f-[0-9a-f]+$/);
  });

  it('finds what is searched for, and says how much that is', async () => {
    const { page } = await open(address);
    expect(await shownFindings(page)).toHaveLength(19);
    await page.keyboard.press('/');
    await page.keyboard.type('prices.ts');
    await expect.poll(() => page.locator('#shown').textContent()).toBe('1 of 19 findings');
    expect(await shownFindings(page)).toEqual(['no-server-import-in-client src/lib/cart.ts:2:27']);
    await page.keyboard.press('Escape');
    await expect.poll(() => shownFindings(page)).toHaveLength(19);
    await page.keyboard.type('no such words');
    await expect.poll(() => page.locator('#nothing').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => shownFindings(page)).toHaveLength(19);
  });

  it('filters by severity, rule, category and route, also together', async () => {
    const { page } = await open(address);
    await page.getByLabel('3 warnings').check();
    const warnings = await pollRules(page, 3);
    await page.getByLabel('13 errors').check();
    await expect.poll(() => shownFindings(page)).toHaveLength(16);
    await page.locator('select[name=rule]').selectOption('return-fail');
    expect(await pollRules(page, 3)).toEqual(['return-fail', 'return-fail', 'return-fail']);
    expect(warnings).not.toContain('return-fail');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.locator('select[name=category]').selectOption('page-data');
    await pollRules(page, 2);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.locator('.only', { hasText: '/(shop)' }).first().click();
    const paths = (await pollFindings(page, 4)).map((finding) => finding.split(' ')[1]);
    expect(paths.every((path) => path?.startsWith('src/routes/(shop)/'))).toBe(true);
    expect(await page.locator('#routes .tree > li').count()).toBeGreaterThan(1);
    expect(await page.locator('#routes [data-id="/account"]').isVisible()).toBe(false);
  });

  it('keeps its state in the address, from which another reader gets the same', async () => {
    const first = await open(address);
    await first.page.getByLabel('3 info').check();
    await first.page.locator('select[name=category]').selectOption('forms');
    await first.page.getByRole('searchbox').fill('enhance');
    await expect.poll(() => first.page.url()).toMatch(/#q=enhance&severity=info&category=forms$/);
    const second = await open(first.page.url());
    expect(await shownFindings(second.page)).toEqual(await shownFindings(first.page));
    expect(await shownFindings(second.page)).not.toHaveLength(19);
    expect(await second.page.getByRole('searchbox').inputValue()).toBe('enhance');
    expect(await second.page.getByLabel('3 info').isChecked()).toBe(true);
  });

  it('leads from the tree to a finding, with an address of its own', async () => {
    const { page } = await open(address);
    await page.locator('#routes li[data-id="/api/parts"] summary').click();
    await page.locator('#routes li[data-id="/api/parts"] .links a').click();
    expect(await page.evaluate('document.activeElement.querySelector(".path").textContent')).toBe('src/routes/api/parts/+server.ts:12:12');
    const again = await open(page.url());
    expect(await again.page.evaluate('document.activeElement.querySelector(".path").textContent')).toBe('src/routes/api/parts/+server.ts:12:12');
    expect(await again.page.evaluate('(({ top }) => top >= 0 && top < innerHeight)(document.activeElement.getBoundingClientRect())')).toBe(true);
  });

  it('needs no mouse', async () => {
    const { page } = await open(address);
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent.trim().replace(/\\s+/g, " ")');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the findings');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top >= 0')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('findings');
    await page.locator('#routes .tree summary').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('(auth)/login1 error');
    const isOpen = (): Promise<boolean> => page.evaluate('document.activeElement.parentElement.open');
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('ArrowRight');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^\/9 errors/);
    await page.keyboard.press('End');
    expect(await focused()).toMatch(/^src\/lib\/.*error$/);
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });

  it('follows the colours of the system until a reader chooses', async () => {
    const { page } = await open(address, { colorScheme: 'dark' });
    const background = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background();
    expect(light).not.toBe(dark);
    await page.getByRole('radio', { name: 'dark' }).check();
    expect(await background()).toBe(dark);
    await page.reload();
    expect(await background()).toBe(dark);
    await page.getByRole('radio', { name: 'auto' }).check();
    expect(await background()).toBe(light);
  });

  it.each([['light', DESKTOP], ['dark', DESKTOP], ['light', PHONE], ['dark', PHONE]] as const)('has nothing that axe minds: %s, %o', async (colorScheme, viewport) => {
    const { page } = await open(address, { colorScheme, viewport });
    // axe passes over what is not drawn.
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    await page.evaluate('document.querySelectorAll("article, li").forEach((one) => { one.style.contentVisibility = "visible"; })');
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 60_000);

  it('fits a phone without scrolling sideways, everything open', async () => {
    const { page } = await open(address, { viewport: PHONE });
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    const tooWide = 'Array.from(document.querySelectorAll("main *, nav *, header *")).filter((one) => !one.closest(".sr, svg, .skip") && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 90))';
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  it('prints everything, closed parts too, in light colours', async () => {
    const { page } = await open(address, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(50_000);
  });
});

describe('the HTML report of an app that wishes it ill', () => {
  const attack = '<img src=x onerror=alert(1)>';
  const files: AppFiles = {
    'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "2.70.4" } }',
    'svelte.config.js': 'export default { kit: {} };\n',
    [`src/routes/${attack}/+page.server.ts`]: "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  '</script><script>alert(2)</script>': async () => {\n    /* </script><script>alert(3)</script> */ throw fail(400, { why: '<svg onload=alert(4)>' });\n  },\n};\n",
    'src/routes/+page.svelte': `<script>\n  import { total } from '$lib/${attack}';\n</script>\n{total}\n`,
    [`src/lib/${attack}.ts`]: `import { db } from './server/"onmouseover=alert(5)';\nexport const total = db;\n`,
    'src/lib/server/"onmouseover=alert(5).ts': 'export const db = 1;\n',
  };

  it.skipIf(process.platform === 'win32')('runs none of its names and none of its code', async () => {
    const address = reportOf(write(join(home, 'ill'), files), '.', 'ill');
    const { page, requests, complaints } = await open(address);
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    // Not `innerText`: what is far below is not laid out.
    const text: string = await page.evaluate('document.querySelector("main").textContent');
    expect(text).toContain(`src/routes/${attack}/+page.server.ts`);
    expect(text).toContain('/* </script><script>alert(3)</script> */');
    expect(text).toContain('"onmouseover=alert(5).ts');
    expect(await page.evaluate('document.querySelectorAll("img, script:not(:last-child), [onmouseover], [onerror]").length')).toBe(0);
    expect({ requests, complaints }).toEqual({ requests: [address], complaints: [] });
  }, 60_000);
});

describe('the HTML report of 1,200 routes and 3,500 findings', () => {
  let address = '';
  beforeAll(() => {
    const files = Object.entries(appFiles(1000)).map(([path, text]) => [path, path.endsWith('+page.server.ts') ? withMistakes(text) : text] as const);
    address = reportOf(write(join(home, 'ledger'), Object.fromEntries(files)), '.', 'ledger');
  }, 180_000);

  it('stays small, opens fast and answers fast', async () => {
    expect(statSync(new URL(address)).size).toBeLessThan(8_000_000);
    const { page, complaints } = await open(address);
    const opened: number = await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd');
    const elements: number = await page.evaluate('document.querySelectorAll("*").length');
    const searched: number = await page.evaluate(`new Promise((resolve) => {
      const began = performance.now();
      const search = document.getElementById('q');
      search.value = 'contract-63';
      search.dispatchEvent(new Event('input', { bubbles: true }));
      new MutationObserver(() => requestAnimationFrame(() => resolve(performance.now() - began))).observe(document.getElementById('shown'), { childList: true });
    })`);
    console.log(`${elements} elements, open after ${Math.round(opened)} ms, searched in ${Math.round(searched)} ms`);
    expect(await page.locator('#shown').textContent()).toMatch(/^[1-9]\d? of 3\d{3} findings$/);
    expect(elements).toBeLessThan(150_000);
    expect(opened).toBeLessThan(10_000);
    expect(searched).toBeLessThan(3_000);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('fits a phone, too', async () => {
    const { page } = await open(address, { viewport: PHONE });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  }, 60_000);
});

/** Thrown failures, redirects and errors: three findings a page and more. */
function withMistakes(text: string): string {
  return text
    .replace('return fail(400', 'throw fail(400')
    .replace(/^(\s*)redirect\(303, `\/(?!login)/m, '$1throw redirect(303, `/')
    .replace('10_000) error', '10_000) throw error');
}

async function pollFindings(page: Page, count: number): Promise<readonly string[]> {
  await expect.poll(() => shownFindings(page)).toHaveLength(count);
  return shownFindings(page);
}

async function pollRules(page: Page, count: number): Promise<readonly string[]> {
  return (await pollFindings(page, count)).map((finding) => finding.split(' ')[0] as string);
}
