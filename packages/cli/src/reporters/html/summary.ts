/** The top of the page: what was audited, what was found, and what else is to be known. */
import type { AppReport, Report } from '@sk-audit/core';
import { grouped } from '../grouped.js';
import { count, findingsInWords, fixedInWords, leftOutInWords } from '../summary-line.js';
import { countOf, SEVERITIES, severityInWords } from './counts.js';
import { categoryInWords } from './findings.js';
import { html, type Markup } from './markup.js';
import type { Page } from './page-model.js';
import { sentence } from './prose.js';

/** Name of the report, for its title and its first heading. */
export function titleOf({ apps }: Report): string {
  const [only] = apps;
  if (apps.length !== 1 || only === undefined) return `Audit of ${count(apps.length, 'SvelteKit app')}`;
  return only.root === '.' ? 'SvelteKit audit' : `Audit of ${only.root.slice(only.root.lastIndexOf('/') + 1)}`;
}

/** Heading, apps, numbers and remarks. */
export function summary(page: Page): Markup {
  const { report } = page;
  return html`<header class="top">
<div class="title"><p class="tool">sk-audit ${report.tool.version}</p><h1>${titleOf(report)}</h1>${report.apps.length === 1 ? html`<p class="app">${appInWords(report.apps[0] as AppReport)}</p>` : appTable(report.apps)}</div>
<fieldset class="theme" hidden><legend class="sr">Colours</legend>${['auto', 'light', 'dark'].map((theme) => html`<label><input type="radio" name="theme" value="${theme}"${theme === 'auto' && html` checked`}><span>${theme}</span></label>`)}</fieldset>
</header>
<section class="overview" aria-label="Summary">${numbers(page)}${categories(page)}${remarks(page)}</section>
<p class="jump"><a href="#routes">Routes</a> <a href="#findings">Findings</a></p>`;
}

function versionsInWords({ kit, kitFrom, svelte }: AppReport): string {
  const from = { installed: 'installed', lockfile: 'from the lock file', range: 'from package.json', unknown: 'unknown' }[kitFrom];
  return `${kit === null ? 'unknown SvelteKit version' : `SvelteKit ${kit} (${from})`}${svelte === null ? '' : ` · Svelte ${svelte}`}`;
}

function appInWords(app: AppReport): Markup {
  return html`${app.root !== '.' && html`<span class="path">${app.root}</span> · `}${versionsInWords(app)} · ${count(app.routes, 'route')} · ${count(app.files, 'file')}`;
}

function appTable(apps: readonly AppReport[]): Markup {
  return html`<ul class="apps">${apps.map((app) => html`<li>${appInWords(app)}</li>`)}</ul>`;
}

/** They count everything, shown or not. */
function numbers({ report }: Page): Markup {
  const { errors, warnings, infos } = report.summary;
  const total = errors + warnings + infos;
  const isComplete = report.crashes.length === 0 && report.unparsed.length === 0;
  if (total === 0) return html`<p class="nothing${isComplete && ' clean'}">No findings</p>`;
  const all = { error: errors, warn: warnings, info: infos };
  return html`<ul class="numbers">${SEVERITIES.filter((severity) => all[severity] > 0).map((severity) => html`<li class="${severity}"><b>${all[severity]}</b> ${severityInWords(severity, all[severity]).replace(/^\d+ /, '')}</li>`)}</ul>`;
}

/** One bar for each category, as long as its share of the largest. */
function categories({ findings }: Page): Markup | undefined {
  const groups = [...grouped(findings, ({ finding }) => finding.category)].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  if (groups.length < 2) return undefined;
  const largest = groups[0]?.[1].length ?? 1;
  return html`<ul class="categories">${groups.map(([category, inIt]) => html`<li><a href="#category=${category}">${categoryInWords(category)}</a><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${bars(SEVERITIES.map((severity) => [severity, barWidth(countOf(inIt, severity), largest)]))}</svg><span class="number">${inIt.length}</span></li>`)}</ul>`;
}

/** In percent; what is there can be seen. */
function barWidth(number: number, largest: number): number {
  return number === 0 ? 0 : Math.max(1, (number / largest) * 100);
}

function bars(widths: readonly (readonly [string, number])[]): Markup {
  let x = 0;
  return html`${widths.map(([severity, width]) => {
    const bar = html`<rect class="${severity}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`;
    x += width;
    return width > 0 && bar;
  })}`;
}

/** What went wrong stands open; what is merely to be known is folded. */
function remarks({ report, quiet, short }: Page): Markup {
  const { apps, crashes, unparsed, skippedRules, suppressed, summary: { errors, warnings, infos } } = report;
  const inApp = (root: string) => (apps.length > 1 ? `${root}: ` : '');
  const notes = apps.flatMap(({ root, notes: own }) => own.map((note) => html`${inApp(root)}${sentence(note)}`));
  const hidden = errors + warnings + infos - report.findings.length;
  const leftOut = [...(report.comparison ?? report.target ? [findingsInWords(report)] : []), ...(quiet && hidden > 0 ? [`${hidden} hidden by --quiet`] : []), ...fixedInWords(report), ...leftOutInWords({ ...report, suppressed: [], unparsed: [] })];
  return html`${crashes.length > 0 && open('Not complete: rules failed', crashes.map(({ rule, path, message }) => html`<b>${rule}</b> in <span class="path">${path}</span>: ${message.split('\n')[0]}`))}
${unparsed.length > 0 && open(`${count(unparsed.length, 'file')} could not be parsed`, unparsed.map(({ path, message }) => html`<span class="path">${short(path)}</span> ${message}`))}
${leftOut.length > 0 && html`<p class="remark">${leftOut.join(' · ')}</p>`}
<div class="folds">${fold(count(notes.length, 'note'), notes)}
${fold(`${count(new Set(skippedRules.map(({ rule }) => rule)).size, 'rule')} skipped`, skippedRules.map(({ rule, app, why }) => html`<b>${rule}</b> ${inApp(app)}${sentence(why)}`))}
${fold(`${suppressed.length} disabled by comments`, suppressed.map(({ path, start, rule, reason }) => html`<b>${rule}</b> <span class="path">${path}:${start.line}:${start.column}</span> ${reason}`))}</div>`;
}

function open(title: string, items: readonly Markup[]): Markup {
  return html`<div class="alert"><h2>${title}</h2>${list(items)}</div>`;
}

function fold(title: string, items: readonly Markup[]): Markup | undefined {
  return items.length === 0 ? undefined : html`<details class="fold"><summary>${title}</summary>${list(items)}</details>`;
}

function list(items: readonly Markup[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
