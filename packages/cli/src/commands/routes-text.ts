/** The routes for people: a tree with one row for each folder and each of its files. */
import type { OutlinedFile, OutlinedPage, PageOptions, RouteOutline } from '@sk-audit/core';
import type { Colors } from '../reporters/reporter.js';
import { count } from '../reporters/summary-line.js';
import { displayWidth } from '../terminal/display-width.js';
import { printable } from '../terminal/printable.js';
import { wrap, wrapAfter } from '../terminal/wrap.js';
import type { AppRoutes } from './app-routes.js';
import { treeRows, type TreeRow } from './route-tree.js';
import { kitInWords } from './while-reading.js';

const OPTIONS_WIDTH = 'ssr yes  csr yes  prerender auto  999 files'.length;
const HALF_OF_OPTIONS = 'prerender auto  999 files'.length;
/** The tree keeps as much, however narrow the terminal is. */
const NARROWEST_TREE = 20;
const GAP = '  ';
const MARK_WIDTH = 'browser'.length;

/** The trees of the apps, and what their words mean. Lines fit the columns, where there are any. */
export function routesText(apps: readonly AppRoutes[], colors: Colors, columns?: number): string {
  const blocks = apps.map((app) => appBlock(app, colors, columns));
  const legend = wordsToExplain(apps).flatMap((row) => wrapAfter('', row, columns)).map(colors.dim);
  return [...blocks, legend].filter((rows) => rows.length > 0).map((rows) => `${rows.join('\n')}\n`).join('\n');
}

function appBlock(app: AppRoutes, colors: Colors, columns: number | undefined): readonly string[] {
  const [first = '', ...others] = wrapAfter('', heading(app), columns);
  const rows = treeRows(app.routes);
  const widest = Math.max(0, ...rows.map(({ lead, name }) => lead.length + displayWidth(printable(name))));
  const room = columns === undefined ? widest : Math.max(NARROWEST_TREE, columns - OPTIONS_WIDTH - GAP.length);
  const width = Math.min(widest, room);
  const notes = app.notes.flatMap((note) => wrapAfter('note: ', printable(note), columns)).map(colors.dim);
  return [colors.bold(first), ...others.map(colors.bold), ...(rows.length > 0 ? [''] : []), ...rows.flatMap((row) => treeLines(row, width, colors, columns)), ...(notes.length > 0 ? ['', ...notes] : [])];
}

function heading({ root, kit, routes }: AppRoutes): string {
  return [...(root === '.' ? [] : [printable(root)]), kitInWords(kit), sizeInWords(routes)].join(' · ');
}

function sizeInWords(routes: readonly RouteOutline[]): string {
  if (routes.length === 0) return 'no routes';
  const pages = routes.filter(({ page }) => page !== undefined).length;
  const endpoints = routes.filter(({ node }) => node.endpoint !== undefined).length;
  return [count(pages, 'page'), count(endpoints, 'endpoint')].join(', ');
}

/** The row in columns: the tree, and what there is to say. A name that is wider than the tree's column has a line of its own. */
function treeLines(row: TreeRow, width: number, colors: Colors, columns: number | undefined): readonly string[] {
  const name = printable(row.name);
  const room = columns && columns - width - GAP.length;
  const said = row.file ? fileColumns(row.file, row.route, colors, room) : routeColumns(row.route?.page, colors, room);
  const painted = colors.dim(row.lead) + (row.isFolder ? colors.bold(name) : name);
  const missing = width - row.lead.length - displayWidth(name);
  const further = (line: string): string => `${colors.dim(row.follow)}${' '.repeat(Math.max(0, width - row.follow.length))}${GAP}${line}`;
  if (missing < 0) return [painted, ...said.map(further)];
  const [first, ...others] = said;
  return [first === undefined ? painted : `${painted}${' '.repeat(missing)}${GAP}${first}`, ...others.map(further)];
}

