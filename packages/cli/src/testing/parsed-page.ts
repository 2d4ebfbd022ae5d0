/** A page as a browser would read it, ready to be looked at. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** All elements of the page that pass, in its order. */
export function elementsOf(page: string, passes: (element: Element) => boolean = () => true): readonly Element[] {
  return within(parse(page)).filter(passes);
}

/** The elements below a node. */
export function within(node: Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => ('tagName' in child ? [child, ...within(child)] : []));
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** Its text as it stands in the source. */
export function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Its text with runs of white space as one. */
export function wordsOf(node: Node): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}
