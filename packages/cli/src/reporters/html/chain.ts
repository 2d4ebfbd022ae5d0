/** A chain of imports as a picture: one box for each file, an arrow for each import. */
import type { LocatedRelated } from '@sk-audit/core';
import { html, type Markup } from './markup.js';
import type { Page, PageFinding } from './page-model.js';
import { breakable } from './prose.js';

const IMPORTS = 'imports ';

/** Is each of the places an import that leads to the next? */
export function isChain(related: readonly LocatedRelated[]): boolean {
  return related.length > 0 && related.every(({ message }, index) => message.startsWith(IMPORTS) && (index === 0 || targetOf(related[index - 1] as LocatedRelated) === related[index]?.path));
}

/** The boxes from the first file down to what the last one imports. */
export function chain({ finding }: PageFinding, page: Page): Markup {
  const last = finding.related.at(-1) as LocatedRelated;
  const isLeak = finding.category === 'server-only';
  return html`<figure class="chain ${isLeak && 'leak'}"><figcaption>${isLeak ? 'How it gets to the browser' : 'The imports that lead there'}</figcaption><ol>
${finding.related.map((place, index) => html`<li>${box(place.path, index === 0 && isLeak ? 'starts in the browser' : undefined, page, index === 0 ? 'first' : '')}${arrow(place, page)}</li>`)}
<li>${box(targetOf(last), isLeak ? 'server only' : undefined, page, 'last')}</li>
</ol></figure>`;
}

function targetOf({ message }: LocatedRelated): string {
  return message.slice(IMPORTS.length);
}

function box(path: string, what: string | undefined, page: Page, className: string): Markup {
  const short = page.short(path);
  const slash = path.startsWith('$') ? -1 : short.lastIndexOf('/');
  return html`<div class="box ${className}"><span class="path"><span class="dir">${breakable(short.slice(0, slash + 1))}</span><b>${short.slice(slash + 1)}</b></span>${what !== undefined && html`<span class="what">${what}</span>`}</div>`;
}

function arrow({ path, start, end }: LocatedRelated, { linesOf }: Page): Markup {
  const text = start.line === end.line ? linesOf(path)?.[start.line - 1]?.slice(start.column - 1, end.column - 1) : undefined;
  const specifier = text?.replace(/^(['"`])(.*)\1$/, '$2');
  const isShown = specifier !== undefined && specifier !== '' && specifier.length <= 120;
  return html`<div class="arrow"><span>imports ${isShown && html`<code>${specifier}</code>`} <span class="at">line ${start.line}</span></span></div>`;
}
