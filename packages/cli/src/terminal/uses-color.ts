/** Is the report coloured? picocolors' own answer colours pipes in CI and takes `FORCE_COLOR=0` for a yes, so we decide. */

export type ColorCircumstances = {
  /** Whether the stream ends in a terminal. */
  readonly isTTY: boolean;
  readonly env: { readonly [name: string]: string | undefined };
  /** `--color` or `--no-color`, when given: it beats everything. */
  readonly flag?: boolean | undefined;
};

/** Whether text for the stream may hold colours: the flag, then `NO_COLOR`, then `FORCE_COLOR`, then what the stream is. */
export function usesColor({ isTTY, env, flag }: ColorCircumstances): boolean {
  if (flag !== undefined) return flag;
  // Empty variables count as not set: https://no-color.org says so of its own, and CI files leave both empty.
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb' && !isCI(env);
}

/** Whether the process runs in a continuous integration job, where nobody watches. */
export function isCI(env: ColorCircumstances['env']): boolean {
  const value = env['CI'];
  return value !== undefined && !['', '0', 'false'].includes(value);
}
