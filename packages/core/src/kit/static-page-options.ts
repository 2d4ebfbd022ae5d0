/** The page options that Kit can read without running the file. */
import type { ExportFact, FileFacts } from '../facts.js';
import type { PackageVersion } from './app.js';
import { kitSatisfies } from './version.js';

/** Option → its value; `load` is `null` when there is one. */
export type StaticPageOptions = { readonly [name: string]: string | number | boolean | null };

const names: ReadonlySet<string> = new Set(['ssr', 'prerender', 'csr', 'trailingSlash', 'config', 'entries', 'load']);

/**
 * What Kit's static analysis makes of a file. `undefined` when Kit has to run it, because one of its exports is no bare literal (`!dev`,
 * `false as const`, an object, `entries`), may bring options (`export default`, `export *`, a pattern), or because Kit is older than 2.21.
 * All or nothing: `csr = false` beside a computed `prerender` is not read. Reassignments do not count. When the version is not known
 * exactly: what some version reads.
 *
 * Kit does not look at a file whose text names no option; then nothing is what it has, here too.
 * @see @sveltejs/kit src/exports/vite/static_analysis/index.js (2.70.4, 3.2.0)
 */
export function staticPageOptions(facts: FileFacts, kit: PackageVersion): StaticPageOptions | undefined {
  if (facts.unparsed !== undefined || kitSatisfies(kit, '>=2.21') === false) return undefined;
  const options: { [name: string]: StaticPageOptions[string] } = {};
  for (const exported of facts.exports) {
    if (mayBringOptions(exported)) return undefined;
    if (!names.has(exported.name)) continue;
    const found = optionOf(facts, exported, kit);
    if (!found) return undefined;
    options[found.name] = found.value;
  }
  return options;
}

function mayBringOptions({ name, how }: ExportFact): boolean {
  return name === '*' || how === 'default' || how === 'pattern';
}

/** A `load` counts whatever it is, if it is a variable of that name or declared where it is exported. */
function optionOf(facts: FileFacts, exported: ExportFact, kit: PackageVersion): { name: string; value: StaticPageOptions[string] } | undefined {
  const binding = exported.binding === undefined || exported.from || exported.typeOnly ? undefined : facts.bindings[exported.binding];
  if (!binding) return undefined;
  // Kit 3 parses with parentheses.
  const isLiteral = exported.literal === 'bare' || (exported.literal === 'parenthesised' && kitSatisfies(kit, '<3') !== false);
  if (isLiteral) return { name: exported.name, value: binding.init?.is === 'literal' ? binding.init.value : null };
  const isVariable = binding.kind === 'const' || binding.kind === 'let' || binding.kind === 'var';
  return binding.name === 'load' && (isVariable || exported.how !== 'list') ? { name: 'load', value: null } : undefined;
}
