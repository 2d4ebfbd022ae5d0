/** A file's imports as edges of the module graph. */
import type { FileFacts, ImportFact } from '../facts.js';
import type { Edge } from './edge.js';
import type { Resolution, Resolver } from './resolve.js';

export type EdgeOptions = {
  /** Svelte's compiler drops imports of types only (`import { type Cart }`) since 5. */
  readonly svelte5: boolean;
  /** Modules go through Oxc (Kit 3), which drops `export { type Cart } from './cart'` altogether; of the import the bare `import` stays. */
  readonly oxc?: boolean;
  /** `verbatimModuleSyntax` is taken back: modules in TypeScript lose imports that no value uses. */
  readonly dropsUnused?: boolean;
};

/**
 * The edges out of a file, in the order of its imports. A glob or a template gives one edge for each file that it means, and one `unknown`
 * edge when it means none. Empty for an unparsed file.
 */
export function edgesOf(facts: FileFacts, resolve: Resolver, options: EdgeOptions): readonly Edge[] {
  const excluded = excludedByGlobs(facts, resolve);
  const isExcluded = ({ statement }: ImportFact, { to }: Resolution): boolean => excluded.size > 0 && to !== undefined && excluded.get(statement.join())?.has(to) === true;
  return facts.imports.flatMap((fact, index) => {
    if (isNegative(fact)) return [];
    const survives = survivesCompilation(facts, fact, options);
    return resolutionsOf(facts.path, fact, resolve)
      .filter((resolution) => !isExcluded(fact, resolution))
      .map((resolution): Edge => ({ from: facts.path, import: index, fact, ...resolution, value: survives && hasCode(resolution) }));
  });
}

/** `!./drafts/*.ts` among the globs of one call takes its files out of the others. */
function isNegative({ kind, specifier }: ImportFact): boolean {
  return kind === 'glob' && specifier.startsWith('!');
}

/** The statement of each glob with the files that it excludes. */
function excludedByGlobs(facts: FileFacts, resolve: Resolver): ReadonlyMap<string, ReadonlySet<string>> {
  const excluded = new Map<string, Set<string>>();
  for (const fact of facts.imports.filter(isNegative)) {
    const statement = fact.statement.join();
    const files = excluded.get(statement) ?? new Set<string>();
    for (const path of resolve.expand(facts.path, fact.specifier) ?? []) files.add(path);
    excluded.set(statement, files);
  }
  return excluded;
}

function resolutionsOf(from: string, fact: ImportFact, resolve: Resolver): readonly Resolution[] {
  const { kind, specifier } = fact;
  if (kind === 'glob' || fact.pattern) {
    const files = resolve.expand(from, specifier, kind !== 'glob') ?? [];
    return files.length === 0 ? [{ kind: 'unknown' }] : files.map((to) => ({ kind: 'file', to }));
  }
  const resolution = resolve(from, specifier);
  const mayBeRelative = kind === 'url' || kind === 'worker' || kind === 'css';
  if (!mayBeRelative || resolution.kind === 'file' || /^[./]|^[a-z][a-z\d+.-]*:/i.test(specifier)) return [resolution];
  // `new URL('chart.ts', import.meta.url)` and `@import 'theme.css'` need no `./`.
  const relative = resolve(from, `./${specifier}`);
  return [relative.kind === 'file' || kind !== 'css' ? relative : resolution];
}

/**
 * Does the import stand in the compiled code? Usually Kit's tsconfig sets `verbatimModuleSyntax`: only what is marked as a type goes, and of
 * `import { type Cart } from './cart'` the bare `import './cart'` stays, but not in a component (Svelte ≥ 5). An import that only types
 * use without being marked stays in both.
 */
function survivesCompilation(facts: FileFacts, { kind, typeOnly, names }: ImportFact, { dropsUnused, oxc, svelte5 }: EdgeOptions): boolean {
  if (typeOnly) return false;
  if (dropsUnused && kind === 'import' && names.length > 0 && /\.[cm]?ts$/.test(facts.path) && names.every((name) => !name.used)) return false;
  if (names.length === 0 || !names.every((name) => name.typeOnly)) return true;
  return !((kind === 'import' && svelte5 && isComponent(facts)) || (kind === 'export-from' && oxc && !isComponent(facts)));
}

/** Anything but a script is compiled by Svelte, whatever its extension. */
function isComponent({ path }: FileFacts): boolean {
  return !/\.[cm]?[jt]sx?$/.test(path);
}

/** Kit's type modules and declarations exist for the type checker only. */
function hasCode({ to, module }: Resolution): boolean {
  return module !== './$types' && module !== '$app/types' && !(to !== undefined && /\.d\.[cm]?ts$/.test(to));
}
