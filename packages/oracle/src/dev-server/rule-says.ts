/** What our rule says of the pages that Kit complains of. */
import { checkFile } from '@sk-audit/core';
import { exampleProject } from '@sk-audit/dev';
import { rules } from '@sk-audit/rules';
import { versionOf } from '../kits.js';
import { ownApp } from './dev-app.js';
import type { DevCase, Side } from './dev-case.js';

/** The codes of the rule's findings, each once, sorted. Throws when there is no such rule. */
export function ruleSays(one: DevCase, side: Side): readonly string[] {
  const rule = rules.find(({ id }) => id === one.rule);
  if (!rule) throw new Error(`There is no rule ${one.rule}.`);
  const { files, view } = exampleProject({ title: one.title, kit: versionOf('kit-3'), files: ownApp(one, side) });
  const findings = [...files.keys()].flatMap((path) => checkFile(view, path, [{ rule, severity: rule.severity, options: {} }]).findings);
  return [...new Set(findings.flatMap(({ kitCode }) => kitCode ?? []))].sort();
}
