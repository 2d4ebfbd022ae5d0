/** `sk-audit explain <rule>`: everything that its declaration says, for a terminal. */
import { CATEGORIES, docsUrl, type Example, type Message, type OptionSpec, type Rule } from '@sk-audit/core';
import { requireRule } from '../argv/audit-options.js';
import type { Colors } from '../reporters/reporter.js';
import { wrapAfter } from '../terminal/wrap.js';

/** Longer lines tire, however wide the terminal is. */
const WIDEST = 100;

/** The explanation of the rule with this id; ESLint's name of it begins with the plugin's. Throws a `UserError` when there is none. */
export function explained(asked: string, rules: readonly Rule[], colors: Colors, columns: number | undefined): string {
  const id = asked.replace(/^sk-audit\//, '');
  requireRule(id, rules);
  return explanation(rules.find((rule) => rule.id === id)!, colors, columns);
}

/** What the rule reports, why, what to do, with examples, options, sources and the page on the web. */
export function explanation(rule: Rule, colors: Colors, columns?: number): string {
  const width = Math.min(columns ?? WIDEST, WIDEST);
  const section = (title: string, rows: readonly string[]) => (rows.length === 0 ? [] : ['', colors.bold(title), ...rows]);
  return [
    colors.bold(colors.cyan(rule.id)),
    ...wrapAfter('', rule.summary, width),
    '',
    ...facts(rule).map(([name, value]) => `${colors.dim(name.padEnd(12))}${value}`),
    ...section('Why', markdown(rule.why, width)),
    ...section('What it says, and what to do', Object.entries(rule.messages).flatMap(([id, message]) => messageRows(id, message, colors, width))),
    ...section('Wrong', rule.examples.bad.flatMap((example) => exampleRows(example, colors))),
    ...section('Right', rule.examples.good.flatMap((example) => exampleRows(example, colors))),
    ...section('Options', Object.entries(rule.options ?? {}).flatMap(([name, spec]) => wrapAfter(`- ${name}: `, describeOption(spec), width))),
    ...section('Sources', rule.sources.map((source) => `- ${source}`)),
    ...section('On the web', [docsUrl(rule.id)]),
    '',
  ].join('\n');
}

function facts({ severity, category, kit, recommended, fix, cliOnly }: Rule): readonly (readonly [string, string])[] {
  return [
    ['severity', severity],
    ['category', CATEGORIES[category]],
    ['SvelteKit', kit],
    ['recommended', recommended === true ? 'yes' : `no: ${recommended}`],
    ...(fix === undefined ? [] : [['fix', fix === 'safe' ? 'safe (--fix)' : 'suggested (--fix-suggestions, or in the editor)'] as const]),
    ...(cliOnly ? [['only here', 'ESLint does not see what it looks at'] as const] : []),
  ];
}

function messageRows(id: string, { text, advice }: Message, colors: Colors, width: number): readonly string[] {
  const help = wrapAfter('  help: ', blanks(advice), width);
  return [...wrapAfter(`- ${id}: `, blanks(text), width), ...help.map((row) => row.replace('help:', colors.green('help:')))];
}

/** `{{name}}` as a reader sees a blank to be filled. */
function blanks(sentence: string): string {
  return sentence.replace(/`\{\{(\w+)\}\}`|\{\{(\w+)\}\}/g, (_, whole?: string, part?: string) => `‹${whole ?? part}›`);
}

/** Paragraphs and list items wrapped, code blocks and tables as they are. */
function markdown(text: string, width: number): readonly string[] {
  let code = false;
  return joinParagraphs(text.trim()).flatMap((line) => {
    if (line.startsWith('```')) {
      code = !code;
      return [];
    }
    if (code || line.startsWith('|')) return [`  ${line}`];
    const bullet = /^\s*(?:[-*]|\d+\.) +/.exec(line)?.[0] ?? '';
    return wrapAfter(bullet, line.slice(bullet.length), width);
  });
}

/** One line for each paragraph and list item; lines of code blocks and tables stay apart. */
function joinParagraphs(text: string): readonly string[] {
  const lines: string[] = [];
  let code = false;
  let open = false; // may the next line continue the last one?
  for (const line of text.split('\n')) {
    const fence = line.startsWith('```');
    const starts = fence || code || line.trim() === '' || /^\s*([-*] |\||\d+\. )/.test(line);
    if (open && !starts) lines.push(`${lines.pop()} ${line.trim()}`);
    else lines.push(line);
    if (fence) code = !code;
    open = !fence && !code && line.trim() !== '';
  }
  return lines;
}

/** The files of an example below its title; marks keep the message's id and lose the marked text, which a reader sees anyway. */
function exampleRows({ title, kit, files }: Example, colors: Colors): readonly string[] {
  const heading = kit === undefined ? title : `${title} (SvelteKit ${kit})`;
  const fileRows = Object.entries(files).flatMap(([path, text]) => [
    `    ${colors.underline(path)}`,
    ...text.trim().split('\n').map((line) => `    ${showMark(line, colors)}`.trimEnd()),
  ]);
  return [`  ${heading}`, ...fileRows];
}

function showMark(line: string, colors: Colors): string {
  const mark = /(?:\/\/|<!--) ✗ .*$/.exec(line)?.[0];
  if (mark === undefined) return line;
  return line.slice(0, -mark.length) + colors.red(mark.replace(/(✗ [\w-]+) ".*?"(?=( ✗ |\s*-->|\s*$))/g, '$1'));
}

function describeOption(spec: OptionSpec): string {
  const shape = spec.type === 'boolean' ? `true or false, usually ${spec.default}` : `a list of strings, usually ${JSON.stringify(spec.default)}`;
  return `${spec.description} (${shape})`;
}
