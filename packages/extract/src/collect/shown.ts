/** Which variables of a component its markup shows. */
import type { BindingFact, Ref, ShownFact } from '@sk-audit/core';
import { conditioned, type Collector, type Draft } from './collector.js';

/** Notes that the node at hand shows the variable, if it is one of the instance script. Gives the ref. */
export function noteShown(c: Collector, ref: Ref): Ref {
  if (c.showing === undefined || c.flow.fn !== 2 || ref.from !== 'binding' || !isOwn(c.bindings[ref.binding] as BindingFact)) return ref;
  const fact = conditioned<Draft<ShownFact>>(c, { binding: ref.binding, start: c.showing });
  const isKnown = c.shown.some((one) => one.binding === fact.binding && one.start === fact.start && one.when === fact.when);
  if (!isKnown) c.shown.push(fact);
  return ref;
}

function isOwn({ fn, function: own, kind, prop }: BindingFact): boolean {
  return fn === 1 && own === undefined && prop !== true && /^(?:const|let|var|store)$/.test(kind);
}

/** Runs the walk over something that shows nothing itself. */
export function unshown<T>(c: Collector, body: () => T): T {
  const { showing } = c;
  c.showing = undefined;
  const result = body();
  c.showing = showing;
  return result;
}
