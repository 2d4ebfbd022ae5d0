/** `<svelte:options>`. */
import type { Node } from '../ast.js';
import { refuse } from './cursor.js';
import type { NewNode, Scan } from './scan.js';

const KNOWN: ReadonlySet<string> = new Set(['runes', 'customElement', 'namespace', 'css', 'immutable', 'preserveWhitespace', 'accessors']);

/** Takes the options out of the tree. Gives their node, which says `runes` when they do; undefined without any. */
export function takeOptions({ options, open }: Scan): Node | undefined {
  if (!options) return undefined;
  const { nodes } = (open[0] as Scan['open'][number]).fragment;
  nodes.splice(nodes.indexOf(options), 1);
  const attributes = options['attributes'] as readonly NewNode[];
  const isOdd = options['fragment'].nodes.length > 0 || attributes.some(({ type, name }) => type !== 'Attribute' || !KNOWN.has(name as string));
  if (isOdd) return refuse('odd options');
  const runes = attributes.find(({ name }) => name === 'runes');
  return { type: 'SvelteOptions', start: options.start, end: options.end, attributes, ...(runes ? { runes: booleanOf(runes) } : {}) };
}

function booleanOf({ value }: NewNode): boolean {
  if (value === true) return true;
  const expression = value['expression'] as Node | undefined;
  return typeof expression?.['value'] === 'boolean' ? expression['value'] : refuse('an option that is no boolean');
}
