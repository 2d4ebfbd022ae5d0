/** What an app's tsconfig says about imports that nothing but types uses. */
import { kitSatisfies } from './version.js';
import type { PackageVersion } from './app.js';
import { jsonMember, readJsonText } from './json-text.js';

/**
 * Does the compiler drop such imports from modules in TypeScript? Kit's tsconfig says `verbatimModuleSyntax`, by which they stay; the app's
 * own can take that back. The tsconfig of Kit 1 keeps them in a second way. False where the text says nothing, or cannot be read.
 * @param tsconfig the text of the app's `tsconfig.json`
 * @see @sveltejs/kit src/core/sync/write_tsconfig.js (1.30.4, 2.70.4)
 */
export function dropsUnusedImports(tsconfig: string | undefined, kit: PackageVersion): boolean {
  if (tsconfig === undefined || kitSatisfies(kit, '>=2.0.0-0') !== true) return false;
  const option = jsonMember(readJsonText(tsconfig).node, 'compilerOptions', 'verbatimModuleSyntax');
  return option?.value.is === 'value' && option.value.value === false;
}
