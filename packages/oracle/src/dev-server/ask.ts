/** What is said when a page is opened. */
import type { launchChromium } from '@sk-audit/dev';
import { installKit, removeFolder, tempFolder, writeFiles } from '../app-folder.js';
import { runBuild } from '../builds/run-build.js';
import { get } from '../probes/probe.js';
import { ownApp } from './dev-app.js';
import { addressOf, type DevCase, type Side, type Step } from './dev-case.js';
import { codesIn, type DevServer } from './dev-server.js';

/** The codes that the server's console has after the requests, sorted. */
export async function askFor(server: DevServer, one: DevCase, side: Side): Promise<readonly string[]> {
  for (const { body, headers, method, path } of one.asks ?? [get()]) {
    const answer = await fetch(`${server.origin}${addressOf(one, side)}${path}`, { method, headers: { ...headers, origin: server.origin }, redirect: 'manual', ...(body !== undefined && { body }) });
    await answer.text();
  }
  return codesIn(await server.heard());
}

type Context = Awaited<ReturnType<Awaited<ReturnType<typeof launchChromium>>['newContext']>>;

/** How long a code may take, and how long is waited for none, in rounds of 50 ms. */
const ROUNDS = { bad: 100, good: 8 };

/** The codes that the server's and the browser's consoles have after the page was opened and its steps were taken, sorted. */
export async function browse(context: Context, server: DevServer, one: DevCase, side: Side): Promise<readonly string[]> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  try {
    await page.goto(server.origin + addressOf(one, side));
    // What goes wrong at once keeps the page from running.
    await page.waitForFunction('document.body.dataset.runs === "yes"', undefined, { timeout: side === 'bad' && one.inBrowser?.length === 0 ? 1500 : 10_000 }).catch(() => {});
    for (const step of one.inBrowser ?? []) await take(step, (selector) => page.locator(selector));
    for (let round = 0; round < ROUNDS[side] && codesIn(said.join('\n')).length === 0; round++) {
      await page.waitForTimeout(50);
      said.push(await server.heard());
    }
    return codesIn(said.join('\n'));
  } finally {
    await page.close();
  }
}

type Locator = ReturnType<Awaited<ReturnType<Context['newPage']>>['locator']>;

function take(step: Step, at: (selector: string) => Locator): Promise<void> {
  if ('click' in step) return at(step.click).click();
  if ('hover' in step) return at(step.hover).hover();
  return at(step.choose).setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('A photo') });
}

/** The codes that the build of the page says, sorted. */
export async function build(one: DevCase, side: Side): Promise<readonly string[]> {
  const dir = tempFolder();
  try {
    writeFiles(dir, ownApp(one, side));
    installKit(dir, 'kit-3');
    return codesIn((await runBuild(dir, 'kit-3')).output);
  } finally {
    removeFolder(dir);
  }
}
