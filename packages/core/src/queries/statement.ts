/** Is a call all that its statement does? */
import type { CallFact, ExitFact, FileFacts } from '../facts.js';

/** Is the call a statement of its own, so that a keyword before it takes its value: `redirect(…);`, not `ok || redirect(…);`? */
export function isWholeStatement({ span, statement }: CallFact): boolean {
  return statement !== undefined && statement[0] === span[0] && statement[1] - span[1] <= 1; // a semicolon
}

/** The `return` or `throw` whose whole value is the call, its keyword one blank before; undefined for concise arrows and longer values. */
export function wholeExit({ exits }: FileFacts, { fn, span }: CallFact, kind: 'return' | 'throw'): ExitFact | undefined {
  const start = span[0] - `${kind} `.length;
  return exits.find((exit) => exit.kind === kind && exit.fn === fn && exit.span[0] === start && exit.span[1] - span[1] <= 1);
}
