import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnostics } from '../diagnostics/codes.js';
import { askFor } from './ask.js';
import { devCases } from './cases/index.js';
import { requestCases } from './cases/requests.js';
import { startListener, type Listener } from './listen.js';
import { ruleSays } from './rule-says.js';

// Those that want a server of their own wait for the long lane.
const together = requestCases.filter(({ alone }) => !alone);

describe('the development server of Kit 3', () => {
  let listener: Listener;

  beforeAll(async () => {
    listener = await startListener(together);
  }, 120_000);
  afterAll(() => listener?.stop());

  it.each(together.map((one) => [one.code, one.title, one] as const))('says %s: %s', async (code, _, one) => {
    expect(await listener.listen(one, 'bad', (server) => askFor(server, one, 'bad'))).toEqual([code]);
    expect(await listener.listen(one, 'good', (server) => askFor(server, one, 'good'))).toEqual([]);
  }, 60_000);
});

describe('the pages of which Kit complains', () => {
  it.each(devCases.map((one) => [one.rule, one.code, one] as const))('get the same from %s: %s', (_, code, one) => {
    expect(ruleSays(one, 'bad')).toContain(code);
    expect(ruleSays(one, 'good')).toEqual([]);
  });

  it('have a diagnostic of their own each', () => {
    const known = diagnostics().map(({ code }) => code);
    expect(devCases.filter(({ code }) => !known.includes(code))).toEqual([]);
    expect(new Set(devCases.map(({ code }) => code)).size).toBe(devCases.length);
  });
});
