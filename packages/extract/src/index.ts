/** Text → facts. The only package that parses. */
import type { FileFacts, FunctionFact, ImportedName } from '@sk-audit/core';
import { inFunction, withoutRoom, newCollector, type Collector, type Draft } from './collect/collector.js';
import { disableFacts } from './collect/disables.js';
import { idsFact } from './collect/ids.js';
import { visitExpression } from './collect/expressions.js';
import { visitFragment } from './collect/markup.js';
import { nameUses } from './collect/name-uses.js';
import { visitBody, visitStatement } from './collect/statements.js';
import { declareAll } from './declare.js';
import { parseComponent, parseModule, parseScriptBlocks } from './parse.js';
import type { Parsed } from './parsed.js';

export { blankBodies } from './component-source.js';

/** Changes whenever the shape or the meaning of facts does: cached facts of another version are worthless. */
export const FACTS_VERSION = 14;

const MODULE = /\.[cm]?[jt]sx?$/;

/** Text that rules read as it is. */
const DOCUMENT = /\.(?:html|json|ya?ml)$|(?:^|\/)(?:[^/]+\.)?dockerfile(?:\.[^/]+)?$|(?:^|\/)\.(?:nvmrc|node-version)$/i;

/**
 * The facts of one file. Never throws: a file that no parser accepts gives facts with `unparsed` set.
 * @param path decides the language: `.svelte`, `.ts`, `.js` …; documents (`.html`, `.json`, `.yml`, a Dockerfile) keep their text; other extensions are read as
 *   components of another markup language
 * @param text with or without a byte order mark; offsets count without it
 */
export function extractFacts(path: string, text: string): FileFacts {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (DOCUMENT.test(path)) return { ...EMPTY, path, text: source };
  try {
    if (MODULE.test(path)) return collect(path, source, parseModule(path, source), 'module');
    if (path.endsWith('.svelte')) return collect(path, source, parseComponent(path, source), 'component');
    return { ...collect(path, source, parseScriptBlocks(path, source), 'component'), markupUnknown: true };
  } catch (problem) {
    return { ...EMPTY, path, unparsed: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** @see @sveltejs/kit src/exports/vite/static_analysis/utils.js has_children (2.70.4) */
const CHILD_TEXTS = ['<slot', '{@render', '{children}', 'children={'] as const;

/** Kit looks into every file of such a name, whatever its notation. */
function childTexts(path: string, text: string): { readonly childTexts?: readonly string[] } {
  return /(?:^|\/)\+layout[.@][^/]*$/.test(path) && !MODULE.test(path) ? { childTexts: CHILD_TEXTS.filter((one) => text.includes(one)) } : {};
}

const EMPTY: Omit<FileFacts, 'path'> = {
  imports: [], exports: [], bindings: [], functions: [], calls: [], writes: [], reads: [], awaits: [], exits: [], tries: [], conditions: [],
  steps: [], elements: [], awaitBlocks: [], disables: [],
};

const WALKERS: Collector['walkers'] = { expression: visitExpression, statement: visitStatement, body: visitBody };

function collect(path: string, text: string, parsed: Parsed, kind: 'module' | 'component'): FileFacts {
  const isComponent = kind === 'component';
  const scopes = declareAll(parsed, text, isComponent ? 3 : 1);
  const runesOption = parsed.options?.['runes'] as boolean | undefined;
  const c = newCollector({ text, scopes, isComponent, runesOption, walkers: WALKERS });
  addTopLevels(c);
  if (parsed.module) visitBody(c, parsed.module['body']);
  const { instance, fragment } = parsed;
  if (instance) inFunction(c, 1, scopes.instance, () => visitBody(c, instance['body']));
  if (fragment) inFunction(c, 2, scopes.markup, () => visitFragment(c, fragment));
  for (const one of parsed.cssImports) c.imports.push({ kind: 'css', specifier: one.specifier, span: one.span, statement: one.span, names: [], fn: 0 });
  return finish(c, path, parsed);
}

function addTopLevels(c: Collector): void {
  const kinds: FunctionFact['kind'][] = c.isComponent ? ['module', 'instance', 'markup'] : ['module'];
  for (const kind of kinds) c.functions.push({ parent: -1, kind, span: [0, c.text.length], params: [] });
}

function finish(c: Collector, path: string, parsed: Parsed): FileFacts {
  markUsed(c);
  // A function that nothing evaluates (inside a type, say) was never visited: keep the numbering whole.
  c.scopes.functionNodes.forEach((node, i) => { c.functions[i + (c.isComponent ? 3 : 1)] ??= { parent: -1, kind: 'function', span: [node.start, node.end], params: [] }; });
  return {
    path, ...childTexts(path, c.text), ...(parsed.fragment ? { ids: idsFact(c.ids) } : {}), ...(c.runesOption ?? c.runes ? { runes: true } : {}),
    imports: withoutRoom(c.imports), exports: withoutRoom(c.exports), bindings: withoutRoom(c.bindings), functions: withoutRoom(c.functions), calls: withoutRoom(c.calls), writes: withoutRoom(c.writes),
    reads: withoutRoom(c.reads), awaits: withoutRoom(c.awaits), exits: withoutRoom(c.exits), tries: withoutRoom(c.tries), conditions: withoutRoom(c.conditions), steps: withoutRoom(c.steps),
    elements: withoutRoom(c.elements), awaitBlocks: withoutRoom(c.awaitBlocks), ...(c.keyed.length > 0 ? { keyed: c.keyed } : {}), ...(c.shown.length > 0 ? { shown: c.shown } : {}),
    disables: disableFacts(c.text, parsed.comments), ...nameUses(c, parsed),
  };
}

function markUsed(c: Collector): void {
  for (const { importName, name } of c.usedImports) {
    const index = importName ? c.importOf.get(importName.node) : undefined;
    const fact = index === undefined ? undefined : c.imports[index];
    for (const one of fact?.names ?? []) if (one.local === name) (one as Draft<ImportedName>).used = true;
  }
}

