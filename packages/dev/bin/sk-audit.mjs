/** Runs the built CLI as if it were installed: pnpm starts scripts in the checkout, but the user's paths count from where they stand. */
import { chdir, env } from 'node:process';

if (env['INIT_CWD']) chdir(env['INIT_CWD']);
// @ts-ignore plain JavaScript without declarations
await import('../../cli/bin/sk-audit.js');
