/** Subpath imports: `package.json#imports`. */
import type { Json } from '../facts.js';

/**
 * Each key (`#lib/*`) with the files that it can mean (`./src/lib/*`), as written. Conditions are flattened in their order; types and
 * packages are left out. Empty when the package declares none.
 */
export function packageImports(packageJson: Json | undefined): { readonly [key: string]: readonly string[] } {
  const imports = isObject(packageJson) ? packageJson['imports'] : undefined;
  if (!isObject(imports)) return {};
  const keys = Object.keys(imports).filter((key) => key.startsWith('#'));
  return Object.fromEntries(keys.map((key) => [key, targets(imports[key])]));
}

function targets(target: Json | undefined): readonly string[] {
  if (typeof target === 'string') return target.startsWith('./') ? [target] : [];
  if (Array.isArray(target)) return target.flatMap(targets);
  if (!isObject(target)) return [];
  return Object.entries(target).flatMap(([condition, inner]) => (condition === 'types' ? [] : targets(inner)));
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json | undefined } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
