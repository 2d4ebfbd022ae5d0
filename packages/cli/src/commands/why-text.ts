/** The account of a file for people. */
import type { Entry, FileAccount } from '@sk-audit/core';
import { chainTree } from '../reporters/related-places.js';
import type { Colors } from '../reporters/reporter.js';
import { count } from '../reporters/summary-line.js';
import { printable } from '../terminal/printable.js';
import { wrapAfter } from '../terminal/wrap.js';
import type { AppAccount } from './app-account.js';
import { kitInWords } from './while-reading.js';

/** Importers that are shown; the rest is counted. */
const MOST_IMPORTERS = 10;
const LABEL_WIDTH = 'server-only'.length + 2;
const INDENT = '    ';

type Row = {
  readonly label: string;
  readonly text: string;
  /** `yes` and the like, in the colour that it deserves; `text` begins with it. */
  readonly word?: string;
  readonly paint?: (text: string) => string;
  /** Lines below, already painted. */
  readonly below?: readonly string[];
};

/**
 * What each app says of the file, one block an app, and one sentence for those that have it and do not use it. Sentences fit the columns,
 * where there are any; paths are never broken.
 */
export function whyText(accounts: readonly AppAccount[], colors: Colors, columns?: number): string {
  const telling = accounts.filter(({ own, account }) => own || account.importers.length > 0);
  const shown = telling.length > 0 ? telling : accounts.slice(0, 1);
  const others = accounts.filter((account) => !shown.includes(account)).map(({ root }) => root);
  const more = others.length === 0 ? [] : wrapAfter('', printable(`It can also be imported in ${others.join(', ')}, where no import that can be followed leads to it.`), columns);
  return [...shown.map((account) => block(account, colors, columns)), more].filter((rows) => rows.length > 0).map((rows) => `${rows.join('\n')}\n`).join('\n');
}

function block({ root, kit, path, what, account, pathFromHere }: AppAccount, colors: Colors, columns: number | undefined): readonly string[] {
  const shownPath = (each: string): string => printable(pathFromHere(each));
  const rows = [
    ...unparsedRow(account, colors),
    { ...serverRow(account, colors), below: chainRows(account.server.chain, shownPath, colors) },
    { ...browserRow(account, colors), below: chainRows(account.browser.chain, shownPath, colors) },
    serverOnlyRow(account),
    { label: 'Kit calls', text: account.entries.map((entry) => entryInWords(entry, path, pathFromHere)).join(', ') || (account.unparsed === undefined ? 'nothing in it' : 'unknown') },
    importersRow(account, shownPath),
    countsAsRow(account, colors),
  ];
  return [colors.underline(printable(path)), ...wrapAfter('', [what, ...(root === '.' ? [] : [printable(root)]), kitInWords(kit)].join(' · '), columns), '', ...rows.flatMap((row) => lines(row, colors, columns))];
}

function lines({ label, text, word = '', paint = plain, below = [] }: Row, colors: Colors, columns: number | undefined): readonly string[] {
  const start = label.padEnd(LABEL_WIDTH);
  const [first = '', ...others] = wrapAfter(start, printable(text), columns);
  const rest = first.slice(start.length + word.length);
  return [colors.dim(start) + paint(word) + rest, ...others, ...below.map((line) => INDENT + line)];
}

function plain(text: string): string {
  return text;
}

function chainRows(chain: readonly string[] | undefined, shownPath: (path: string) => string, colors: Colors): readonly string[] {
  return chain === undefined || chain.length < 2 ? [] : chainTree(chain.map(shownPath), colors, true);
}

function unparsedRow({ unparsed }: FileAccount, colors: Colors): readonly Row[] {
  if (unparsed === undefined) return [];
  return [{ label: 'parsed', text: `no: ${(unparsed.split('\n')[0] ?? '').replace(/\.$/, '')}; so what it imports and declares is unknown`, word: 'no', paint: colors.red }];
}

function serverRow({ server: { runs, why } }: FileAccount, colors: Colors): Row {
  const word = runs === 'unknown' ? runs : runs ? 'yes' : 'no';
  return { label: 'server', text: `${word}: ${why}`, word, paint: { yes: colors.green, no: colors.dim, unknown: colors.yellow }[word] };
}

function browserRow({ browser: { runs, as, why } }: FileAccount, colors: Colors): Row {
  const word = runs ? 'yes' : 'no';
  return { label: 'browser', text: `${word}: ${why}`, word, paint: as === 'leak' || as === 'refused' ? colors.red : runs ? colors.green : colors.dim };
}

function serverOnlyRow({ serverOnly }: FileAccount): Row {
  const text = serverOnly === undefined ? 'no' : serverOnly.kit ? `yes, by Kit's rule: ${serverOnly.why}` : `not by Kit's rule, which lets it through, but it is meant so: ${serverOnly.why}`;
  return { label: 'server-only', text };
}

/** `load`, `action login`, `GET`; with the file when declaration and body stand apart. */
function entryInWords({ role, name, declaredIn, path, wrapped }: Entry, here: string, pathFromHere: (path: string) => string): string {
  const what = role === 'action' || role === 'remote' ? `${role === 'remote' ? 'remote function' : role} ${name}` : name;
  const [declared, body] = [pathFromHere(declaredIn), pathFromHere(path)];
  const where = declared !== here ? `for ${declared}` : body !== here ? `in ${body}` : '';
  const asides = [...(wrapped && role !== 'remote' ? ['wrapped'] : []), ...(where === '' ? [] : [where])];
  return asides.length === 0 ? what : `${what} (${asides.join(', ')})`;
}

function importersRow({ importers }: FileAccount, shownPath: (path: string) => string): Row {
  const left = importers.length - MOST_IMPORTERS;
  const shown = importers.slice(0, MOST_IMPORTERS).map(({ path, typesOnly }) => `${shownPath(path)}${typesOnly ? ' (types only)' : ''}`);
  const text = importers.length === 0 ? 'nobody' : count(importers.length, 'file');
  return { label: 'imported by', text, below: left > 0 ? [...shown, `… and ${left} more`] : shown };
}

function countsAsRow({ dead, reached, importers }: FileAccount, colors: Colors): Row {
  const label = 'counts as';
  if (dead) return { label, text: 'dead code by its path, which is that of a test, story, mock, script or configuration: nothing is reported in it', word: 'dead code', paint: colors.yellow };
  if (!reached && importers.length > 0 && importers.every(({ typesOnly }) => typesOnly)) return { label, text: 'types: nothing of it runs' };
  if (!reached) return { label, text: 'unused code: no page, endpoint or hook leads to it, as far as imports can be followed', word: 'unused code', paint: colors.yellow };
  return { label, text: 'live code' };
}
