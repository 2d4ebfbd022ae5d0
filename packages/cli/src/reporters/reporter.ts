/** What a reporter is. It turns the report into text and does nothing else: no disk, no streams, no exit codes. */
import type { Report, Rule } from '@sk-audit/core';
import type pc from 'picocolors';
import type { ReportedApp } from './reported-app.js';

/** Functions that colour text, or leave it alone. */
export type Colors = ReturnType<typeof pc.createColors>;

export type ReportContext = {
  /** Text of a file named in the report, without its byte order mark; `undefined` when it cannot be read any more. */
  readonly sourceOf: (path: string) => string | undefined;
  readonly colors: Colors;
  /** Width of the terminal; `undefined` in a pipe or a file, where nothing is wrapped. */
  readonly columns?: number | undefined;
  /** Everything, however long. */
  readonly verbose: boolean;
  /** `findings` holds errors only, while `summary` counts all. */
  readonly quiet: boolean;
  /** Every rule that there is; empty for a format that describes none. */
  readonly rules: readonly Rule[];
  /** The apps with their routes, in the order of the report. Costs a walk over the module graph for each page: only a format that shows routes may ask. */
  readonly apps: () => readonly ReportedApp[];
  /** The working directory as the repository sees it, POSIX: `apps/shop`, or '' at its top and outside of any. */
  readonly repositoryPrefix: string;
  /** URL of the repository's files in the state that was audited, with a slash at its end; `undefined` when nobody says where that is. */
  readonly sourceUrl?: string | undefined;
  /** SARIF holds what comments disable, too. */
  readonly withSuppressed?: boolean;
};

/** The text ends in a line feed, unless it is empty. */
export type Reporter = (report: Report, context: ReportContext) => string;
