/** One generated app, and what is asked of it. */
import type { Files } from '../app-folder.js';
import type { KitName } from '../kits.js';

/** What a build comes to. */
export type Outcome =
  /** Kit's guard stops it. */
  | 'refused'
  /** It passes, and the secret stands in what browsers are given. */
  | 'shipped'
  /** It passes, and the secret does not. */
  | 'clean'
  /** It fails for another reason: the case says nothing about the guard. */
  | 'broken';

export type BuildCase = {
  /** Unique, kebab-case. */
  readonly id: string;
  /** What the app does, as a row of a table. */
  readonly title: string;
  /** Laid over the skeleton; `@/` in a path and `@kit` nowhere. A function where Kits need different files. */
  readonly files: Files | ((kit: KitName) => Files);
  /** Kit's options, without `kit`. */
  readonly options?: { readonly [key: string]: unknown };
  /** Source of Vite's own options (`resolve: { … }`). */
  readonly vite?: string;
  /** The Kits that have what the case is about; all when absent. */
  readonly kits?: readonly KitName[];
  /** The Kits with which it belongs to the default test run. */
  readonly daily?: readonly KitName[];
  /** Where we deliberately say something else than the build shows: what we say, and why. */
  readonly differs?: { readonly [kit in KitName]?: Deliberate };
};

/** The same difference with every Kit. */
export function withEveryKit(says: Outcome, why: string): BuildCase['differs'] {
  const difference = { says, why };
  return { 'kit-1': difference, 'kit-2-5': difference, 'kit-2-70': difference, 'kit-3': difference };
}

export type Deliberate = { readonly says: Outcome; readonly why: string };

/** The secret of every generated app. */
export const MARK = 'ORACLE-SECRET-7F3A9C';

/** A module with the secret and a side effect, so that nothing shakes it off. */
export const secretModule = `export const margin = '${MARK}';\nglobalThis.lastMargin = margin;\n`;

/** The same with a proof that it is code for a server: a name alone is none to us where Kit does not know it. */
export const provenModule = `${secretModule}globalThis.shopRegion = process.env.SHOP_REGION;\n`;

/** As {@link provenModule}, exported as route modules may. */
export const provenRouteModule = provenModule.replaceAll('margin', '_margin');

/** The same as TypeScript, with types that can be imported. */
export const secretTypes = `export type Margin = { rate: number };\nexport class Rate { value = 1; }\n${secretModule}`;
