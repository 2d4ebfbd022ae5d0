/** Values as JSON. */
import type { ExportFact, FileFacts, Json, Ref, Value } from '../facts.js';
import type { Project } from '../project/project.js';

/** What `JSON.stringify` gives for the value: a text, `undefined` for what it leaves out, or that it cannot be told. */
export type Stringified = { readonly text: string | undefined } | 'unknown';

const UNKNOWN = 'unknown';

/** The text of a literal, of objects and arrays of them, and of constants that lead to such. */
export function stringified(project: Project, path: string, value: Value, steps = 8): Stringified {
  switch (value.is) {
    case 'literal': return { text: JSON.stringify(value.value satisfies Json) };
    case 'undefined': case 'function': case 'class': return { text: undefined };
    case 'array': return value.open ? UNKNOWN : joined(value.items.map((item) => stringified(project, path, item, steps)), (text) => text ?? 'null', '[', ']');
    case 'object': return value.open ? UNKNOWN : objectText(project, path, value.props, steps);
    case 'ref': {
      const place = steps > 0 ? constantPlace(project, path, value.ref) : undefined;
      return place ? stringified(project, place.path, place.value, steps - 1) : UNKNOWN;
    }
    default: return UNKNOWN;
  }
}

function objectText(project: Project, path: string, props: { readonly [key: string]: Value }, steps: number): Stringified {
  const entries = Object.entries(props).map(([key, value]) => ({ key, value: stringified(project, path, value, steps) }));
  const kept = entries.filter(({ value }) => value === UNKNOWN || value.text !== undefined);
  return joined(kept.map(({ value }) => value), (text, i) => `${JSON.stringify(kept[i]?.key)}:${text ?? ''}`, '{', '}');
}

function joined(parts: readonly Stringified[], each: (text: string | undefined, index: number) => string, open: string, close: string): Stringified {
  const texts: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part === UNKNOWN) return UNKNOWN;
    texts.push(each(part.text, index));
  }
  return { text: `${open}${texts.join(',')}${close}` };
}

/** A value in the file where it stands. */
export type ValuePlace = { readonly path: string; readonly value: Value };

/** What an export is initialised with, re-exports followed; `undefined` when that cannot be seen, or it is assigned to later on. */
export function exportedPlace(project: Project, path: string, { binding, from }: ExportFact): ValuePlace | undefined {
  if (from) return constantPlace(project, path, { from: 'import', import: from.import, module: '', path: [from.name] });
  return binding === undefined ? undefined : constantPlace(project, path, { from: 'binding', binding, path: [] });
}

function constantPlace(project: Project, path: string, ref: Ref): ValuePlace | undefined {
  const target = project.resolve(path, ref);
  const isChanged = target.is !== 'binding' || changes(project.facts(target.path), target.binding);
  return isChanged ? undefined : project.valueOf(path, ref);
}

/** Is the variable, or something in it, assigned to? */
function changes(facts: FileFacts | undefined, binding: number): boolean {
  return facts?.writes.some(({ target }) => target.from === 'binding' && target.binding === binding) ?? true;
}
