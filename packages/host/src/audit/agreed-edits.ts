/** The edits that stand behind the findings of a report. */
import { isDeepStrictEqual } from 'node:util';
import type { Finding, LocatedFinding } from '@sk-audit/core';
import { absolutePath, joinPath } from '../posix-path.js';
import type { CheckedApp } from './report.js';

export type EditsOfFinding = Pick<Finding, 'fix' | 'suggestions'>;

/**
 * A reader of edits. Apps that share a file must all have the finding and the same edits for it: what mends one may break another with
 * another Kit. Nothing is looked up before it is asked.
 */
export function agreedEdits(apps: readonly CheckedApp[], cwd: string): (finding: LocatedFinding) => EditsOfFinding | undefined {
  let known: ReadonlyMap<string, readonly ReadonlyMap<string, EditsOfFinding>[]> | undefined;
  return (finding) => {
    known ??= byFile(apps);
    const [first, ...others] = (known.get(absolutePath(cwd, finding.path)) ?? []).map((ofApp) => ofApp.get(keyOf(finding, finding.start.offset, finding.end.offset)));
    return others.every((other) => isDeepStrictEqual(other, first)) ? first : undefined;
  };
}

/** Absolute file → what each app that checked it would do about its findings. */
function byFile(apps: readonly CheckedApp[]): ReadonlyMap<string, readonly ReadonlyMap<string, EditsOfFinding>[]> {
  const files = new Map<string, ReadonlyMap<string, EditsOfFinding>[]>();
  for (const { read, check } of apps) {
    for (const { path, kept } of check.files) {
      const file = joinPath(read.root, path);
      const edits = kept.map((finding) => [keyOf(finding, ...finding.span), { fix: finding.fix, suggestions: finding.suggestions }] as const);
      files.set(file, [...(files.get(file) ?? []), new Map(edits)]);
    }
  }
  return files;
}

function keyOf({ rule, message }: Pick<Finding, 'rule' | 'message'>, start: number, end: number): string {
  return [start, end, rule, message].join('\0');
}
