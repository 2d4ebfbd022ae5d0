/** The rules of this repository as they are built. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Cases, Rule } from '@sk-audit/core';

const NO_CASES: Cases = { bad: [], good: [] };

/** The rule that the module in `folder` declares: `rule.js`, or `rule.ts` where the caller can load that. */
export async function loadRule(folder: string, extension: 'js' | 'ts'): Promise<Rule> {
  return (await loadDefault(join(folder, `rule.${extension}`))) as Rule;
}

/** The near-misses beside the rule; none when it has no such file. */
export async function loadCases(folder: string, extension: 'js' | 'ts'): Promise<Cases> {
  const file = join(folder, `cases.${extension}`);
  return existsSync(file) ? ((await loadDefault(file)) as Cases) : NO_CASES;
}

async function loadDefault(file: string): Promise<unknown> {
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { readonly default: unknown }).default;
}
