/** The routes as a tree: what applies to each, its files, and the findings in them. */
import { grouped } from '../grouped.js';
import type { ReportedApp, ReportedFile, ReportedGuard } from '../reported-app.js';
import { countBadges } from './counts.js';
import { html, type Markup } from './markup.js';
import type { Page, PageFinding } from './page-model.js';
import { breakable } from './prose.js';
import { routeBranches, type Branch, type Route } from './route-branches.js';

/** With more routes only the first folders are open. */
const MOST_OPEN = 60;

type Tree = { readonly page: Page; readonly app: number; readonly isLarge: boolean; readonly inFile: ReadonlyMap<string, readonly PageFinding[]> };

/** The routes of each app, then the files with findings that belong to no route. */
export function routeTrees(page: Page): Markup {
  const inFile = grouped(page.findings, ({ finding }) => finding.path);
  return html`${page.apps.map((app, index) => appTree(app, { page, app: index, isLarge: app.routes.length > MOST_OPEN, inFile }))}${modules(page, inFile)}`;
}

function appTree({ root, routes }: ReportedApp, tree: Tree): Markup {
  const top = routeBranches(routes);
  return html`<div class="group">${tree.page.apps.length > 1 && html`<h3>${root}</h3>`}${top === undefined ? html`<p class="none">No routes.</p>` : html`<ul class="tree">${branchItem(top, 0, tree)}</ul>`}</div>`;
}

/** The findings at and below a branch stand in its row. */
function branchItem(branch: Branch, depth: number, tree: Tree): Markup {
  const { name, id, route, children } = branch;
  const isOpen = children.length > 0 && (!tree.isLarge || depth === 0);
  const below = findingsBelow(branch, tree);
  return html`<li data-id="${id}"><details${isOpen && html` open`}><summary><span class="name${route === undefined && ' folder'}">${name}</span>${route && unusual(route)}<span class="counts">${countBadges(below)}</span></summary>
<div class="inside">${route && facts(route, tree)}${route && html`<ul class="files">${route.files.map((file) => fileItem(file, tree))}</ul>`}${depth > 0 && below.length > 0 && onlyHere(id, tree)}${children.length > 0 && html`<ul>${children.map((child) => branchItem(child, depth + 1, tree))}</ul>`}</div></details></li>
`;
}

/** For the script: without it the findings stand on the page all the same. */
function onlyHere(id: string, { page, app }: Tree): Markup {
  return html`<a class="only" href="#route=${encodeURIComponent(id).replaceAll('%2F', '/')}${page.apps.length > 1 && `&app=${app}`}">Show only findings in <span class="name">${id}</span></a>`;
}

function findingsBelow({ route, children }: Branch, tree: Tree): readonly PageFinding[] {
  return [...(route?.files ?? []).flatMap(({ path }) => tree.inFile.get(path) ?? []), ...children.flatMap((child) => findingsBelow(child, tree))];
}

/** What is not as it usually is, in a word each. */
function unusual({ page, endpoint }: Route): Markup {
  const words = [
    page === null && endpoint !== null && 'endpoint',
    page !== null && page.ssr !== true && `ssr ${inWord(page.ssr)}`,
    page !== null && page.csr !== true && `csr ${inWord(page.csr)}`,
    (page?.prerender ?? endpoint?.prerender ?? false) !== false && `prerender${page?.prerender === true || endpoint?.prerender === true ? '' : ` ${inWord(page?.prerender ?? endpoint?.prerender ?? false)}`}`,
  ];
  return html`${words.filter((word) => word !== false).map((word) => html`<span class="tag">${word}</span>`)}`;
}

function inWord(option: boolean | 'auto' | 'unknown'): string {
  return option === 'unknown' ? 'unknown' : option === 'auto' ? 'auto' : option ? 'on' : 'off';
}

function facts({ page, guard }: Route, tree: Tree): Markup {
  const rows: readonly (readonly [string, Markup])[] = [
    ...(page ? [['Layouts', html`${page.layouts.length === 0 ? 'none' : page.layouts.map(({ id: layout, resetTo }, index) => html`${index > 0 && ' › '}<code>${layout}</code>${resetTo !== null && ` (reset to ${resetTo === '' ? 'the root' : resetTo})`}`)}`] as const] : []),
    ...(page ? [['Options', html`ssr ${inWord(page.ssr)} · csr ${inWord(page.csr)} · prerender ${inWord(page.prerender)}`] as const] : []),
    ...(page ? [['Browser', html`${page.shippedFiles === 0 ? 'loads none of the app’s files' : `loads ${page.shippedFiles} of the app’s files`}`] as const] : []),
    ...(guard ? [['Guard', guardInWords(guard, page !== null, tree.page)] as const] : []),
  ];
  return html`${rows.length > 0 && html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}`;
}

/** An endpoint may look for itself who asks; that is not told here. */
function guardInWords({ load, mayHook }: ReportedGuard, isPage: boolean, { short, linesOf }: Page): Markup {
  if (load === undefined) return html`${mayHook ? 'perhaps in the hooks' : isPage ? 'none seen' : 'none in the hooks'}`;
  const line = lineOf(linesOf(load.path) ?? [], load.offset);
  return html`<span class="path">${short(load.path)}${line !== undefined && html`<span class="at">:${line}</span>`}</span>`;
}

/** Ends of lines count as one unit: with those of Windows the line may be a later one, and then it is left out. */
function lineOf(lines: readonly string[], offset: number): number | undefined {
  let left = offset;
  for (const [index, line] of lines.entries()) {
    if (left <= line.length) return index + 1;
    left -= line.length + 1;
  }
  return undefined;
}

function fileItem(file: ReportedFile, { inFile }: Tree): Markup {
  const words = [
    ...(file.load ? ['load'] : []),
    ...(file.actions.length > 0 ? [`actions ${file.actions.join(', ')}`] : []),
    ...file.methods,
    ...(file.open ? ['and what cannot be followed'] : []),
  ].join(' · ');
  const browser = { loaded: 'browser', bundled: 'bundled', no: undefined }[file.browser];
  return html`<li><span class="file">${nameOf(file.path)}</span>${browser !== undefined && html`<span class="tag ${browser}" title="${browser === 'browser' ? 'Part of what browsers load' : 'Built for browsers, but csr is off wherever it would be loaded'}">${browser}</span>`}<span class="words">${words}</span>${links(inFile.get(file.path) ?? [])}</li>`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function links(findings: readonly PageFinding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="links">${findings.map(({ finding, id }) => html`<li><a href="#${id}" class="${finding.severity}"><span class="severity">${finding.severity}</span> ${finding.rule} <span class="at">line ${finding.start.line}</span></a></li>`)}</ul>`;
}

/** Files with findings that no route has. */
function modules(page: Page, inFile: ReadonlyMap<string, readonly PageFinding[]>): Markup | undefined {
  const others = [...inFile].filter(([, findings]) => findings.every(({ route }) => route === undefined));
  if (others.length === 0) return undefined;
  return html`<div class="group"><h3>Modules</h3><ul class="tree">${others.map(([path, findings]) => html`<li><details><summary><span class="name">${breakable(page.short(path))}</span><span class="counts">${countBadges(findings)}</span></summary><div class="inside">${links(findings)}</div></details></li>
`)}</ul></div>`;
}
