/** Calls on Kit's cookies. */
import type { CallFact, FileFacts } from '../facts.js';

/** The method of the event's cookies that is called, or of what a function is given as `cookies` or by Kit's type: `set`. Undefined for all else. */
export function cookieMethod({ functions }: FileFacts, { callee }: CallFact): string | undefined {
  if (callee.path.at(-2) === 'cookies') return callee.path.at(-1);
  const param = callee.from === 'param' && callee.path.length === 1 ? functions[callee.fn]?.params[callee.index] : undefined;
  return param?.name === 'cookies' || param?.type === 'Cookies' ? callee.path[0] : undefined;
}
