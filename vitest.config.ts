import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** `*.long.test.ts` needs the network or many seconds: only `test:all` runs it. */
const allLanes = process.env['SK_AUDIT_LANE'] === 'all';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(allLanes ? [] : ['**/*.long.test.ts'])],
    testTimeout: 20_000,
    // On two cores vitest takes one worker; half of the time is spent waiting for builds.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
