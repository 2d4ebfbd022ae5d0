/** From offsets in files of a project to lines in files of the report. */
import { docsUrl, withCommentsKept, type Finding, type LocatedFinding, type LocatedRelated, type Position } from '@sk-audit/core';
import { joinPath, relativePath } from '../posix-path.js';
import { positionFinder } from './position.js';

/** The files of a run. */
export type SourceTexts = {
  /** Text of an absolute file, without its byte order mark; empty when it cannot be read any more. */
  text(file: string): string;
  /** Position of an offset in it. */
  position(file: string, offset: number): Position;
};

/** Keeps the lines of each text once they are counted. */
export function sourceTexts(read: (file: string) => string | undefined): SourceTexts {
  const known = new Map<string, { readonly text: string; readonly at: (offset: number) => Position }>();
  const of = (file: string) => {
    let entry = known.get(file);
    if (entry === undefined) {
      const text = read(file) ?? '';
      entry = { text, at: positionFinder(text) };
      known.set(file, entry);
    }
    return entry;
  };
  return { text: (file) => of(file).text, position: (file, offset) => of(file).at(offset) };
}

/** Where a project lies: its folder and the app's, absolute, and the working directory. */
export type Place = { readonly root: string; readonly appDir: string; readonly cwd: string };

/** A finding as the report shows it. */
export function locate(finding: Finding, fingerprint: string, place: Place, texts: SourceTexts): LocatedFinding {
  const { rule, severity, category, message, advice } = finding;
  const file = joinPath(place.root, finding.path);
  const { fix, suggestions } = withCommentsKept(finding, texts.text(file));
  return {
    rule, severity, category, message, advice,
    app: shown(place.cwd, place.appDir),
    path: relativePath(place.cwd, file),
    start: texts.position(file, finding.span[0]),
    end: texts.position(file, finding.span[1]),
    related: finding.related.map((related) => locateRelated(related, place, texts)),
    fix: (fix?.length ?? 0) > 0,
    suggestions: suggestions.length,
    ...(finding.fixSince !== undefined && { fixSince: finding.fixSince }),
    kitCode: finding.kitCode ?? null,
    docs: docsUrl(rule),
    fingerprint,
    ...(finding.sighting === true && { sighting: true as const }),
  };
}

function locateRelated({ path, span, message }: Finding['related'][number], { root, cwd }: Place, texts: SourceTexts): LocatedRelated {
  const file = joinPath(root, path);
  return { path: relativePath(cwd, file), start: texts.position(file, span[0]), end: texts.position(file, span[1]), message };
}

/** A folder as the report names it: relative to the working directory, `.` for that itself. */
export function shown(cwd: string, dir: string): string {
  return relativePath(cwd, dir) || '.';
}
