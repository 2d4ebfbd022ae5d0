/** Text → one ESTree-shaped root with the file's own offsets. */
import type { Node } from './ast.js';
import { blankBodies, padded } from './component-source.js';
import { parseScanned } from './component/parse-scanned.js';
import { languagesOf, scriptLanguages } from './languages.js';
import { parseScript } from './oxc.js';
import type { Comment, Parsed } from './parsed.js';
import { parseWithSvelte } from './svelte-parser.js';

/** Parses a `.js`, `.ts`, `.jsx`, `.tsx`, `.mjs`, `.cts` … file. */
export function parseModule(path: string, text: string): Parsed {
  const { program, comments } = parseScript(text, languagesOf(path), path, ['module', 'commonjs']);
  return { module: program, comments, cssImports: [] };
}

/** Parses a `.svelte` file. What our own scanner does not take goes to Svelte's parser, which says also why it is none. */
export function parseComponent(path: string, text: string): Parsed {
  return parseScanned(path, text) ?? parseWithSvelte(path, text);
}

/** Reads only the script blocks of a component in another markup language (`.svx`, `.md`); those in code samples are none. */
export function parseScriptBlocks(path: string, text: string): Parsed {
  const source = blankBodies(text.replace(CODE_SAMPLE, (sample) => sample.replace(/[^\r\n]/g, ' ')));
  const comments: Comment[] = [];
  const programs: { module?: Node; instance?: Node } = {};
  for (const block of source.scripts) {
    const parsed = parseScript(padded(text, ...block.body), scriptLanguages(block.tag), path);
    comments.push(...parsed.comments);
    const place = /\bmodule\b/.test(block.tag) ? 'module' : 'instance';
    programs[place] ??= parsed.program;
  }
  return { ...programs, comments, cssImports: source.cssImports };
}

const CODE_SAMPLE = /^( {0,3})(```+|~~~+)[^]*?^ {0,3}\2[`~]*[ \t]*$|(`+)(?!`)[^\n]*?[^`\n]\3(?!`)/gm;
