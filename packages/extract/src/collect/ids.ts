/** What links can lead to. */
import type { IdsFact } from '@sk-audit/core';
import type { Node } from '../ast.js';

/** The values that were met; `open` when there may be others; `rawHtml` when the markup holds text that nobody has seen. */
export type Ids = { readonly known: Set<string>; open: boolean; rawHtml: boolean };

/** Notes the `id` of an element, and the `name` of a link. Those of components count too: it is their choice where to put them. */
export function noteIds(ids: Ids, element: Node, attributes: readonly Node[]): void {
  for (const attribute of attributes) {
    if (attribute.type === 'SpreadAttribute') ids.open = true;
    const name = attribute.type === 'Attribute' ? (attribute['name'] as string) : undefined;
    if (name !== 'id' && !(name === 'name' && element['name'] === 'a')) continue;
    const text = literalText(attribute['value']);
    if (text === undefined) ids.open = true;
    else ids.known.add(text);
  }
}

/** Svelte gives a text alone, a list of texts and expressions, one expression, or `true`. */
function literalText(value: unknown): string | undefined {
  const [piece, ...others] = Array.isArray(value) ? (value as readonly Node[]) : [value as Node];
  if (value === true || !piece || others.length > 0) return value === true ? '' : undefined;
  if (piece.type === 'Text') return piece['data'] as string;
  const expression = piece['expression'] as Node | undefined;
  return expression?.type === 'Literal' && typeof expression['value'] === 'string' ? expression['value'] : undefined;
}

/** The fact that comes of it. */
export function idsFact({ known, open, rawHtml }: Ids): IdsFact {
  return { known: [...known], ...(open || rawHtml ? { open: true } : {}), ...(rawHtml ? { rawHtml } : {}) };
}
