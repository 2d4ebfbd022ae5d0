/** A component's tree without what no collector reads, so that two parsers can be compared. */
import type { Node } from '../ast.js';
import type { Parsed } from '../parsed.js';

const MARKUP = /^(?:Fragment|Text|Comment|Attribute|SlotElement|RegularElement|TitleElement|Component|Svelte\w+|\w+(?:Directive|Block|Tag|Attribute))$/;
/** Places for editors, results of Svelte's analysis, and what follows from the name of a transition. */
const UNREAD: ReadonlySet<string> = new Set(['metadata', 'name_loc', 'loc', 'intro', 'outro', '__raw__']);

/** The template's nodes, with the type and place of each piece of code in them, and of each statement of the scripts. */
export function template({ module, instance, fragment, options, comments }: Parsed): unknown {
  const body = (program: Node | undefined): unknown => (program?.['body'] as Node[] | undefined)?.map(code);
  const spans = [...new Set(comments.map((one) => one.span.join('-')))].sort(); // Svelte reads some code twice
  return { fragment: markup(fragment), runes: options?.['runes'], module: body(module), instance: body(instance), comments: spans };
}

function markup(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(markup);
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Node;
  if (!MARKUP.test(node.type)) return code(node);
  const fields = Object.entries(node).filter(([key, one]) => !UNREAD.has(key) && one !== undefined && one !== null);
  const seen = node.type === 'Fragment' ? fields.map(([key, one]) => [key, key === 'nodes' ? (one as Node[]).map(withoutText) : one] as const) : fields;
  return Object.fromEntries(seen.map(([key, one]) => [key, markup(one)]));
}

/** Texts are read of attributes only; and Svelte gets to see scripts and styles blanked. */
function withoutText({ type, start, end, ...others }: Node): Node {
  return type === 'Text' ? { type, start, end } : { type, start, end, ...others };
}

/** The outermost node is enough: whether the nodes inside are the same is a question about parsers of scripts. They disagree on whether a type belongs to a name. */
function code({ type, start, end, name }: Node): string {
  return type === 'Identifier' ? `${type} ${start} ${name}` : `${type} ${start}-${end}`;
}
