/** One line a finding, for editors' problem matchers and grep. */
import { printable } from '../terminal/printable.js';
import type { Reporter } from './reporter.js';

/** `path:line:column: severity rule message` for each finding; no colours, no summary, nothing when there is nothing. */
export const concise: Reporter = (report) =>
  report.findings
    .map(({ path, start, severity, rule, message }) => `${printable(path)}:${start.line}:${start.column}: ${severity} ${rule} ${printable(message)}\n`)
    .join('');
