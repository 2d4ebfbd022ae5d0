/** Text of the audited app on its way into Markdown. */
import { printable } from '../../terminal/printable.js';

/** Invisible; keeps `@name` and `#12` from calling people and linking issues. */
const APART = '\u200b';

/** One line in which only what stands between backticks is Markdown: code. */
export function markdownText(text: string): string {
  return printable(text).split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? part : plain(part))).join('');
}

/** The text as code, whatever it holds. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}

function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~$&!]/g, '\\$&').replace(/@(?=\w)|#(?=\d)/g, `$&${APART}`);
}
