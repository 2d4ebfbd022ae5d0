/** Two pages of an app: one of which Kit complains while it is developed or built, and one of which it does not. */
import type { Files } from '../app-folder.js';
import type { Ask } from '../probes/probe.js';

export type DevCase = {
  /** What Kit 3 says of the bad page, and nothing else; also the folder of its routes. Unique. */
  readonly code: string;
  /** The rule that foresees it. */
  readonly rule: string;
  /** What the bad page does, as a row of a table. */
  readonly title: string;
  /**
   * The routes of either page, below its folder. A path that begins with `/` is laid beside the app's own files. `hooks.server.js` is the
   * `handle` and `handleError` of its own requests.
   */
  readonly bad: Files;
  readonly good: Files;
  /** The requests, one after the other; the page itself when there are none. */
  readonly asks?: readonly Ask[];
  /** It takes a browser, which opens the page, and does this then. */
  readonly inBrowser?: readonly Step[];
  /** It takes a build. */
  readonly inBuild?: true;
  /** It has files in place of the app's own, and gets a server for itself. */
  readonly alone?: true;
};

/** Elements are named by a selector. */
export type Step = { readonly click: string } | { readonly hover: string } | { /** A text file is put into it. */ readonly choose: string };

/** The two sides of a case. */
export const sides = ['bad', 'good'] as const;

export type Side = (typeof sides)[number];

/** Where the page stands. */
export function addressOf({ code }: DevCase, side: Side): string {
  return `/${code}/${side}`;
}
