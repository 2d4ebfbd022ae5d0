/** `pnpm parity <app>…`: what ESLint and the CLI say of apps on the disk, and where they differ. */
import { relative, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { isMain } from '../is-main.js';
import { compareHosts, type EslintClass } from './compare-hosts.js';

/** pnpm starts scripts in the checkout, but paths count from where people stand. */
const HERE = process.env['INIT_CWD'] ?? process.cwd();

/** Prints a line for each app, and what only one of the two says. The exit code: 0 when they agree everywhere. */
async function main(apps: readonly string[]): Promise<number> {
  let differences = 0;
  for (const app of apps) {
    const { cli, eslint, unparsed } = await compareHosts(resolve(HERE, app), ESLint as unknown as EslintClass);
    const [onlyCli, onlyEslint] = [without(cli, eslint), without(eslint, cli)];
    differences += onlyCli.length + onlyEslint.length;
    console.log(`${relative(HERE, app) || app}: ${cli.length} findings, ${onlyCli.length + onlyEslint.length} differences, ${unparsed.length} files that ESLint cannot parse`);
    for (const line of onlyCli) console.log(`  only the CLI: ${line}`);
    for (const line of onlyEslint) console.log(`  only ESLint: ${line}`);
  }
  return differences > 0 ? 1 : 0;
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const rest = new Set(others);
  return lines.filter((line) => !rest.has(line));
}

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2).filter((word) => word !== '--'));