/** Options and number of files; several lines only where the terminal is very narrow. */
function routeColumns(page: OutlinedPage | undefined, colors: Colors, room: number | undefined): readonly string[] {
  if (page === undefined) return [];
  const { ssr, csr, prerender } = page.options;
  const parts = [
    [`ssr ${inWord(ssr)}`, ssr === true],
    [`csr ${inWord(csr)}`, csr === true],
    [`prerender ${inWord(prerender)}`, prerender === false],
    [count(page.shipped, 'file'), true],
  ] as const;
  const widths = ['ssr yes', 'csr yes', 'prerender auto', ''].map((longest) => longest.length);
  const cells = parts.map(([text, isUsual], index) => ({ text: text.padEnd(widths[index] ?? 0), paint: text.endsWith('?') ? colors.yellow : isUsual ? colors.dim : plain }));
  const perLine = room === undefined || room >= OPTIONS_WIDTH ? cells.length : room >= HALF_OF_OPTIONS ? 2 : 1;
  const lines = Array.from({ length: Math.ceil(cells.length / perLine) }, (_, line) => cells.slice(line * perLine, (line + 1) * perLine));
  return lines.map((line) => line.map(({ text, paint }, index) => paint(index === line.length - 1 ? text.trimEnd() : text)).join(GAP));
}

function plain(text: string): string {
  return text;
}

function inWord(option: PageOptions['prerender']): string {
  return option === 'unknown' ? '?' : option === 'auto' ? 'auto' : option ? 'yes' : 'no';
}

/** Whether it reaches the browser, and what it is or declares. */
function fileColumns(file: OutlinedFile, route: RouteOutline | undefined, colors: Colors, room: number | undefined): readonly string[] {
  const word = { loaded: 'browser', bundled: 'bundled', no: '' }[file.browser];
  const isOdd = file.role === 'endpoint';
  const mark = (isOdd ? colors.red : colors.cyan)(word) + ' '.repeat(MARK_WIDTH - word.length);
  const lines = wrap(printable(declared(file, route)), room && Math.max(20, room - MARK_WIDTH - GAP.length));
  return lines.map((line, index) => `${index === 0 ? mark : ' '.repeat(MARK_WIDTH)}${GAP}${line}`.trimEnd());
}

function declared(file: OutlinedFile, { page, endpointPrerender }: Partial<RouteOutline> = {}): string {
  const at = file.resetTo === undefined ? '' : `@${file.resetTo}`;
  switch (file.role) {
    case 'page.svelte': return `page${at} ${layoutsInWords(page)}`;
    case 'layout.svelte': return `layout${at}`;
    case 'error.svelte': return 'error page';
    case 'endpoint': return `endpoint ${parts([...file.methods, ...(endpointPrerender ? [`prerender ${inWord(endpointPrerender)}`] : [])], file.open)}`;
    default: return parts([...(file.load ? ['load'] : []), ...(file.actions.length > 0 ? [`actions ${file.actions.join(', ')}`] : [])], file.open);
  }
}

function parts(known: readonly string[], isOpen: boolean): string {
  return [...known, ...(isOpen ? ['?'] : [])].join(', ') || '-';
}

/** `in / › (shop)`, by the last segment of each; a layout that resets keeps its `@`. */
function layoutsInWords(page: OutlinedPage | undefined): string {
  if (page === undefined || page.layouts.length === 0) return 'without layouts';
  return `in ${page.layouts.map(({ id, resetTo }) => (id === '/' ? id : id.slice(id.lastIndexOf('/') + 1)) + (resetTo === undefined ? '' : `@${resetTo}`)).join(' › ')}`;
}

/** What the shown words mean, one sentence each. */
function wordsToExplain(apps: readonly AppRoutes[]): readonly string[] {
  const routes = apps.flatMap((app) => app.routes);
  const files = routes.flatMap((route) => route.files);
  const options = routes.flatMap(({ page, endpointPrerender }) => [...(page ? Object.values(page.options) : []), endpointPrerender]);
  return [
    ...(files.some(({ browser }) => browser === 'loaded') ? ['browser: the file is part of what browsers load.'] : []),
    ...(files.some(({ browser }) => browser === 'bundled') ? ['bundled: it is built for browsers, but `csr` is off wherever it would be loaded.'] : []),
    ...(routes.some(({ page }) => page) ? ['files: what a browser loads for the page, layouts and all imports included.'] : []),
    ...(files.some(({ open }) => open) || options.includes('unknown') ? ['?: it is computed, or it cannot be followed or parsed.'] : []),
  ];
}
