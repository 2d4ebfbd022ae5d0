import type { Thrown } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../testing/places.js';

const KIT = "import { error, invalid, isHttpError, isRedirect, isValidationError, redirect, fail, json } from '@sveltejs/kit';\n";
const CALLS: { readonly [thrown in Thrown]: string } = { redirect: "redirect(303, '/')", error: 'error(404)', invalid: "invalid('No')" };

/** Does the clause, put behind a `try` around the call of that kind, let the exception through? */
function passes(clause: string, thrown: Thrown, before = '', more: { [path: string]: string } = {}): boolean {
  const { project, path, call } = placesIn({ 'src/lib/orders.ts': `${KIT}${before}async function order(event) { let kept; try { ${CALLS[thrown]}; } ${clause} after(kept); }`, ...more });
  return project.swallowedBy(path, call(CALLS[thrown]), thrown) === undefined;
}

const both = (clause: string, before?: string, more?: { [path: string]: string }) => ({ redirect: passes(clause, 'redirect', before, more), error: passes(clause, 'error', before, more) });
const NEITHER = { redirect: false, error: false };
const BOTH = { redirect: true, error: true };

describe('a catch clause', () => {
  it('swallows when nothing is thrown again', () => {
    expect(both('catch {}')).toEqual(NEITHER);
    expect(both('catch (e) { console.error(e); }')).toEqual(NEITHER);
    expect(both('catch (e) { return fail(500, { message: e.message }); }')).toEqual(NEITHER);
    expect(both("catch (e) { throw new Error('No order', { cause: e }); }")).toEqual(NEITHER);
    expect(both('catch (e) { return { error: String(e) }; }')).toEqual(NEITHER);
  });

  it('lets through what it throws again, gives back or keeps', () => {
    expect(both('catch (e) { throw e; }')).toEqual(BOTH);
    expect(both('catch (e) { if (event.debug) throw e; }')).toEqual(BOTH);
    expect(both('catch (e) { throw e ?? new Error(); }')).toEqual(BOTH);
    expect(both('catch (e) { return e; }')).toEqual(BOTH);
    expect(both('catch (e) { kept = e; }')).toEqual(BOTH);
  });

  it('does not count for a finally, unless that leaves', () => {
    expect(both('finally { close(); }')).toEqual(BOTH);
    expect(both('catch (e) { throw e; } finally { return; }')).toEqual(NEITHER);
  });

  it('reads Kit’s guards', () => {
    expect(both('catch (e) { if (isRedirect(e)) throw e; }')).toEqual({ redirect: true, error: false });
    expect(both('catch (e) { if (isHttpError(e)) throw e; }')).toEqual({ redirect: false, error: true });
    expect(both('catch (e) { if (isRedirect(e) || isHttpError(e)) throw e; }')).toEqual(BOTH);
    expect(both('catch (e) { if (!isRedirect(e)) return fail(500); throw e; }')).toEqual({ redirect: true, error: false });
    expect(both('catch (e) { if (isHttpError(e, 404)) throw e; }').error).toBe(true);
    expect(both('catch (e) { if (isHttpError(e, 403)) throw e; }').error).toBe(false);
    expect(passes('catch (e) { if (isValidationError(e)) throw e; }', 'invalid')).toBe(true);
    expect(passes('catch (e) { if (isRedirect(e) || isHttpError(e)) throw e; }', 'invalid')).toBe(false);
  });

  it('knows what Kit’s exceptions are instances of', () => {
    expect(both('catch (e) { if (e instanceof Error) throw e; }')).toEqual(NEITHER);
    expect(passes('catch (e) { if (e instanceof Error) throw e; }', 'invalid')).toBe(true);
    expect(both('catch (e) { if (e instanceof Error) return fail(500); throw e; }')).toEqual(BOTH);
    expect(both('catch (e) { if (e instanceof PaymentError) return fail(500); throw e; }', "import { PaymentError } from 'payments';\n")).toEqual(BOTH);
    expect(both('catch (e) { if (e instanceof HttpError) throw e; }', "import { HttpError } from '$lib/http';\n", { 'src/lib/http.ts': 'export class HttpError extends Error {}' })).toEqual(NEITHER);
    expect(both('catch (e) { if (e instanceof Redirect) throw e; }', "import { Redirect } from '@sveltejs/kit/internal';\n")).toEqual({ redirect: true, error: false });
    expect(both('catch (e) { if (e instanceof known[0]) throw e; }')).toEqual(BOTH);
  });

  it('reads tests of properties', () => {
    expect(both("catch (e) { if (e && typeof e === 'object' && 'status' in e && 'location' in e) throw e; }")).toEqual({ redirect: true, error: false });
    expect(both('catch (e) { if (e?.body) throw e; }')).toEqual({ redirect: false, error: true });
    expect(both("catch (e) { if (typeof e === 'string') throw e; }")).toEqual(NEITHER);
    expect(both("catch (e) { if (typeof e.status === 'number') throw e; }")).toEqual(BOTH);
    expect(both("catch (e) { if (e.name === 'AbortError') throw e; }")).toEqual(NEITHER);
    expect(both('catch (e) { if (e === null) throw e; }')).toEqual(NEITHER);
    expect(both("catch (e) { if (e.code > 1) throw e; }")).toEqual(NEITHER);
    expect(both('catch (e) { if (e.status >= 300 && e.status < 400) throw e; }')).toEqual(BOTH);
    expect(both("catch (e) { if (e.constructor.name === 'Redirect') throw e; }")).toEqual(BOTH);
    expect(both('catch (e) { if (Object.hasOwn(e, "status")) throw e; }')).toEqual(BOTH);
  });

  it('compares a status with what is thrown', () => {
    expect(both('catch (e) { if (e.status === 303) throw e; }')).toEqual({ redirect: true, error: false });
    expect(both('catch (e) { if (e.status === 404) throw e; }')).toEqual({ redirect: false, error: true });
    expect(both('catch (e) { if (e.status === 403) throw e; }')).toEqual(NEITHER);
  });

  it('lets through what is answered for what it is', () => {
    expect(passes('catch (e) { return json({}, { status: e.status ?? 500 }); }', 'error')).toBe(true);
    expect(passes('catch (e) { throw error(e.status || 500, e); }', 'error')).toBe(true);
    expect(passes('catch (e) { const { status } = e; return json({}, { status }); }', 'error')).toBe(true);
    expect(passes('catch (e) { kept = e.body.message; }', 'error')).toBe(true);
    expect(passes('catch (e) { if (isHttpError(e)) return { missing: true }; }', 'error')).toBe(true);
    expect(passes('catch (e) { if (e.status === 404) return { missing: true }; }', 'error')).toBe(true);
    expect(passes("catch (e) { if ('body' in e) return { missing: true }; }", 'error')).toBe(true);
    expect(passes('catch (e) { switch (e.status) { case 404: return null; } }', 'error')).toBe(true);
  });

  it('does not take for an answer what is logged, or is given to all but Kit’s', () => {
    expect(passes('catch (e) { console.error(e.status); }', 'error')).toBe(false);
    expect(passes('catch (e) { logger.warn(e.body); return fail(500); }', 'error')).toBe(false);
    expect(passes('catch (e) { if (isRedirect(e)) throw e; return fail(500); }', 'error')).toBe(false);
    expect(passes('catch (e) { if (isRedirect(e)) throw e; else return fail(500); }', 'error')).toBe(false);
    expect(passes("catch (e) { if (e instanceof Error && 'status' in e) return fail(e.status); }", 'error')).toBe(false);
  });

  it('takes a destructured value for known when more than the usual is taken', () => {
    expect(both('catch ({ message }) { console.error(message); }')).toEqual(NEITHER);
    expect(both('catch ({ status }) { answer(status); }')).toEqual(BOTH);
  });

  it('lets through what is handed to somebody who may throw it', () => {
    expect(both('catch (e) { unknown(e); }')).toEqual(BOTH);
    expect(both('catch (e) { event.locals.onProblem(e); }')).toEqual(BOTH);
    expect(both('catch (e) { giveUp(e); }', "import { giveUp } from 'giving-up';\n")).toEqual(BOTH);
    expect(both('catch (e) { captureException(e); }', "import { captureException } from '@sentry/sveltekit';\n")).toEqual(NEITHER);
    expect(both('catch (e) { problems.push(new Problem(e)); }')).toEqual(NEITHER);
    expect(both('catch (e) { ((x) => { throw x; })(e); }')).toEqual(BOTH);
  });

  it('follows it into the app’s own functions', () => {
    const into = (body: string, use = 'own(e);') => both(`catch (e) { ${use} }`, "import { own } from './own';\n", { 'src/lib/own.ts': `import { isRedirect } from '@sveltejs/kit';\nimport { further } from './further';\nexport function own(problem) { ${body} }`, 'src/lib/further.ts': 'export const further = (problem) => { console.log(problem); };' });
    expect(into('console.error(problem);')).toEqual(NEITHER);
    expect(into('throw problem;')).toEqual(BOTH);
    expect(into('if (isRedirect(problem)) throw problem;')).toEqual({ redirect: true, error: false });
    expect(into('further(problem);')).toEqual(NEITHER);
    expect(into('elsewhere(problem);')).toEqual(BOTH);
    expect(into('return problem;')).toEqual(NEITHER);
    expect(into('return problem;', 'return own(e);')).toEqual(BOTH);
    expect(into("return problem?.code === 'P2002';", 'if (own(e)) return fail(409);')).toEqual(NEITHER);
    expect(into('return { status: problem.status };', 'return own(e);')).toEqual(BOTH);
  });

  it('is not judged by what a parameter hides', () => {
    const own = { 'src/lib/own.ts': 'export const rest = (...all) => console.log(all);\nexport const taken = ({ status }) => console.log(status);\nexport const plain = ({ message }) => console.log(message);' };
    const before = "import { plain, rest, taken } from './own';\n";
    expect(both('catch (e) { rest(e); }', before, own)).toEqual(BOTH);
    expect(both('catch (e) { taken(e); }', before, own)).toEqual(BOTH);
    expect(both('catch (e) { plain(e); }', before, own)).toEqual(NEITHER);
  });

  it('gives up on functions that hand it round and round', () => {
    const own = { 'src/lib/own.ts': 'export const first = (problem) => second(problem);\nconst second = (problem) => first(problem);' };
    expect(both('catch (e) { first(e); }', "import { first } from './own';\n", own)).toEqual(BOTH);
  });

  it('is the innermost that swallows', () => {
    const { project, path, call, facts } = placesIn({ 'src/lib/orders.ts': `${KIT}function order() { try { try { error(404); } catch (e) { throw e; } } catch (e) { console.log(e); } }` });
    const by = project.swallowedBy(path, call('error(404)'), 'error') as number;
    expect(facts.tries[by]?.at).toBeUndefined();
    expect(facts.tries[by]?.span[0]).toBeLessThan(facts.tries.find((_, index) => index !== by)?.span[0] as number);
  });
});

