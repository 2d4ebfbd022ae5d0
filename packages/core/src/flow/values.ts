/** Questions about values. */
import type { FileFacts, Ref, Value } from '../facts.js';

/** The refs that a value derives from: through objects, templates, calls' arguments and callees; local variables followed to what they hold. */
export function origins(facts: FileFacts, value: Value | undefined): readonly Ref[] {
  const found: Ref[] = [];
  const walk = originWalker(facts, found);
  if (value) walk(value);
  return found;
}

/** The same for a ref. The ref itself comes first. */
export function originsOfRef(facts: FileFacts, ref: Ref): readonly Ref[] {
  return origins(facts, { is: 'ref', ref });
}

function originWalker(facts: FileFacts, found: Ref[]): (value: Value) => void {
  const bindings = new Set<number>();
  const calls = new Set<number>();
  const call = (index: number): void => {
    const fact = facts.calls[index];
    if (!fact || calls.has(index)) return;
    calls.add(index);
    reach(fact.callee);
    fact.args.forEach(walk);
  };
  const reach = (ref: Ref): void => {
    found.push(ref);
    if (ref.from === 'call') call(ref.call);
    if (ref.from !== 'binding' || bindings.has(ref.binding)) return;
    bindings.add(ref.binding);
    const binding = facts.bindings[ref.binding];
    if (binding?.init) walk(binding.init);
    if (binding && binding.kind !== 'const') for (const write of facts.writes) if (write.value && write.target.from === 'binding' && write.target.binding === ref.binding) walk(write.value);
  };
  const walk = (value: Value): void => {
    switch (value.is) {
      case 'ref': return reach(value.ref);
      case 'call': return call(value.call);
      case 'template': return value.holes.forEach(walk);
      case 'object': Object.values(value.props).forEach(walk); value.spreads?.forEach(walk); return;
      case 'array': return value.items.forEach(walk);
      case 'either': case 'mix': return value.of.forEach(walk);
      default: return;
    }
  };
  return walk;
}

/** Every ref in facts or a part of them, in any depth. */
export function refsWithin(part: unknown): readonly Ref[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'from' in part && 'path' in part ? [part as Ref] : [];
  return [...own, ...Object.values(part).flatMap(refsWithin)];
}

/** The values that it can be: the branches of `a ?? b` and `c ? a : b`, one level deep or more. */
export function alternatives(value: Value): readonly Value[] {
  return value.is === 'either' ? value.of.flatMap(alternatives) : [value];
}

/** The literal text, when it is one. */
export function literalText(value: Value | undefined): string | undefined {
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** Text with `\u0000` for each hole, for literals and templates. */
export function patternText(value: Value | undefined): string | undefined {
  return value?.is === 'template' ? value.parts.join('\u0000') : literalText(value);
}

/** Is it this very variable (no property of it)? */
export function isBinding(value: Value | undefined, binding: number): boolean {
  return value?.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === binding && value.ref.path.length === 0;
}

/** A ref's root written as a key, without its path. */
export function rootOf(ref: Ref): string {
  switch (ref.from) {
    case 'import': return `import ${ref.import}`;
    case 'binding': return `binding ${ref.binding}`;
    case 'param': return `param ${ref.fn} ${ref.index}`;
    case 'global': return `global ${ref.name}`;
    case 'call': return `call ${ref.call}`;
    default: return 'unknown';
  }
}
