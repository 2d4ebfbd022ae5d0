import { launchChromium } from '@sk-audit/dev';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFor, browse, build } from './ask.js';
import { browserCases } from './cases/browser.js';
import { buildCases } from './cases/builds.js';
import { requestCases } from './cases/requests.js';
import { startListener, withOwnServer, type Listener } from './listen.js';

describe('a development server of Kit 3 for one page', () => {
  const alone = requestCases.filter((one) => one.alone);

  it.each(alone.map((one) => [one.code, one.title, one] as const))('says %s: %s', async (code, _, one) => {
    expect(await withOwnServer(one, 'bad', (server) => askFor(server, one, 'bad'))).toEqual([code]);
    expect(await withOwnServer(one, 'good', (server) => askFor(server, one, 'good'))).toEqual([]);
  }, 90_000);
});

describe('a browser at the development server of Kit 3', () => {
  let listener: Listener;
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  // One for all: what a page has loaded, the next need not.
  let context: Awaited<ReturnType<typeof browser.newContext>>;

  beforeAll(async () => {
    browser = await launchChromium();
    context = await browser.newContext();
    listener = await startListener(browserCases);
  }, 120_000);
  afterAll(async () => {
    listener?.stop();
    await browser?.close();
  });

  it.each(browserCases.map((one) => [one.code, one.title, one] as const))('says %s: %s', async (code, _, one) => {
    expect(await listener.listen(one, 'bad', (server) => browse(context, server, one, 'bad'))).toEqual([code]);
    expect(await listener.listen(one, 'good', (server) => browse(context, server, one, 'good'))).toEqual([]);
  }, 90_000);
});

describe('a build with Kit 3', () => {
  it.each(buildCases.map((one) => [one.code, one.title, one] as const))('says %s: %s', async (code, _, one) => {
    expect(await build(one, 'bad')).toEqual([code]);
    expect(await build(one, 'good')).toEqual([]);
  }, 120_000);
});
