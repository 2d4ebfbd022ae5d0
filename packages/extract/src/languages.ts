/** Which language a script is written in. */

export type Language = 'ts' | 'tsx' | 'js' | 'jsx' | 'dts';

/** The languages that a file of the name may be in, the likeliest first. */
export function languagesOf(path: string): readonly Language[] {
  if (/\.d\.[cm]?ts$/.test(path)) return ['dts'];
  if (path.endsWith('.tsx')) return ['tsx'];
  if (/\.[cm]?ts$/.test(path)) return ['ts'];
  return path.endsWith('.jsx') ? ['jsx'] : ['js', 'jsx', 'ts'];
}

/** Does the tag of a script say that it is TypeScript? */
export function isTypeScript(tag: string): boolean {
  return /\blang\s*=\s*["']?(ts|typescript)\b/.test(tag) || /\btype\s*=\s*["']?text\/typescript/.test(tag);
}

/** Scripts that do not say so hold TypeScript often enough to try it second. */
export function scriptLanguages(tag: string): readonly Language[] {
  return isTypeScript(tag) ? ['ts'] : ['js', 'ts'];
}
