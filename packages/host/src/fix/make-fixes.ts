/** From the findings of an audit to files without them. Nothing is written here. */
import type { LocatedFinding } from '@sk-audit/core';
import { type AuditedState, type AuditRequest, type AuditResult, auditedState, auditIn } from '../audit/audit.js';
import { asSeenIn, readFileSync, type View } from '../disk/disk.js';
import { realPaths, withContents } from '../disk/overlay.js';
import { gitRoot } from '../listing/git.js';
import { isFile } from '../listing/is-file.js';
import { absolutePath, relativePath, toPosix } from '../posix-path.js';
import { type Mending, mended, stillParses, wantedEdits } from './edited-file.js';

export type FixRequest = AuditRequest & {
  /** Take the first suggestion of a finding that has no safe fix. */
  readonly suggestions: boolean;
  /** Which findings of the report are to be mended; absent: all. */
  readonly isMeant?: (finding: LocatedFinding) => boolean;
  /** The changes are for the disk: what is staged is not edited where the disk has something else. */
  readonly toBeWritten: boolean;
};

/** A file that edits change. Its texts are whole, byte order mark and all. */
export type ChangedFile = {
  /** Relative to the working directory, POSIX. */
  readonly path: string;
  /** Absolute, behind links. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many findings that mends. */
  readonly findings: number;
};

export type Fixes = {
  /** The audit with the changes made: what remains. `report.fixed` counts them. */
  readonly result: AuditResult;
  /** Sorted by path. */
  readonly changed: readonly ChangedFile[];
  /** What could not be done, one sentence each. */
  readonly notes: readonly string[];
  /** The same without the changes of some files. */
  readonly without: (files: readonly ChangedFile[]) => Fixes;
};

/** Edits may lead to others; more rounds than this mean that two of them undo each other. */
const MOST_PASSES = 10;

type Draft = { readonly changed: Map<string, ChangedFile>; /** Why a file stays as it is, by file. */ readonly untouched: Map<string, string> };

/**
 * Edits the files until nothing is left to be edited. A file that would not parse any more stays as it was.
 * @throws {UserError} as `audit` does
 */
export function makeFixes(request: FixRequest): Fixes {
  const began = performance.now();
  const state = auditedState(request);
  const place = placeOf(request, state);
  const draft: Draft = { changed: new Map(), untouched: new Map() };
  let result = auditIn(state, request);
  let pass = 0;
  for (; pass < MOST_PASSES && editOnce(request, result, draft, place); pass++) result = auditIn(state, request, place.with(draft.changed.values()));
  const endless = pass === MOST_PASSES && mendings(request, result, place).size > 0 ? [`The edits lead to others again and again, so they were stopped after ${MOST_PASSES} rounds.`] : [];
  const notes = [...draft.untouched.values(), ...endless];
  const ms = Math.round(performance.now() - began);
  const auditedWith = (changed: readonly ChangedFile[]): AuditResult => withTime(auditIn(state, request, place.with(changed)), ms);
  return fixesOf(withTime(result, ms), [...draft.changed.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), notes, auditedWith);
}

/** What the whole work took, not only the last look at it. */
function withTime(result: AuditResult, ms: number): AuditResult {
  return { ...result, report: { ...result.report, summary: { ...result.report.summary, ms } } };
}

function fixesOf(result: AuditResult, changed: readonly ChangedFile[], notes: readonly string[], auditedWith: (changed: readonly ChangedFile[]) => AuditResult): Fixes {
  const fixed = { findings: changed.reduce((sum, { findings }) => sum + findings, 0), files: changed.map(({ path }) => path) };
  return {
    result: { ...result, report: { ...result.report, fixed } },
    changed,
    notes,
    without: (files) => {
      const others = changed.filter((one) => !files.includes(one));
      return others.length === changed.length ? fixesOf(result, changed, notes, auditedWith) : fixesOf(auditedWith(others), others, notes, auditedWith);
    },
  };
}

/** The files of a state. */
type Place = {
  /** The absolute file behind a path of the report: two of them may be links to one. */
  readonly fileAt: (path: string) => string;
  /** As it is before all edits. */
  readonly original: (file: string) => ChangedFile;
  readonly with: (changed: Iterable<ChangedFile>) => View | undefined;
};

function placeOf(request: FixRequest, { view }: AuditedState): Place {
  const cwd = toPosix(request.cwd);
  const real = view?.real ?? realPaths(gitRoot(cwd) ?? cwd);
  return {
    fileAt: (path) => real(absolutePath(cwd, path)),
    original: (file) => {
      const text = asSeenIn(view, () => readFileSync(file)).toString('utf8');
      return { path: relativePath(cwd, file), file, before: text, after: text, findings: 0 };
    },
    with: (changed) => withContents(view, real, new Map([...changed].map(({ file, after }) => [file, Buffer.from(after)]))),
  };
}

/** One round over all files. Has anything changed? */
function editOnce(request: FixRequest, result: AuditResult, draft: Draft, place: Place): boolean {
  let hasChanged = false;
  for (const [file, wanted] of mendings(request, result, place)) {
    if (draft.untouched.has(file)) continue;
    const before = draft.changed.get(file) ?? place.original(file);
    const after = isOtherwiseOnDisk(request, before) ? `"${before.path}" stays as it is: what is staged of it is not what lies on the disk.` : edited(before, wanted);
    if (typeof after === 'string') {
      draft.untouched.set(file, after);
      hasChanged = draft.changed.delete(file) || hasChanged;
    } else if (after !== undefined) {
      draft.changed.set(file, after);
      hasChanged = true;
    }
  }
  return hasChanged;
}

/** File → what is to be done in it, by place. */
function mendings({ isMeant, suggestions }: FixRequest, { report, editsOf }: AuditResult, { fileAt }: Place): ReadonlyMap<string, readonly Mending[]> {
  const byFile = new Map<string, Mending[]>();
  for (const finding of report.findings) {
    // A step towards a finding elsewhere is no reason to change anything.
    const edits = finding.sighting === true || isMeant?.(finding) === false ? undefined : wantedEdits(editsOf(finding), suggestions);
    const file = fileAt(finding.path);
    if (edits !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), { rule: finding.rule, edits }]);
  }
  return byFile;
}

function isOtherwiseOnDisk({ compare, toBeWritten }: FixRequest, { file, before }: ChangedFile): boolean {
  return toBeWritten && compare !== undefined && 'staged' in compare && !(isFile(file) && readFileSync(file).equals(Buffer.from(before)));
}

const MARK = '\uFEFF';

/** The file after a round; undefined when nothing changes, a sentence when it would not parse any more. */
function edited(now: ChangedFile, wanted: readonly Mending[]): ChangedFile | string | undefined {
  const mark = now.before.startsWith(MARK) ? MARK : '';
  const [original, text] = [now.before, now.after].map((whole) => whole.slice(mark.length)) as [string, string];
  const next = mended(text, wanted);
  if (next.text === text) return undefined;
  if (stillParses(now.path, original, next.text)) return { ...now, after: mark + next.text, findings: now.findings + next.done.length };
  const rules = [...new Set(next.done.map(({ rule }) => rule))].join(', ');
  return `"${now.path}" stays as it is: with the edits of ${rules} it could not be parsed (a bug in sk-audit, please report it).`;
}
