import { describe, expect, it } from 'vitest';
import { isDeadFile } from './dead-code.js';

const isDead = (path: string) => isDeadFile(path, 'src/routes');

describe('isDeadFile', () => {
  it.each([
    'src/lib/cart.test.ts', 'src/lib/cart.spec.js', 'src/routes/+server.test.ts', 'src/routes/+page.stories.svelte', 'src/lib/Cart.stories.ts', 'src/lib/__mocks__/db.ts',
    'src/routes/__tests__/cart.ts', 'tests/cart.ts', 'e2e/cart.ts', 'src/lib/fixtures/cart.ts', 'scripts/seed.ts', 'vite.config.ts', 'playwright.config.js', '.storybook/preview.ts',
  ])('takes %s for no part of the app', (path) => {
    expect(isDead(path)).toBe(true);
  });

  it.each(['src/routes/test/+page.svelte', 'src/routes/scripts/+server.ts', 'src/routes/examples/Table.svelte', 'src/lib/latest/news.ts', 'src/lib/contest.ts', 'src/lib/test.ts', 'src/lib/config.ts'])('takes %s for code of the app', (path) => {
    expect(isDead(path)).toBe(false);
  });
});
