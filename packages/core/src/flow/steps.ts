/** Questions about what ran before a place. */
import type { FileFacts } from '../facts.js';

/** The calls that surely completed before the step, the step included; nearest first. */
export function surelyBefore(facts: FileFacts, step: number | undefined): readonly number[] {
  const found: number[] = [];
  for (let at = step; at !== undefined; at = facts.steps[at]?.prev) {
    const call = facts.steps[at]?.call;
    if (call !== undefined) found.push(call);
  }
  return found;
}

/** The calls that may have completed before the step. */
export function maybeBefore(facts: FileFacts, step: number | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const queue = step === undefined ? [] : [step];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const fact = facts.steps[at];
    if (fact?.call !== undefined) found.add(fact.call);
    if (fact?.prev !== undefined) queue.push(fact.prev);
    for (const branch of fact?.join ?? []) if (branch !== null) queue.push(branch);
  }
  return found;
}

/**
 * Does every way to the step pass a call for which `stops` holds? Branches count one by one: `if (a) x(); else y();` passes when
 * both do.
 */
export function surelyPasses(facts: FileFacts, step: number | undefined, stops: (call: number) => boolean): boolean {
  return passes(facts, step, undefined, stops);
}

function passes(facts: FileFacts, step: number | undefined, until: number | undefined, stops: (call: number) => boolean): boolean {
  for (let at = step; at !== undefined && at !== until; at = facts.steps[at]?.prev) {
    const fact = facts.steps[at];
    if (!fact) return false;
    if (fact.call !== undefined && stops(fact.call)) return true;
    const { join, prev } = fact;
    if (join && join.every((branch) => branch !== null && passes(facts, branch, prev, stops))) return true;
  }
  return false;
}

/** Is there a way from the call to the step on which no call stands for which `stops` holds? The step may be the call's own. */
export function mayFollow(facts: FileFacts, step: number | undefined, call: number, stops: (call: number) => boolean): boolean {
  const seen = new Set<number>();
  const queue = step === undefined ? [] : [step];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const fact = facts.steps[at];
    if (!fact || seen.has(at)) continue;
    seen.add(at);
    if (fact.call === call) return true;
    if (fact.call !== undefined && stops(fact.call)) continue;
    // A branch's own steps lead back to where the branches parted.
    const before = fact.join ? fact.join.map((branch) => branch ?? fact.prev) : [fact.prev];
    queue.push(...before.filter((one) => one !== undefined));
  }
  return false;
}
