/** Components as Svelte's own parser reads them: slower than our scanner, and right by definition. Loaded when a component needs it. */
import { createRequire } from 'node:module';
import { spanOf, type Node } from './ast.js';
import { blankBodies, padded } from './component-source.js';
import { scriptLanguages } from './languages.js';
import { parseScript } from './oxc.js';
import { Unparsable, type Comment, type Parsed } from './parsed.js';

type SvelteCompiler = { parse(text: string, options: { modern: true; loose?: boolean }): Node };

const require = createRequire(import.meta.url);
const svelte = (): SvelteCompiler => require('svelte/compiler') as SvelteCompiler;

/**
 * Parses a component: scripts through oxc, markup through Svelte with the scripts blanked out.
 * @throws Unparsable when it is none
 */
export function parseWithSvelte(path: string, text: string): Parsed {
  const source = blankBodies(text);
  const root = parseMarkup(text, source.text);
  const comments: Comment[] = [];
  const script = (part: Node | null | undefined): Node | undefined => {
    if (!part) return undefined;
    const body = part['content'] as Node;
    const parsed = parseScript(padded(text, body.start, body.end), scriptLanguages(text.slice(part.start, body.start)), path);
    comments.push(...parsed.comments);
    return parsed.program;
  };
  const module = script(root['module']);
  const instance = script(root['instance']);
  const known = new Set(comments.map((one) => one.span[0]));
  comments.push(...markupComments(root, text).filter((one) => !known.has(one.span[0])));
  const { options, fragment } = root as Node & { options?: Node; fragment: Node };
  return { ...(module ? { module } : {}), ...(instance ? { instance } : {}), fragment, ...(options ? { options } : {}), comments, cssImports: source.cssImports };
}

/** A tag inside of a string in the markup may have been taken for a script: then the parser gets to see the scripts. */
function parseMarkup(text: string, blanked: string): Node {
  try {
    return svelte().parse(blanked, { modern: true });
  } catch (problem) {
    const second = blanked === text ? undefined : tryMarkup(blankBodies(text, 'styles').text);
    if (second) return second;
    throw new Unparsable(problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : String(problem));
  }
}

function tryMarkup(text: string): Node | undefined {
  try {
    return svelte().parse(text, { modern: true });
  } catch {
    return undefined;
  }
}

function markupComments(root: Node, text: string): Comment[] {
  const found = ((root['comments'] as Node[] | undefined) ?? []).map((one): Comment => ({ span: spanOf(one), text: one['value'] as string }));
  if (text.includes('<!--')) collectComments(root['fragment'], found);
  return found;
}

const PARTS = ['fragment', 'body', 'consequent', 'alternate', 'fallback', 'pending', 'then', 'catch'] as const;

/** The HTML comments of a fragment and of the blocks and elements in it. */
function collectComments(fragment: Node | null | undefined, found: Comment[]): void {
  for (const node of (fragment?.['nodes'] as Node[] | undefined) ?? []) {
    if (node.type === 'Comment') found.push({ span: spanOf(node), text: node['data'] as string });
    else if (node.type !== 'Text') for (const part of PARTS) if (node[part]?.type === 'Fragment') collectComments(node[part], found);
  }
}
