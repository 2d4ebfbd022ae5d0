import { expect, it } from 'vitest';
import { checkEntryFiles } from './check-entry-files.js';

it('takes the same files for hooks, service workers, matchers and remote modules as every Kit', async () => {
  const { compared, disagreements } = await checkEntryFiles();
  expect(disagreements).toEqual([]);
  expect(compared).toBeGreaterThan(900);
});
