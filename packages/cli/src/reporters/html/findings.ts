/** The findings by rule, each with its code, its proof and its remedy. */
import { CATEGORIES, type Category, type LocatedRelated, type Rule } from '@sk-audit/core';
import { grouped } from '../grouped.js';
import { chain, isChain } from './chain.js';
import { countBadges, SEVERITIES } from './counts.js';
import { frame, ONE_LINE } from './frame.js';
import { html, type Markup } from './markup.js';
import type { Page, PageFinding } from './page-model.js';
import { prose, sentence } from './prose.js';

/** With more findings the rules are closed at first: a reader wants to see which there are. */
const MOST_OPEN = 60;

/** One section for each rule, the most severe and most frequent first. */
export function findingsByRule(page: Page): Markup {
  const groups = [...grouped(page.findings, ({ finding }) => finding.rule)].sort(([a, as], [b, bs]) => rank(as) - rank(bs) || bs.length - as.length || (a < b ? -1 : 1));
  return html`${groups.map(([id, findings]) => ruleSection(id, findings, page))}`;
}

function rank(findings: readonly PageFinding[]): number {
  return Math.min(...findings.map(({ finding }) => SEVERITIES.indexOf(finding.severity)));
}

function ruleSection(id: string, findings: readonly PageFinding[], page: Page): Markup {
  const rule = page.rules.get(id);
  const advice = findings.length > 1 && findings.every(({ finding }) => finding.advice === findings[0]?.finding.advice) ? findings[0]?.finding.advice : undefined;
  return html`<section class="rule" data-rule="${id}"><details class="body"${page.findings.length <= MOST_OPEN && html` open`}>
<summary><h3>${id}</h3><span class="counts">${countBadges(findings)}</span><span class="part"></span>${rule && html`<span class="about">${sentence(rule.summary)}</span>`}</summary>
${why(rule, findings[0]?.finding.docs ?? '')}
${advice !== undefined && remedy(advice)}
${findings.map((one) => findingArticle(one, advice === undefined, page))}
</details></section>
`;
}

function why(rule: Rule | undefined, docs: string): Markup {
  const link = html`<a href="${docs}" rel="noreferrer">The page of the rule</a>`;
  if (rule === undefined) return html`<p class="why">${link}</p>`;
  return html`<details class="why"><summary>Why it matters</summary><div>${prose(rule.why)}<p>${CATEGORIES[rule.category]} · ${link}</p></div></details>`;
}

function findingArticle(one: PageFinding, withAdvice: boolean, page: Page): Markup {
  const { id, finding, route } = one;
  const { severity, message, advice, path, start, end, category, rule, app, otherApps = [], sighting } = finding;
  const apps = page.report.apps.flatMap(({ root }, index) => (root === app || otherApps.includes(root) ? [index] : [])).join(' ');
  return html`<article class="finding ${severity}" id="${id}" tabindex="-1" aria-labelledby="${id}-m" data-severity="${severity}" data-rule="${rule}" data-category="${category}" data-app="${apps}"${route !== undefined && html` data-route="${route}"`}>
<p class="where"><span class="severity">${severity}</span> ${place(path, start.line, start.column, page)}${otherApps.length > 0 && html`<span class="also">also in ${otherApps.join(', ')}</span>`}${sighting && html`<span class="also">a step to a finding in another file</span>`}</p>
<h4 id="${id}-m">${sentence(page.short(message))}</h4>
${frame(page.linesOf(path), start, end)}
${proof(one, page)}
${withAdvice && advice !== '' && remedy(advice)}
</article>
`;
}

function remedy(advice: string): Markup {
  return html`<p class="remedy"><b>Remedy</b> <span>${sentence(advice)}</span></p>`;
}

function place(path: string, line: number, column: number, { short, urlOf }: Page): Markup {
  const words = html`${short(path)}<span class="at">:${line}:${column}</span>`;
  const url = urlOf(path, line);
  return url === undefined ? html`<span class="path">${words}</span>` : html`<a class="path" href="${url}" rel="noreferrer">${words}</a>`;
}

/** A chain of one step is the finding itself, which is shown already: the picture of it is not. */
function proof(one: PageFinding, page: Page): Markup | undefined {
  const { related, path, start } = one.finding;
  if (related.length === 0) return undefined;
  if (isChain(related)) return chain(one, page);
  const others = related.filter((other) => other.path !== path || other.start.offset !== start.offset || other.message !== '');
  return html`<ul class="related">${others.map((other) => relatedPlace(other, path, page))}</ul>`;
}

function relatedPlace({ path, start, end, message }: LocatedRelated, own: string, page: Page): Markup {
  const where = path === own ? html`<span class="path">line ${start.line}</span>` : place(path, start.line, start.column, page);
  return html`<li>${where} <span>${sentence(page.short(message))}</span>${frame(page.linesOf(path), start, end, ONE_LINE)}</li>`;
}

/** The category as people read it. */
export function categoryInWords(category: string): string {
  return CATEGORIES[category as Category] ?? category;
}
