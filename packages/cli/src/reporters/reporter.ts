/** What a reporter is. It turns the report into text and does nothing else: no disk, no streams, no exit codes. */
import type { Report } from '@sk-audit/core';
import type pc from 'picocolors';

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
};

/** The text ends in a line feed, unless it is empty. */
export type Reporter = (report: Report, context: ReportContext) => string;
