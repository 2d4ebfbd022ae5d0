import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** `*.long.test.ts` needs the network or many seconds: only `test:all` runs it. */
const allLanes = process.env['SK_AUDIT_LANE'] === 'all';

/** What runs keep for the next one must not reach the next test run, nor the caches of whoever runs the tests. */
const caches = mkdtempSync(join(tmpdir(), 'sk-audit-caches-'));
process.on('exit', () => rmSync(caches, { recursive: true, force: true }));

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(allLanes ? [] : ['**/*.long.test.ts'])],
    testTimeout: 20_000,
    env: { XDG_CACHE_HOME: caches },
    // On two cores vitest takes one worker; half of the time is spent waiting for builds.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
