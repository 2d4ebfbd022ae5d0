/** `pnpm bench <app>…`: what a cold run costs, beside ESLint on the same files. */
import { mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BenchArguments, parseBenchArguments, USAGE } from './arguments.js';
import { compare, type Comparison } from './compare.js';
import { writeApp } from './generated-app.js';
import { sourcesOf } from './sources.js';
import { machine, versions } from './surroundings.js';
import { asMarkdown, asText, remarksOf, tableOf } from './table.js';

/** pnpm starts scripts in the checkout, but paths count from where people stand. */
const HERE = process.env['INIT_CWD'] ?? process.cwd();

function main(words: readonly string[]): void {
  const args = parseBenchArguments(words);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-bench-')));
  try {
    const comparisons = foldersOf(args, scratch).map((folder, i) =>
      compare(sourcesOf(folder), { ...args, scratch: mkdtempSync(join(scratch, `${i}-`)), onRun: (text) => console.error(text) }),
    );
    console.log(textOf(comparisons));
    if (args.markdown !== undefined) writeFileSync(resolve(HERE, args.markdown), markdownOf(comparisons, words));
    if (comparisons.some(({ measured }) => measured.some((each) => 'failure' in each))) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** All there, before minutes are spent on the first. */
function foldersOf({ apps, generate }: BenchArguments, scratch: string): readonly string[] {
  const given = apps.map((app) => resolve(HERE, app));
  const missing = given.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  if (missing !== undefined) throw new Error(`There is no folder "${missing}".`);
  return [...given.map((folder) => realpathSync(folder)), ...(generate === undefined ? [] : [writeApp(join(scratch, `generated-${generate}`), generate)])];
}

function textOf(comparisons: readonly Comparison[]): string {
  return [asText(tableOf(comparisons)), '', ...remarksOf(comparisons), machine(), versions().join(', ')].join('\n');
}

function markdownOf(comparisons: readonly Comparison[], words: readonly string[]): string {
  const facts = [...remarksOf(comparisons), `${machine()}.`, `${versions().join(', ')}.`, `To repeat it: \`pnpm bench ${words.join(' ')}\``];
  return `${asMarkdown(tableOf(comparisons))}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n`;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
