/** Sentences with a little Markdown in them. */
import { html, type Markup } from './markup.js';

/** A sentence in which `code` in backticks is shown as code. */
export function sentence(text: string): Markup {
  return html`${text.split(/(`[^`]+`)/).map((piece) => (/^`[^`]+`$/.test(piece) ? html`<code>${piece.slice(1, -1)}</code>` : strong(piece)))}`;
}

function strong(text: string): Markup {
  return html`${text.split(/(\*\*[^*]+\*\*)/).map((piece) => (/^\*\*.+\*\*$/.test(piece) ? html`<strong>${piece.slice(2, -2)}</strong>` : breakable(piece)))}`;
}

/** Long paths in it may break behind their slashes, before they break anywhere. */
export function breakable(text: string): Markup {
  return html`${text.split(/(\S{30,})/).map((piece, index) => (index % 2 === 0 ? piece : piece.split(/(?<=\/)/).map((part, at) => html`${at > 0 && html`<wbr>`}${part}`)))}`;
}

/** Paragraphs, lists and blocks of code: what the texts of rules use. */
export function prose(text: string): Markup {
  return html`${text.trim().split(/(^```[^\n]*\n[\s\S]*?^```$)/m).map((part) => (part.startsWith('```') ? codeBlock(part) : part.split(/\n{2,}/).map(block)))}`;
}

function codeBlock(fenced: string): Markup {
  const lines = fenced.split('\n').slice(1, -1);
  return html`<pre class="code">${lines.map((line) => html`<span class="line">${line}</span>`)}</pre>`;
}

/** A paragraph, with the list that follows it. */
function block(text: string): Markup {
  const [paragraph = '', ...items] = text.trim().split(/^\s*[-*] +/m).map((piece) => piece.replaceAll(/\s+/g, ' ').trim());
  const list = html`<ul>${items.map((item) => html`<li>${sentence(item)}</li>`)}</ul>`;
  return html`${paragraph !== '' && html`<p>${sentence(paragraph)}</p>`}${items.length > 0 && list}`;
}
