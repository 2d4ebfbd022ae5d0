/** What we say about an upgrade before it is made, and what Kit 3 says once it is. */
import { checkFile, type Finding } from '@sk-audit/core';
import { exampleProject } from '@sk-audit/dev';
import { whySkipped } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import type { Files } from '../app-folder.js';
import type { Build } from '../builds/run-build.js';
import { skeleton } from '../builds/skeleton.js';
import { versionOf, type KitName } from '../kits.js';
import { buildOf } from '../rules/check-rule-app.js';
import { says } from '../rules/kit-words.js';
import type { MigrationCase } from './cases.js';

export type CheckedMigration = {
  readonly one: MigrationCase;
  /** Messages of the findings by which the build fails. */
  readonly foreseen: readonly string[];
  /** The same app with Kit 2.70, and with Kit 3. */
  readonly before: Build;
  readonly after: Build;
  /** In one sentence; absent when we agree. */
  readonly difference?: string;
};

/** Rules beside those with `inBuild` whose findings stop a build of Kit 3. */
const STOPPERS: ReadonlySet<string> = new Set(['no-removed-paths-export', 'no-server-import-in-client']);

/** Audits the app as if it was on Kit 3, and builds it with both Kits. With `reuse` what was built before is not built again. */
export async function checkMigration(one: MigrationCase, reuse: boolean): Promise<CheckedMigration> {
  const findings = stoppers(filesOf(one, 'kit-3'));
  const before = await buildOf(filesOf(one, 'kit-2-70'), 'kit-2-70', reuse);
  const after = await buildOf(filesOf(one, 'kit-3'), 'kit-3', reuse);
  const difference = differenceOf(findings, before, after);
  return { one, foreseen: findings.map(({ message }) => message), before, after, ...(difference !== undefined && { difference }) };
}

/** The tsconfig is the one of the Kit that builds: a wrong one is only warned about. */
function filesOf({ files }: MigrationCase, kit: KitName): Files {
  const { 'svelte.config.js': _, ...around } = skeleton(kit);
  const plain = "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n";
  return { ...around, 'package.json': '{ "name": "shop", "private": true, "type": "module" }\n', 'vite.config.js': plain, ...files };
}

function stoppers(files: Files): readonly Finding[] {
  const { view } = exampleProject({ title: '', kit: versionOf('kit-3'), writtenFor: versionOf('kit-2-70'), files });
  const active = rules.filter((rule) => (rule.inBuild === 'fails' || STOPPERS.has(rule.id)) && whySkipped(rule, view) === undefined).map((rule) => ({ rule, severity: rule.severity, options: {} }));
  return view.paths().flatMap((path) => checkFile(view, path, active).findings);
}

function differenceOf(findings: readonly Finding[], before: Build, after: Build): string | undefined {
  if (fails(before)) return 'the app does not even build with Kit 2';
  if (fails(after) !== findings.length > 0) return fails(after) ? 'the build fails, and we say nothing' : `the build passes, and we say: ${findings[0]?.message}`;
  const codes = findings.flatMap(({ kitCode }) => kitCode ?? []);
  const isSaid = codes.length === 0 || codes.some((code) => says('kit-3', after.output, code) !== false);
  return isSaid ? undefined : `the build fails, but says nothing of ${codes.join(', ')}`;
}

/** Does the build stop? */
export function fails({ outcome }: Build): boolean {
  return outcome === 'broken' || outcome === 'refused';
}

/** One line: what Kit 3 does with the app, and what the app has. */
export function describeMigration({ after, difference, foreseen, one }: CheckedMigration): string {
  return `${difference === undefined ? '✓' : '✗'}  ${fails(after) ? 'fails ' : 'passes'}  ${one.title}${foreseen[0] === undefined ? '' : `: ${foreseen[0]}`}${difference === undefined ? '' : ` (${difference})`}`;
}
