/** `mutate <rule-id>…`: takes each condition out of a rule in turn and lists those that no example misses. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@sk-audit/core';
import ts from 'typescript';
import { exampleFailures, prepareExample, type PreparedExample } from './check-example.js';
import { isMain } from './is-main.js';
import { mutants } from './mutants.js';
import { loadCases, loadRule } from './rule-files.js';
import { REPOSITORY, ruleIds } from './workspace.js';

/** What became of the mutants of one rule. `survivors` are lines `file:line change`. */
export type MutationResult = { readonly tried: number; readonly survivors: readonly string[] };

/** File name → TypeScript: what a rule is made of, its cases and tests aside. */
type Sources = { readonly [name: string]: string };

/**
 * Tries every mutant of a rule on all its examples and cases. `rulesPackage` is the folder of the rules package, built.
 * Throws when the rule as it is fails one of its examples: then survivors mean nothing.
 */
export async function mutateRule(rulesPackage: string, id: string): Promise<MutationResult> {
  const built = join(rulesPackage, 'dist', id);
  const examples = await prepareExamples(built);
  const sources = readSources(join(rulesPackage, 'src', id));
  const survivors: string[] = [];
  let tried = 0;
  for (const [name, text] of Object.entries(sources)) {
    for (const mutant of mutants(text)) {
      tried += 1;
      // Beside the rule's own folder, so that every relative import leads where it did.
      const folder = `${built}~mutant-${process.pid}-${tried}`;
      const rule = await loadMutant(folder, { ...sources, [name]: mutant.text });
      if (rule && !examples.some((example) => fails(rule, example))) survivors.push(`${name}:${mutant.line} ${mutant.change}`);
    }
  }
  return { tried, survivors };
}

async function prepareExamples(built: string): Promise<readonly PreparedExample[]> {
  const rule = await loadRule(built, 'js');
  const examples = [rule.examples, await loadCases(built, 'js')].flatMap(({ bad, good }) => [...bad, ...good]).map(prepareExample);
  const failing = examples.find((example) => fails(rule, example));
  if (failing) throw new Error(`${rule.id} fails its example “${failing.example.title}”. Mend that first.`);
  return examples;
}

function readSources(folder: string): Sources {
  const names = readdirSync(folder).filter((name) => /\.ts$/.test(name) && name !== 'cases.ts' && !/\.test\.ts$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The rule as the sources declare it; `undefined` when they cannot even be loaded, which nobody overlooks. */
async function loadMutant(folder: string, sources: Sources): Promise<Rule | undefined> {
  mkdirSync(folder);
  try {
    for (const [name, text] of Object.entries(sources)) {
      const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
      writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
    }
    return await loadRule(folder, 'js');
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A rule that throws fails. */
function fails(rule: Rule, example: PreparedExample): boolean {
  try {
    return exampleFailures(rule, example).length > 0;
  } catch {
    return true;
  }
}

async function main(ids: readonly string[]): Promise<void> {
  const unknown = ids.filter((id) => !ruleIds().includes(id));
  if (ids.length === 0 || unknown.length > 0) {
    console.error(unknown.length > 0 ? `There is no rule ${unknown.join(', ')}.` : 'Name one or more rules: mutate <rule-id>…');
    process.exitCode = 2;
    return;
  }
  for (const id of ids) {
    const { tried, survivors } = await mutateRule(join(REPOSITORY, 'packages/rules'), id);
    for (const survivor of survivors) console.log(`packages/rules/src/${id}/${survivor}`);
    console.log(`${id}: ${tried} mutants, ${survivors.length} survived`);
    if (survivors.length > 0) process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
