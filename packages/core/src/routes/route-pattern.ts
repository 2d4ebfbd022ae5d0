/** From a route id to the pathnames that it matches. */
import { latestRouteGrammar, type RouteGrammar } from './route-grammar.js';

export type RouteParam = {
  readonly name: string;
  readonly optional: boolean;
  readonly rest: boolean;
  /** Name of the matcher that has to agree. */
  readonly matcher?: string;
};

export type RoutePattern = {
  readonly pattern: RegExp;
  /** One for each group of the pattern. */
  readonly params: readonly RouteParam[];
};

/** The parts of a route id that stand in the pathname: groups (`(shop)`) do not. */
export function routeSegments(id: string): readonly string[] {
  return id.split('/').filter((segment) => segment !== '' && !/^\([^)]+\)$/.test(segment));
}

/** What stands between the brackets of a segment, escapes (`x+2e`) among it. */
export function bracketContents(segment: string): readonly string[] {
  return segment.split(/\[(.+?)\](?!\])/).filter((_, index) => index % 2 === 1);
}

/** Does the content of brackets stand for a character? */
export function isEscape(content: string): boolean {
  return /^[xu]\+/.test(content);
}

/** A parameter without its outer brackets: `[` when optional, `...`, name, matcher, `]`. */
export function paramPattern({ hyphens }: RouteGrammar): RegExp {
  return hyphens ? /^(\[)?(\.\.\.)?([\w-]+)(?:=([\w-]+))?(\])?$/ : /^(\[)?(\.\.\.)?(\w+)(?:=(\w+))?(\])?$/;
}

/**
 * The pattern of decoded pathnames that Kit makes of a route id; `undefined` when Kit refuses the id. Before 3 Kit also fails at some
 * escaped brackets (`[x+5b]`), whose pattern is no regular expression.
 * @see @sveltejs/kit src/utils/routing.js parse_route_id (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
export function parseRouteId(id: string, grammar: RouteGrammar = latestRouteGrammar): RoutePattern | undefined {
  if (id === '/' || (grammar.allowsTrailingOptional && /^\/\([^)]+\)$/.test(id))) return compiled('^\\/$', []);
  const params: RouteParam[] = [];
  const sources = routeSegments(id).map((segment) => segmentSource(segment, params, grammar));
  return sources.includes(undefined) ? undefined : compiled(`^${sources.join('')}/?$`, params);
}

function compiled(source: string, params: readonly RouteParam[]): RoutePattern | undefined {
  try {
    return { pattern: new RegExp(source), params };
  } catch {
    return undefined;
  }
}

function segmentSource(segment: string, params: RouteParam[], grammar: RouteGrammar): string | undefined {
  const sources = segment.split(/\[(.+?)\](?!\])/).map((part, index) => (index % 2 === 0 ? escaped(part, grammar) : dynamicSource(part, params, grammar)));
  if (sources.includes(undefined)) return undefined;
  // A segment that is one rest or optional parameter may be absent together with its slash.
  if (isWhole(segment, '[...', grammar)) return grammar.restTakesLines ? '(?:/([^]*))?' : '(?:/(.*))?';
  if (isWhole(segment, '[[', grammar)) return '(?:/([^/]+))?';
  return `/${sources.join('')}`;
}

function isWhole(segment: string, opening: '[...' | '[[', { hyphens }: RouteGrammar): boolean {
  const name = hyphens ? '[\\w-]+' : '\\w+';
  const closing = opening === '[[' ? '\\]\\]' : '\\]';
  return segment.startsWith(opening) && new RegExp(`^${name}(?:=${name})?${closing}$`).test(segment.slice(opening.length));
}

function dynamicSource(content: string, params: RouteParam[], grammar: RouteGrammar): string | undefined {
  if (isEscape(content)) return decodedEscape(content, grammar);
  const match = paramPattern(grammar).exec(content);
  if (!match) return undefined;
  const [, optional, rest, name = '', matcher] = match;
  params.push({ name, optional: optional !== undefined, rest: rest !== undefined, ...(matcher !== undefined && { matcher }) });
  if (rest) return grammar.restTakesLines ? '([^]*?)' : '(.*?)';
  return optional ? '([^/]*)?' : '([^/]+?)';
}

/** `[x+3a]` and `[u+1f600]`, whose code points may be joined with `-`. Before 3 they are UTF-16 units, and what is no number is a NUL. */
function decodedEscape(content: string, grammar: RouteGrammar): string | undefined {
  const codes = content.slice(2);
  const joined = grammar.codePoints || content.startsWith('u');
  const points = (joined ? codes.split('-') : [codes]).map((code) => Number.parseInt(code, 16));
  if (!grammar.codePoints) return escaped(String.fromCharCode(...points), grammar);
  return points.every(isCodePoint) ? escaped(String.fromCodePoint(...points), grammar) : undefined;
}

/** Is it a number that `String.fromCodePoint` takes? */
export function isCodePoint(point: number): boolean {
  return point >= 0 && point <= 0x10ffff;
}

const stillEncoded: { readonly [char: string]: string } = { '%': '%25', '/': '%2[Ff]', '?': '%3[Ff]', '#': '%23' };

/**
 * Regular expression source of literal text in a pathname from which Kit decoded all but `% / ? #`. Before 3 brackets are escaped twice,
 * which makes them no literals.
 */
function escaped(text: string, { codePoints }: RouteGrammar): string {
  const source = text.normalize().replace(/[[\].*+?^${}()|\\%/#]/g, (char) => stillEncoded[char] ?? `\\${char}`);
  return codePoints ? source : source.replace(/\\(?=[[\]])/g, '\\\\');
}
