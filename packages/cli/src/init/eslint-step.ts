/** The line in ESLint's configuration. */
import type { Files, Step } from './step.js';

const NAMES = ['eslint.config.js', 'eslint.config.mjs', 'eslint.config.ts'];
const PLUGIN = 'eslint-plugin-sk-audit';
const IMPORT = `import skAudit from '${PLUGIN}';`;

/** Undefined without a flat configuration in one of the folders, the nearest first. */
export function eslintStep(folders: readonly string[], files: Files): Step | undefined {
  const what = 'ESLint';
  for (const file of folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`))) {
    const before = files.read(file);
    if (before === undefined) continue;
    if (before.includes(PLUGIN)) return { kind: 'there', what, file };
    const after = withPlugin(before);
    if (after !== undefined) return { kind: 'change', what, file, before, after, packages: [PLUGIN] };
    return { kind: 'by hand', what, file, lines: [IMPORT, '...skAudit.configs.recommended, // in the list that is exported'] };
  }
  return undefined;
}

/** Comments and blank lines at the start, up to the first import. */
const BEFORE_IMPORTS = /^(?:\s|\/\/.*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?=import\b)/;
/** An exported list, or a function that makes one of lists: up to its first entry. */
const EXPORTED_LIST = /^export default (?:(\[)|(?:defineConfig|ts\.config|tseslint\.config)\(\[?)[ \t]*(\r?\n[ \t]*)?/gm;

/**
 * The configuration with the plugin at the head of its list; undefined when what is exported is no plain list, because nobody knows then
 * where the plugin belongs.
 */
export function withPlugin(text: string): string | undefined {
  const lists = [...text.matchAll(EXPORTED_LIST)];
  const [list] = lists;
  if (list === undefined || lists.length > 1 || /\bmodule\.exports\b|\bskAudit\b/.test(text)) return undefined;
  const [opening, isArray, lineBreak = ' '] = list;
  const head = list.index + opening.length;
  const withEntry = `${text.slice(0, head)}${isArray ? '...' : ''}skAudit.configs.recommended,${lineBreak}${text.slice(head)}`;
  return withImport(withEntry, text.includes('\r\n') ? '\r\n' : '\n');
}

function withImport(text: string, lineBreak: string): string {
  const imports = BEFORE_IMPORTS.exec(text)?.[0].length;
  if (imports === undefined) return `${IMPORT}${lineBreak}${lineBreak}${text}`;
  return `${text.slice(0, imports)}${IMPORT}${lineBreak}${text.slice(imports)}`;
}
