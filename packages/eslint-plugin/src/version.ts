import { createRequire } from 'node:module';

/** Version of the plugin, which is that of sk-audit. */
export const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
