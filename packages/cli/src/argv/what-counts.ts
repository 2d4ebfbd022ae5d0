/** Which of all findings does a run report? */
import { didYouMean, newestKnownKit, type PackageVersion, targetKit } from '@sk-audit/core';
import { type BaselineRequest, type Compared, UserError } from '@sk-audit/host';

export type WhatCounts = {
  /** Only what is new. */
  readonly compare?: Compared;
  /** `files`: only what is new in the files that changed. */
  readonly scope?: 'app' | 'files';
  readonly baseline?: BaselineRequest;
  /** The file that comes from standard input. */
  readonly stdinFilename?: string;
  /** Only what this Kit would bring. */
  readonly target?: PackageVersion;
};

/** The options as commander gives them. */
export type RawWhatCounts = {
  readonly staged?: boolean;
  readonly since?: string | true;
  readonly scope?: string;
  readonly baseline?: string | boolean;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly targetKit?: string;
};

const SCOPES = ['app', 'files'] as const;

/** Throws a `UserError` of one sentence when options contradict each other or one lacks another. */
export function parseWhatCounts(raw: RawWhatCounts): WhatCounts {
  const given = { '--staged': raw.staged === true, '--since': raw.since !== undefined, '--stdin': raw.stdin === true };
  const states = Object.entries(given).filter(([, isGiven]) => isGiven).map(([option]) => option);
  const writes = raw.updateBaseline === true ? '--update-baseline' : raw.pruneBaseline === true ? '--prune-baseline' : undefined;
  if (states.length > 1) throw new UserError(`${states.slice(0, 2).join(' and ')} exclude each other.`);
  if (writes !== undefined && states[0] !== undefined) throw new UserError(`${writes} needs all findings, so it cannot stand beside ${states[0]}.`);
  if (raw.updateBaseline === true && raw.pruneBaseline === true) throw new UserError('--update-baseline strikes out what is gone as well: leave --prune-baseline out.');
  if (writes !== undefined && raw.baseline === false) throw new UserError(`${writes} and --no-baseline exclude each other.`);
  if (given['--stdin'] !== (raw.stdinFilename !== undefined)) throw new UserError('--stdin and --stdin-filename <path> need each other.');
  if (raw.scope !== undefined && !given['--staged'] && !given['--since']) throw new UserError('--scope needs --staged or --since.');
  if (raw.targetKit !== undefined) return { ...targetOf(raw.targetKit, raw, states, writes), ...(raw.stdinFilename !== undefined && { stdinFilename: raw.stdinFilename }) };
  return { ...comparedBy(raw), ...scopeOf(raw.scope), ...baselineOf(raw), ...(raw.stdinFilename !== undefined && { stdinFilename: raw.stdinFilename }) };
}

/** What is there today is left out by itself; a baseline of today's findings would hide those that get worse. */
function targetOf(written: string, { baseline }: RawWhatCounts, states: readonly string[], writes: string | undefined): Pick<WhatCounts, 'target' | 'baseline'> {
  const other = states.find((option) => option !== '--stdin') ?? writes ?? (typeof baseline === 'string' || baseline === true ? '--baseline' : undefined);
  if (other !== undefined) throw new UserError(`--target-kit and ${other} exclude each other.`);
  const target = targetKit(written);
  if (target === undefined) throw new UserError(`Unknown SvelteKit version "${written}" for --target-kit. It takes 1, 2, 3 or a full version, such as ${newestKnownKit}.`);
  return { target, baseline: { mode: 'off' } };
}

function comparedBy({ staged, since }: RawWhatCounts): Pick<WhatCounts, 'compare'> {
  if (staged === true) return { compare: { staged: true } };
  return since === undefined ? {} : { compare: { since: since === true ? 'auto' : since } };
}

function scopeOf(scope: string | undefined): Pick<WhatCounts, 'scope'> {
  if (scope === undefined) return {};
  const found = SCOPES.find((known) => known === scope);
  if (found === undefined) throw new UserError(`Unknown scope "${scope}" for --scope.${didYouMean(scope, SCOPES) || ' It takes app, files.'}`);
  return { scope: found };
}

function baselineOf({ baseline, updateBaseline, pruneBaseline }: RawWhatCounts): Pick<WhatCounts, 'baseline'> {
  if (baseline === false) return { baseline: { mode: 'off' } };
  const mode = updateBaseline === true ? 'update' : pruneBaseline === true ? 'prune' : 'use';
  if (baseline === undefined && mode === 'use') return {};
  return { baseline: { mode, ...(typeof baseline === 'string' && { file: baseline }) } };
}
