/** Running a random module, to see what it really exports. */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packagesOf } from '../kits.js';
import type { ModuleCase } from './modules.js';

export type Evaluate = (one: ModuleCase) => Promise<{ readonly [name: string]: unknown }>;

type Esbuild = { transform(text: string, options: object): Promise<{ readonly code: string }> };

/** Runs a module and gives its namespace; TypeScript as Vite 7 compiles it for an app with Kit's tsconfig. Throws when it does not run. */
export function evaluator(): Evaluate {
  const vite = createRequire(realpathSync(`${packagesOf('kit-2-70')}vite/package.json`));
  const esbuild = vite('esbuild') as Esbuild;
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true, target: 'ESNext' } };
  return async ({ lang, text }) => {
    const code = lang === 'js' ? text : (await esbuild.transform(text, { loader: 'ts', tsconfigRaw })).code;
    return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { readonly [name: string]: unknown };
  };
}
