/** `pnpm bench <app>…`: what runs cost, beside other tools on the same files. */
import { mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBundle } from '../installed-bundle.js';
import { type BenchArguments, parseBenchArguments, repeated, USAGE } from './arguments.js';
import { compare, type Comparison } from './compare.js';
import { writeApp } from './generated-app.js';
import { keystrokesIn } from './keystrokes.js';
import { machine, versions } from './surroundings.js';
import { asMarkdown, asText, remarksOf, tableOf } from './table.js';

/** pnpm starts scripts in the checkout, but paths count from where people stand. */
const HERE = process.env['INIT_CWD'] ?? process.cwd();

/** Measures and shows. The exit code: 0, or 1 when a command failed. */
async function main(args: BenchArguments): Promise<number> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-bench-')));
  try {
    const folders = foldersOf(args, scratch);
    const skAudit = join(await installBundle(scratch), 'bin/sk-audit.js');
    const comparisons: Comparison[] = [];
    const keystrokes: string[] = [];
    for (const folder of folders) {
      const own = mkdtempSync(join(scratch, 'app-'));
      const comparison = compare(folder, { ...args, skAudit, scratch: own, onRun: (text) => console.error(text) });
      comparisons.push(comparison);
      if (args.keystroke) keystrokes.push(await keystrokesIn(comparison.sources, own));
    }
    console.log([textOf(comparisons), ...keystrokes].join('\n'));
    if (args.markdown !== undefined) writeFileSync(resolve(HERE, args.markdown), markdownOf(comparisons, keystrokes, args));
    return comparisons.some(({ measured }) => measured.some((each) => 'failure' in each)) ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** All there, before minutes are spent on the first. */
function foldersOf({ apps, generate }: BenchArguments, scratch: string): readonly string[] {
  const given = apps.map((app) => resolve(HERE, app));
  const missing = given.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  if (missing !== undefined) throw new Error(`There is no folder "${missing}".`);
  return [...given.map((folder) => realpathSync(folder)), ...generate.map((routes) => writeApp(join(scratch, `generated-${routes}`), routes))];
}

function textOf(comparisons: readonly Comparison[]): string {
  return [asText(tableOf(comparisons)), '', ...remarksOf(comparisons), machine(), versions().join(', ')].join('\n');
}

function markdownOf(comparisons: readonly Comparison[], keystrokes: readonly string[], args: BenchArguments): string {
  const facts = [...remarksOf(comparisons), ...keystrokes, `${machine()}.`, `${versions().join(', ')}.`, `\`${repeated(args)}\``];
  return `${asMarkdown(tableOf(comparisons))}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n`;
}

/** What is wrong with the request is one sentence; without a request there is only how to make one. */
async function run(words: readonly string[]): Promise<number> {
  try {
    if (words.length > 0) return await main(parseBenchArguments(words));
    console.error(USAGE);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return 2;
}

process.exitCode = await run(process.argv.slice(2));
