/** What `this` is in the functions of a class. */
import type { FileFacts } from '../facts.js';

/** The method whose `this` a function sees: its own, or that of the method around an arrow function. Constructors and statics aside. */
export function methodAround(facts: FileFacts, fn: number): number | undefined {
  for (let at = fn; at > 0; at = facts.functions[at]?.parent ?? 0) {
    const { kind, classBinding } = facts.functions[at] ?? {};
    if (classBinding !== undefined && (kind === 'method' || kind === 'setter' || kind === 'getter' || kind === 'arrow')) return at;
    if (kind !== 'arrow') return undefined;
  }
  return undefined;
}

/** The function that `this.name()` calls in a function: a method of the same class. */
export function methodOfThis(facts: FileFacts, fn: number, name: string): number | undefined {
  const method = methodAround(facts, fn);
  const owner = method === undefined ? undefined : facts.functions[method]?.classBinding;
  const found = owner === undefined || owner < 0 ? -1 : facts.functions.findIndex((one) => one.classBinding === owner && one.name === name && (one.kind === 'method' || one.kind === 'arrow'));
  return found < 0 ? undefined : found;
}
