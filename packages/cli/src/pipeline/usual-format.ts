/** Which report is written when nobody asks for a format. */
import type { Format } from '../reporters/formats.js';
import type { Terminal } from '../terminal/terminal.js';

export type Usual = {
  readonly format: Format;
  /** GitHub's annotations follow the report. */
  readonly annotations: boolean;
  /** What stderr says about the choice. */
  readonly hint?: string;
};

/** The report for people; with annotations in GitHub Actions; and the short one for a program that writes code, if no person watches. */
export function usualFormat({ env, agent, stdout }: Pick<Terminal, 'env' | 'agent' | 'stdout'>): Usual {
  if (agent === undefined || stdout.isTTY) return { format: 'pretty', annotations: inGitHubActions(env) };
  const hint = `Short report, because ${agent} seems to read it; --format pretty or SK_AUDIT_FORMAT=pretty gives the usual one.`;
  return { format: 'agent', annotations: false, hint };
}

/** Whether a runner of GitHub's reads what is printed. */
export function inGitHubActions(env: Terminal['env']): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}
