/** What some rules find in an app that they did not find before a file moved. */
import type { Finding, Rule } from '@sk-audit/core';
import type { AppProject } from '../audit/app-project.js';
import { checkApp } from '../audit/check-app.js';

/** An app before or after. */
export type AppState = Pick<AppProject, 'project' | 'root' | 'sources'>;

/** The findings of the rules after the move that were none before, in the order of files and places. Paths are project-relative. */
export function newFindings(before: AppState, after: AppState, rules: readonly Rule[], from: string, to: string): readonly Finding[] {
  const known = new Set(findings(before, rules).map((finding) => keyOf(finding).replaceAll(from, to)));
  return findings(after, rules).filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ rule, path, message }: Finding): string {
  return [rule, path, message].join('\0');
}

function findings(app: AppState, rules: readonly Rule[]): readonly Finding[] {
  return checkApp(app, { rules, choice: {} }).files.flatMap(({ kept }) => kept);
}
