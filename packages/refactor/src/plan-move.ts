/** Which specifiers change when a module moves. */
import { pathInside, type Project, type Span } from '@sk-audit/core';
import { componentSpecifiers } from './component-specifiers.js';
import { mayName } from './may-name.js';
import { mentionsIn, namesOf } from './mentions.js';
import { scriptReader, type ScriptReader } from './script-specifiers.js';
import { moveWithin, outcomeOf, patternEdits, type Move, type SpecifierEdit } from './specifier-after.js';

/** One app that knows the module. Paths are project-relative. */
export type MoveInput = {
  readonly project: Project;
  /** Paths that are symbolic links → the files that they are. */
  readonly links: ReadonlyMap<string, string>;
  readonly from: string;
  readonly to: string;
  /** Text of a file without its byte order mark; undefined for what is no text. */
  readonly textOf: (path: string) => string | undefined;
  /** Which files are looked at; of those outside of the app only relative specifiers are understood. */
  readonly isMeant: (path: string) => boolean;
};

/** What the move means for one file. Everything is in the order of the text. */
export type FilePlan = {
  readonly path: string;
  readonly edits: readonly SpecifierEdit[];
  /** Specifiers that lead to the module, for which none was found that leads to its new place. */
  readonly stuck: readonly { readonly span: Span; readonly specifier: string }[];
  /** Patterns that are relative to the moved file: what they find has other names afterwards. */
  readonly patterns: readonly Span[];
  /** Places that name the module in another way than by an import that is understood. */
  readonly mentions: readonly Span[];
};

const SCRIPT = /\.[cm]?[jt]sx?$/;

/**
 * The plan for one app, sorted by file; files that have nothing to do with the module are left out. It has every specifier that leads to the
 * module, in the way and the style in which it is written, in tests and declarations too; and what the module itself says relative to its
 * place. Nothing is written.
 */
export function planMove({ project, links, from, to, textOf, isMeant }: MoveInput): readonly FilePlan[] {
  const isSource = (path: string): boolean => SCRIPT.test(path) || project.config.extensions.some((extension) => path.endsWith(extension));
  const looksAt = (path: string): boolean => isSource(path) && !links.has(path) && isMeant(path);
  const plan = filePlanner(moveWithin(project, links, from, to));
  return project.paths().filter(looksAt).flatMap((path) => {
    const text = textOf(path);
    const file = text === undefined ? undefined : plan(path, text);
    return file && [file.edits, file.stuck, file.mentions].some(({ length }) => length > 0) ? [file] : [];
  });
}

function filePlanner(move: Move): (path: string, text: string) => FilePlan {
  const { from, project } = move;
  const read = scriptReader();
  const may = mayName(project.app, from);
  const names = namesOf(pathInside(project.app.root, from) ?? from, true);
  return (path, text) => {
    const isRead = path === from || may(text) || project.imports(path).some((edge) => edge.to === from);
    const found = (isRead ? specifiersOf(project, path, text, read) : []).map((specifier) => ({ ...specifier, outcome: outcomeOf(move, path, specifier) }));
    const patterns = path === from ? patternEdits(move, project.facts(path), text) : [];
    const edits = found.flatMap(({ span, text: before, outcome }) => (outcome.is === 'moved' ? [{ span, before, text: outcome.text }] : []));
    return {
      path,
      edits: [...edits, ...patterns].sort((a, b) => a.span[0] - b.span[0]),
      stuck: found.filter(({ outcome }) => outcome.is === 'stuck').map(({ span, text: specifier }) => ({ span, specifier })),
      patterns: patterns.map(({ span }) => span),
      mentions: mentionsIn(text, names, found.filter(({ outcome }) => outcome.is !== 'unknown').map(({ span }) => span)),
    };
  };
}

function specifiersOf(project: Project, path: string, text: string, read: ScriptReader): ReturnType<ScriptReader> {
  return SCRIPT.test(path) ? read(path, text) : componentSpecifiers(text, project.facts(path), read);
}
