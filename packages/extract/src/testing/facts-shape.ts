/** The shape of facts: which fields there are, and what kinds of values they hold. */
import type { FileFacts } from '@sk-audit/core';

/** Fields whose words are part of the shape. */
const WORDS: ReadonlySet<string> = new Set(['is', 'from', 'kind', 'use', 'how', 'dialect', 'literal']);
const TESTS: ReadonlySet<unknown> = new Set(['truthy', 'typeof', 'equal', 'instanceof', 'in', 'not', 'and', 'or', 'other']);

/** What the many objects that occur in all places are called: values, refs and tests. */
function nameOf({ is, from }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof is === 'string') return `${TESTS.has(is) ? 'test' : 'value'} ${is}`;
  return typeof from === 'string' ? `ref ${from}` : undefined;
}

/**
 * One line for each field that occurs: `calls.use: "argument" | "stored"`. Values, refs and tests occur everywhere, so they are described
 * once, by their `is` and `from`. Fields that are not always there have a question mark. Sorted.
 */
export function shapeOf(sources: readonly FileFacts[]): readonly string[] {
  const kinds = new Map<string, Set<string>>();
  const objects = new Map<string, number>();
  const present = new Map<string, number>();

  const describe = (value: unknown, place: string, field: string): string => {
    if (Array.isArray(value)) return arrayOf(value, place, field);
    if (typeof value === 'object' && value !== null) return visit(value as Readonly<Record<string, unknown>>, place);
    if (typeof value === 'string') return WORDS.has(field) ? JSON.stringify(value) : 'string';
    return typeof value === 'boolean' || value === null ? String(value) : typeof value;
  };
  const arrayOf = (items: readonly unknown[], place: string, field: string): string => {
    if (items.length === 2 && items.every((one) => typeof one === 'number') && /[sS]pan|^(?:statement|block|body|blank|indent|tag|covers|whole|argSpans)$/.test(field)) return 'span';
    const inside = new Set(items.map((one) => describe(one, place, field)));
    return inside.size === 0 ? '[]' : [...inside].sort().map((one) => `${one}[]`).join(' | ');
  };
  const visit = (object: Readonly<Record<string, unknown>>, place: string): string => {
    const name = nameOf(object) ?? place;
    objects.set(name, (objects.get(name) ?? 0) + 1);
    for (const [field, value] of Object.entries(object)) {
      const key = `${name}.${field}`;
      present.set(key, (present.get(key) ?? 0) + 1);
      const found = kinds.get(key) ?? new Set<string>();
      kinds.set(key, found);
      if (field === 'props' || field === 'spans') {
        const inside = Object.values(value as object).map((one) => describe(one, key, field === 'spans' ? 'span' : field));
        found.add(field === 'props' ? 'values by name' : `${[...new Set(inside)].join(' | ')} by name`);
      } else for (const kind of describe(value, key, field).split(' | ')) found.add(kind);
    }
    return `{${name}}`;
  };

  for (const facts of sources) visit(facts as unknown as Readonly<Record<string, unknown>>, 'file');
  return [...kinds].map(([key, found]) => {
    const owner = key.slice(0, key.lastIndexOf('.'));
    const isOptional = (present.get(key) ?? 0) < (objects.get(owner) ?? 0);
    return `${key}${isOptional ? '?' : ''}: ${[...found].sort().join(' | ')}`;
  }).sort();
}
