/** The parser of scripts, loaded when the first file needs it: a run from the cache loads none. */
import { createRequire } from 'node:module';
import type { Node } from './ast.js';
import type { Language } from './languages.js';
import { Unparsable, type Comment } from './parsed.js';

export type Script = { readonly program: Node; readonly comments: Comment[] };

type OxcError = { severity: string; message: string };
type Oxc = {
  parseSync(path: string, text: string, options: object): { program: Node; comments: { value: string; start: number; end: number }[]; errors: OxcError[] };
};

const require = createRequire(import.meta.url);
const oxc = (): Oxc => require('oxc-parser') as Oxc;

/**
 * Parses a script in the first of the languages in which it is one.
 * @throws Unparsable when it is one in none
 */
export function parseScript(text: string, languages: readonly Language[], path: string, sourceTypes: readonly ('module' | 'commonjs')[] = ['module']): Script {
  if (isTooDeep(text)) throw new Unparsable('Nested too deeply.');
  let first: string | undefined;
  for (const lang of languages) {
    for (const sourceType of sourceTypes) {
      const { program, comments, error } = parseAs(text, path, { lang, sourceType });
      // A misuse that oxc only reports (a second declaration of a name) leaves the tree whole; a syntax error leaves it empty.
      if (error === undefined || (program['body'] as Node[]).length > 0) return { program, comments };
      first ??= error;
    }
  }
  throw new Unparsable(first ?? 'not parsable');
}

/** Parses a script in the first of the languages in which nothing is wrong with it; undefined when there is none. */
export function parseFlawless(text: string, languages: readonly Language[], path: string): Script | undefined {
  for (const lang of languages) {
    const { error, ...script } = parseAs(text, path, { lang, sourceType: 'module' });
    if (error === undefined) return script;
  }
  return undefined;
}

function parseAs(text: string, path: string, options: { lang: Language; sourceType: 'module' | 'commonjs' }): Script & { readonly error: string | undefined } {
  const astType = options.lang === 'js' || options.lang === 'jsx' ? 'js' : 'ts'; // a tree without types is smaller
  const result = oxc().parseSync(path, text, { ...options, astType, preserveParens: false });
  const error = result.errors.find((one) => one.severity === 'Error')?.message;
  const comments = result.comments.map((c): Comment => ({ span: [c.start, c.end], text: c.value }));
  return { program: result.program, comments, error };
}

const MAX_DEPTH = 2000;

/**
 * Are there more open brackets than anybody writes? Some thousand levels further oxc (0.158.0) runs out of stack and ends the whole
 * process. Brackets in strings count, which does not matter as long as most of them are closed.
 */
export function isTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH || (text.match(/[([{]/g)?.length ?? 0) <= MAX_DEPTH) return false;
  let depth = 0;
  for (let i = 0; i < text.length && depth <= MAX_DEPTH; i++) {
    switch (text.charCodeAt(i)) {
      case 40: case 91: case 123: depth++; break; // ( [ {
      case 41: case 93: case 125: if (depth > 0) depth--; break;
      default: break;
    }
  }
  return depth > MAX_DEPTH;
}
