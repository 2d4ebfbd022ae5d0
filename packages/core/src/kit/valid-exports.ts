/** What route modules may export. */
import type { ExportFact, FileFacts } from '../facts.js';
import type { Tri } from '../project/project.js';
import type { PackageVersion } from './app.js';
import type { Role } from './roles.js';
import { kitSatisfies } from './version.js';

/** Name and the versions that take it, in Kit's order. */
type Row = readonly [name: string, kit: string];

const always = '>=1';
const layout: readonly Row[] = [['load', always], ['prerender', always], ['csr', always], ['ssr', always], ['trailingSlash', always], ['config', '>=1.5.0']];

/** @see @sveltejs/kit src/utils/exports.js (1.0.0 to 3.2.0) */
const rows: { readonly [role in Role]?: readonly Row[] } = {
  'layout.universal': layout,
  'layout.server': [...layout, ['actions', '<1.20.2']],
  'page.universal': [...layout, ['entries', '>=1.16.0']],
  'page.server': [...layout, ['actions', always], ['entries', '>=1.16.0']],
  endpoint: [
    ['GET', always], ['POST', always], ['PATCH', always], ['PUT', always], ['DELETE', always], ['OPTIONS', '>=1.7.0'], ['HEAD', '>=1.22.0'], ['QUERY', '>=3.0.0'],
    ['fallback', '>=1.25.0'], ['prerender', always], ['trailingSlash', always], ['config', '>=1.5.0'], ['entries', '>=1.16.0'],
  ],
};

/** The names that every version that the app may have takes from a module of the role; `undefined` where Kit looks at no names. */
export function validExports(role: Role, kit: PackageVersion): readonly string[] | undefined {
  return rows[role]?.filter(([, range]) => kitSatisfies(kit, range) === true).map(([name]) => name);
}

/** Does Kit take the export? Anything that begins with `_`, and anything where Kit looks at no names. */
export function acceptsExport(role: Role, name: string, kit: PackageVersion): Tri {
  const row = rows[role]?.find(([own]) => own === name);
  if (name.startsWith('_') || rows[role] === undefined) return true;
  return row === undefined ? false : kitSatisfies(kit, row[1]);
}

/**
 * The exports at which Kit fails, by name: it stops at the first. Types are none, and what `export *` brings is not known here.
 * @see @sveltejs/kit src/utils/exports.js validator (1.30.4, 2.70.4, 3.2.0)
 */
export function invalidExports(facts: FileFacts, role: Role, kit: PackageVersion): readonly ExportFact[] {
  const named = facts.exports.filter(({ name, typeOnly }) => !typeOnly && name !== '*');
  return named.filter(({ name }) => acceptsExport(role, name, kit) === false).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The roles whose modules may have the export, in Kit's order; to say where an export belongs. */
export function rolesAccepting(name: string, kit: PackageVersion): readonly Role[] {
  const inOrder: readonly Role[] = ['layout.universal', 'page.universal', 'layout.server', 'page.server', 'endpoint'];
  return inOrder.filter((role) => validExports(role, kit)?.includes(name));
}
