/** Text for machines. The schemas of what is written stand in `schema/`. */
import type { Reporter } from './reporter.js';

/** What JSON allows raw and a terminal obeys: deletes, C1 controls, separators of lines, overrides of direction. */
const RAW_BUT_UNSAFE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The whole report: `schema/report.schema.json` describes it. */
export const json: Reporter = (report) => jsonText(report);

/** Plain data as JSON with two spaces of indentation, safe to be shown in a terminal. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2).replace(RAW_BUT_UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
