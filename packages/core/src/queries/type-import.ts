/** Turning an import into one that only types see. */
import type { ImportFact } from '../facts.js';
import type { TextEdit } from '../finding.js';

/**
 * The edits that make `import type …` of an import statement, `export type …` of a re-export: the word is put in, and taken away before each
 * name. Undefined where TypeScript allows no such thing: a default beside names.
 */
export function typeImportEdits({ kind, names, statement: [start] }: ImportFact): readonly TextEdit[] | undefined {
  if (kind === 'export-from') return [{ span: [start, start + 'export'.length], text: 'export type' }, ...unmarked(names)];
  if (names.length > 1 && names.some((name) => name.imported === 'default')) return undefined;
  return [{ span: [start, start + 'import'.length], text: 'import type' }, ...unmarked(names)];
}

function unmarked(names: ImportFact['names']): readonly TextEdit[] {
  return names.filter((name) => name.typeOnly).map(({ imported, local, span }) => ({ span, text: imported === local ? local : `${imported} as ${local}` }));
}
