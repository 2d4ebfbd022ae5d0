/**
 * `pnpm precision <list.json>`: audits checked-out repositories with all rules and writes `packages/dev/precision/apps.jsonl`. The list
 * holds `{ "repository": "owner/name", "commit": "…", "dir": "/where/it/lies" }` of each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { audit, UserError } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { type AuditedApp, PRECISION_DATA } from './reviews.js';

type Checkout = { readonly repository: string; readonly commit: string; readonly dir: string };

const [list] = process.argv.slice(2);
if (list === undefined) {
  console.error('Usage: pnpm precision <list.json>, an array of { "repository", "commit", "dir" }.');
  process.exitCode = 2;
} else {
  const checkouts = (JSON.parse(readFileSync(list, 'utf8')) as readonly Checkout[]).toSorted((a, b) => (a.repository + a.commit < b.repository + b.commit ? -1 : 1));
  const lines = checkouts.flatMap((one) => audited(one)).map((app) => JSON.stringify(app));
  writeFileSync(join(PRECISION_DATA, 'apps.jsonl'), `${lines.join('\n')}\n`);
}

/** Nothing when there is no app in it. */
function audited({ repository, commit, dir }: Checkout): readonly AuditedApp[] {
  const report = reportOf(dir);
  console.log(report === undefined ? `${repository}: no SvelteKit app` : `${repository}: ${report.findings.length} findings in ${report.summary.files} files`);
  if (report === undefined) return [];
  if (report.crashes.length > 0) throw new Error(`${repository}: ${report.crashes.map(({ rule, message }) => `${rule}: ${message}`).join('\n')}`);
  return [{ repository, commit, kits: [...new Set(report.apps.map(({ kit }) => kit ?? 'unknown'))].sort(), files: report.summary.files, findings: placesOf(report) }];
}

function reportOf(dir: string): Report | undefined {
  try {
    return audit({ paths: ['.'], cwd: dir, rules, version: '0.0.0', allRules: true, cache: false }).report;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function placesOf({ findings }: Report): AuditedApp['findings'] {
  const places: { [rule: string]: string[] } = {};
  for (const { rule, path, start } of findings) (places[rule] ??= []).push(`${path}:${start.line}`);
  return Object.fromEntries(Object.entries(places).sort(([a], [b]) => (a < b ? -1 : 1)));
}
