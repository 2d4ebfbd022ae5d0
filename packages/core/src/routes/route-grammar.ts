/** What route ids mean, which changed a little from version to version. */
import type { PackageVersion } from '../kit/app.js';
import { generationsOf } from '../kit/generations.js';

/** Each flag says what holds in that version of Kit. */
export type RouteGrammar = {
  /** Two files of one kind in one folder (`+page.js`, `+page.ts`) are refused (1.15.5). */
  readonly refusesDuplicates: boolean;
  /** An optional parameter with only groups behind it is the last one when routes are sorted (2.9.1). */
  readonly sortsPastGroups: boolean;
  /** The hash router exists, and refuses files for the server (2.14). */
  readonly hashRouter: boolean;
  /** A rest parameter takes line breaks too (2.27.1). */
  readonly restTakesLines: boolean;
  /** `/cart` beside `/cart/[[step]]` is allowed (2.61). */
  readonly allowsTrailingOptional: boolean;
  /** Matchers are the files of a folder, and a route may only name those (before 3). */
  readonly matcherFiles: boolean;
  /** Tests and stories beside routes are skipped (3). */
  readonly skipsTests: boolean;
  /** Parameters and matchers may have hyphens in their names (3). */
  readonly hyphens: boolean;
  /** Escapes are whole code points, and `[` and `]` may be escaped (3). */
  readonly codePoints: boolean;
  /** Folders without a route file are left out of the manifest before routes are sorted (3). */
  readonly dropsEmptyFolders: boolean;
};

const changes = ['1.15.5', '2.9.1', '2.14.0', '2.27.1', '2.61.0', '3.0.0'] as const;

/** The grammars of the versions that the app may have, oldest first. */
export function routeGrammars(kit: PackageVersion): readonly RouteGrammar[] {
  return generationsOf(kit, changes).map(grammarSince);
}

/**
 * The grammar of the newest version that the app may have.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js, src/utils/routing.js (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
export function newestRouteGrammar(kit: PackageVersion): RouteGrammar {
  return routeGrammars(kit).at(-1) ?? latestRouteGrammar;
}

function grammarSince(start: string): RouteGrammar {
  const reached = (change: (typeof changes)[number]): boolean => changes.indexOf(change) <= (changes as readonly string[]).indexOf(start);
  const since3 = reached('3.0.0');
  return {
    refusesDuplicates: reached('1.15.5'),
    sortsPastGroups: reached('2.9.1'),
    hashRouter: reached('2.14.0'),
    restTakesLines: reached('2.27.1'),
    allowsTrailingOptional: reached('2.61.0'),
    matcherFiles: !since3,
    skipsTests: since3,
    hyphens: since3,
    codePoints: since3,
    dropsEmptyFolders: since3,
  };
}

/** That of the newest Kit that we know. */
export const latestRouteGrammar: RouteGrammar = grammarSince('3.0.0');
