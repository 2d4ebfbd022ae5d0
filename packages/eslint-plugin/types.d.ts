/** What the published package declares; `src/types.test.ts` holds it against the code. */
import type { ESLint, Linter, Rule } from 'eslint';

export type ConfigName = 'recommended' | 'all' | 'shared-state' | 'redirects-and-errors' | 'page-data' | 'server-only' | 'forms' | 'auth' | 'performance' | 'kit-api' | 'comments';

export declare const meta: { readonly name: string; readonly version: string; readonly namespace: string };
export declare const rules: { readonly [id: string]: Rule.RuleModule };
/** Each is a whole flat config, parsers included: `export default [...skAudit.configs.recommended]`. */
export declare const configs: { readonly [name in ConfigName]: Linter.Config[] };

declare const plugin: ESLint.Plugin & { readonly configs: typeof configs };
export default plugin;
