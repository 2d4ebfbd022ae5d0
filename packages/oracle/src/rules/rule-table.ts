/** The builds of rules' examples as a part of the documentation. */
import { versionOf } from '../kits.js';
import type { CheckedApp } from './check-rule-app.js';
import { withHeaders } from '../markdown-table.js';

/** Markdown: one row a rule, sorted by id. */
export function ruleTable(checked: readonly CheckedApp[]): string {
  const byRule = new Map<string, CheckedApp[]>();
  for (const one of checked) byRule.set(one.one.rule.id, [...(byRule.get(one.one.rule.id) ?? []), one]);
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, apps]) => row(id, apps));
  return withHeaders(['Rule', 'The build', "Kit's codes", 'Kits', 'Bad apps that do so', 'Good apps that do not', 'Not built'], rows);
}

function row(id: string, apps: readonly CheckedApp[]): readonly string[] {
  const built = apps.filter(({ build }) => build);
  const [bad, good] = [built.filter(({ one }) => one.marked), built.filter(({ one }) => !one.marked)];
  const codes = (apps[0]?.one.known ?? []).filter((code) => !code.includes('/'));
  return [
    `[\`${id}\`](rules/${id}.md)`,
    apps[0]?.one.rule.inBuild ?? '',
    codes.map((code) => `\`${code}\``).join(', ') || 'none',
    [...new Set(built.flatMap(({ one }) => ('kit' in one.app ? [versionOf(one.app.kit)] : [])))].sort().join(', '),
    `${bad.filter(({ difference }) => difference === undefined).length} of ${bad.length}`,
    `${good.filter(({ difference }) => difference === undefined).length} of ${good.length}`,
    String(apps.length - built.length),
  ];
}
