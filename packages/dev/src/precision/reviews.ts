/** What was found in real apps, and what people said of it: data that lies in `packages/dev/precision/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../workspace.js';

/** One repository at one commit, as it was audited with all rules. */
export type AuditedApp = {
  readonly repository: string;
  readonly commit: string;
  /** Kit's versions of the apps in it, each once. */
  readonly kits: readonly string[];
  readonly files: number;
  /** Rule → places, as `path:line` from the repository's root. */
  readonly findings: { readonly [rule: string]: readonly string[] };
};

/** `arguable`: true as stated, but a sensible maintainer may have wanted it so. */
export type Verdict = 'right' | 'wrong' | 'arguable';

/** What a reader said of one finding. */
export type Review = {
  readonly rule: string;
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly verdict: Verdict;
  readonly why: string;
  /** Of a reader who did not know the first verdict. */
  readonly second?: { readonly verdict: Verdict; readonly why: string };
};

/** The folder of the data. */
export const PRECISION_DATA = join(REPOSITORY, 'packages/dev/precision');

/** The apps that were audited, by repository and commit. */
export function auditedApps(): readonly AuditedApp[] {
  return lines<AuditedApp>(join(PRECISION_DATA, 'apps.jsonl'));
}

/** Every review, by rule, repository, commit and place. */
export function reviews(): readonly Review[] {
  const folder = join(PRECISION_DATA, 'reviews');
  return existsSync(folder) ? readdirSync(folder).sort().flatMap((name) => lines<Review>(join(folder, name))) : [];
}

function lines<T>(file: string): readonly T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}
