/** The outcome of the builds with leaks as a part of the documentation. */
import { kitNames, versionOf, type KitName } from '../kits.js';
import { withHeaders } from '../markdown-table.js';
import type { BuildCase, Outcome } from './build-case.js';
import { kitsOf, type CheckedBuild } from './check-build.js';

const words: { readonly [outcome in Outcome]: string } = { refused: '✗', shipped: '**ships**', clean: '✓', broken: 'fails' };

/** Markdown: one row a case, one column a Kit. A ¹ marks a deliberate difference. */
export function leakTable(cases: readonly BuildCase[], checked: readonly CheckedBuild[]): string {
  const byCell = new Map(checked.map((one) => [`${one.id} ${one.kit}`, one]));
  return withHeaders(['App', ...kitNames.map(versionOf)], cases.map((one) => [one.title, ...kitNames.map((kit) => cell(one, kit, byCell.get(`${one.id} ${kit}`)))]));
}

function cell(one: BuildCase, kit: KitName, checked: CheckedBuild | undefined): string {
  if (!kitsOf(one).includes(kit)) return '–';
  if (!checked) return '?';
  return words[checked.build.outcome] + (checked.difference === undefined ? '' : '¹');
}

/** Markdown: the deliberate differences, each with its reason and the Kits that show it. */
export function differenceList(cases: readonly BuildCase[], checked: readonly CheckedBuild[]): string {
  const groups = new Map<string, string[]>();
  for (const { id, kit, verdict, difference } of checked) {
    if (difference === undefined) continue;
    const title = cases.find((one) => one.id === id)?.title ?? id;
    const why = difference === 'unexpected' ? 'UNEXPECTED' : difference.why;
    const key = `- ${title}: we say ${words[verdict.says]}. ${why}`;
    groups.set(key, [...(groups.get(key) ?? []), versionOf(kit)]);
  }
  return [...groups].map(([text, versions]) => `${text} (${versions.join(', ')})`).join('\n') || 'None.';
}
