/** The form that chooses what is shown. It is there for the script, which shows it. */
import { countOf, SEVERITIES, severityInWords } from './counts.js';
import { categoryInWords } from './findings.js';
import { html, type Markup } from './markup.js';
import type { Page } from './page-model.js';

/** Search, severities, and a list for everything that there is more than one of. */
export function filters(page: Page): Markup {
  const { findings, report } = page;
  const rules = different(findings.map(({ finding }) => finding.rule));
  const categories = different(findings.map(({ finding }) => finding.category));
  const routes = different(findings.flatMap(({ route }) => route ?? []));
  return html`<form id="filters" role="search" aria-label="Findings" hidden>
<div class="search"><label class="sr" for="q">Search</label><input id="q" name="q" type="search" placeholder="Search messages, code, paths" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></div>
<fieldset class="severities"><legend class="sr">Severity</legend>${SEVERITIES.filter((severity) => countOf(findings, severity) > 0).map((severity) => html`<label class="${severity}"><input type="checkbox" name="severity" value="${severity}"><span>${severityInWords(severity, countOf(findings, severity))}</span></label>`)}</fieldset>
<div class="selects">${rules.length > 1 && select('rule', 'All rules', rules.map((rule) => [rule, rule]))}${categories.length > 1 && select('category', 'All categories', categories.map((category) => [category, categoryInWords(category)]))}${report.apps.length > 1 && select('app', 'All apps', report.apps.map(({ root }, index) => [String(index), root]))}${routes.length > 0 && select('route', 'All routes', routes.map((route) => [route, route]))}<p class="state"><button type="button" id="clear" hidden>Clear filters</button> <span id="shown" role="status"></span></p></div>
</form>`;
}

function different(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function select(name: string, all: string, options: readonly (readonly [string, string])[]): Markup {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return html`<label><span class="sr">${label}</span><select name="${name}"><option value="">${all}</option>${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`;
}
