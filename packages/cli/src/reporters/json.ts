/** The report for machines: `schema/report.schema.json` describes it. */
import type { Reporter } from './reporter.js';

/** What JSON allows raw and a terminal obeys: deletes, C1 controls, separators of lines, overrides of direction. */
const RAW_BUT_UNSAFE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The whole report with two spaces of indentation. */
export const json: Reporter = (report) =>
  `${JSON.stringify(report, undefined, 2).replace(RAW_BUT_UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
