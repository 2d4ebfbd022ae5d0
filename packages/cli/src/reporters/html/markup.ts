/** Markup in which text cannot become markup: whatever is put into a template is escaped unless it is markup itself. */
import { printable } from '../../terminal/printable.js';

/** Text that is safe to be a part of the page. Only this file makes it. */
export type Markup = { readonly markup: string };

/** What a template takes. Nothing comes of `undefined` and `false`; lists are joined without a gap. */
export type Part = string | number | Markup | undefined | false | readonly Part[];

const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Tag of templates: html`<p title="${path}">${message}</p>`. Values of attributes have to stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, string, index) => text + markupOf(parts[index - 1]) + string) };
}

/** Text of our own that is markup already: styles, scripts, pictures. Never anything from an audited app. */
export function trusted(markup: string): Markup {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(markupOf).join('');
  return printable(String(part)).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
