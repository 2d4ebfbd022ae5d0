/** The markup that a form is made of. */
import type { AttributeFact, ElementFact } from '../facts.js';
import { literalText } from '../flow/values.js';
import type { Tri } from '../project/project.js';

/** The plain attribute of that name, in any case. */
export function attribute(element: ElementFact, name: string): AttributeFact | undefined {
  return element.attributes.find((one) => one.kind === 'attribute' && one.name.toLowerCase() === name);
}

const TYPED: ReadonlySet<string> = new Set(['', 'text', 'email', 'tel', 'url', 'number', 'date', 'datetime-local']);

/** Is it a field of one line that is typed into: no choice, no password, nothing hidden? A type that cannot be seen is none. */
export function isTyped({ attributes, name }: ElementFact): boolean {
  const type = attributes.find((one) => one.name === 'type');
  return name === 'input' && TYPED.has(type ? (literalText(type.value) ?? '?') : '');
}

/** Does a click on it submit the form around it? `unknown` for components, which may be buttons. */
export function submits(element: ElementFact): Tri {
  const type = literalText(attribute(element, 'type')?.value)?.toLowerCase() ?? '';
  if (element.name === 'input') return type === 'submit' || type === 'image';
  if (element.name !== 'button' && element.kind !== 'component') return false;
  return type === '' && element.kind === 'component' ? 'unknown' : type === '' || type === 'submit';
}