describe('callbackPasses', () => {
  const passesCallback = (callback: string, thrown: Thrown = 'redirect') => {
    const { project, path, facts, call } = placesIn({ 'src/lib/orders.ts': `${KIT}import { own } from './own';\nguard().catch(${callback});`, 'src/lib/own.ts': 'export const own = (problem) => { if (problem.location) throw problem; };' });
    return project.callbackPasses(path, facts.calls[call(`guard().catch(${callback})`)]?.args[0], thrown);
  };

  it('asks what the callback does with the exception', () => {
    expect(passesCallback('() => null')).toBe(false);
    expect(passesCallback('(e) => { throw e; }')).toBe(true);
    expect(passesCallback('(e) => e')).toBe(true);
    expect(passesCallback('(e) => { if (isRedirect(e)) throw e; }', 'error')).toBe(false);
    expect(passesCallback('({ message }) => message')).toBe(false);
    expect(passesCallback('({ status }) => status')).toBe(true);
  });

  it('follows named callbacks, and knows the harmless ones', () => {
    expect(passesCallback('own')).toBe(true);
    expect(passesCallback('own', 'error')).toBe(false);
    expect(passesCallback('console.error')).toBe(false);
    expect(passesCallback('event.locals.onProblem')).toBe(true);
    expect(passesCallback('makeCallback()')).toBe(true);
    expect(passesCallback('')).toBe(true);
  });
});
