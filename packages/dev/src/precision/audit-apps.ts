/**
 * `pnpm precision <list.json>`: audits checked-out repositories with all rules and writes `packages/dev/precision/apps.jsonl`. The list
 * holds `{ "repository": "owner/name", "commit": "…", "dir": "/where/it/lies" }` of each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { audit } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { type AuditedApp, PRECISION_DATA } from './reviews.js';

type Checkout = { readonly repository: string; readonly commit: string; readonly dir: string };

const [list] = process.argv.slice(2);
if (list === undefined) {
  console.error('Usage: pnpm precision <list.json>, an array of { "repository", "commit", "dir" }.');
  process.exitCode = 2;
} else {
  const checkouts = (JSON.parse(readFileSync(list, 'utf8')) as readonly Checkout[]).toSorted((a, b) => (a.repository + a.commit < b.repository + b.commit ? -1 : 1));
  const lines = checkouts.map((one) => JSON.stringify(audited(one)));
  writeFileSync(join(PRECISION_DATA, 'apps.jsonl'), `${lines.join('\n')}\n`);
}

function audited({ repository, commit, dir }: Checkout): AuditedApp {
  const { report } = audit({ paths: ['.'], cwd: dir, rules, version: '0.0.0', allRules: true, cache: false });
  console.log(`${repository}: ${report.findings.length} findings in ${report.summary.files} files`);
  if (report.crashes.length > 0) throw new Error(`${repository}: ${report.crashes.map(({ rule, message }) => `${rule}: ${message}`).join('\n')}`);
  return { repository, commit, kits: [...new Set(report.apps.map(({ kit }) => kit ?? 'unknown'))].sort(), files: report.summary.files, findings: placesOf(report) };
}

function placesOf({ findings }: Report): AuditedApp['findings'] {
  const places: { [rule: string]: string[] } = {};
  for (const { rule, path, start } of findings) (places[rule] ??= []).push(`${path}:${start.line}`);
  return Object.fromEntries(Object.entries(places).sort(([a], [b]) => (a < b ? -1 : 1)));
}
