/** Does a run edit files, and what becomes of the edits? */
import { UserError } from '@sk-audit/host';

export type Fixing = {
  /** Take suggestions where there is no safe fix. */
  readonly suggestions: boolean;
  /** `patch`: print what would change, and write nothing. */
  readonly as: 'files' | 'patch';
};

/** The options as commander gives them. */
export type RawFixing = {
  readonly fix?: boolean;
  readonly fixSuggestions?: boolean;
  readonly diff?: boolean;
  readonly format?: string;
  readonly output?: readonly string[];
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
};

/** Undefined when nothing is edited. Throws a `UserError` of one sentence when options contradict each other. */
export function parseFixing(raw: RawFixing): Fixing | undefined {
  const asked = (['diff', 'fixSuggestions', 'fix'] as const).find((option) => raw[option] === true);
  if (asked === undefined) return undefined;
  const option = { diff: '--diff', fixSuggestions: '--fix-suggestions', fix: '--fix' }[asked];
  const baseline = raw.updateBaseline === true ? '--update-baseline' : raw.pruneBaseline === true ? '--prune-baseline' : undefined;
  if (baseline !== undefined) throw new UserError(`${option} and ${baseline} exclude each other: fix first, and write down what remains.`);
  const reports = raw.diff !== true ? undefined : raw.format !== undefined ? '--format' : raw.output !== undefined ? '--output' : undefined;
  if (reports !== undefined) throw new UserError(`--diff prints a patch in place of a report, so it cannot stand beside ${reports}.`);
  return { suggestions: raw.fixSuggestions === true, as: raw.diff === true ? 'patch' : 'files' };
}
