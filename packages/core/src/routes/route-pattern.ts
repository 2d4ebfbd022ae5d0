/** From a route id to the pathnames that it matches. */

export type RouteParam = {
  readonly name: string;
  readonly rest: boolean;
  /** Name of the matcher that has to agree. */
  readonly matcher?: string;
};

export type RoutePattern = {
  readonly pattern: RegExp;
  /** One for each group of the pattern. */
  readonly params: readonly RouteParam[];
};

const paramPattern = /^(\[)?(\.\.\.)?([\w-]+)(?:=([\w-]+))?\]?$/;

/** The parts of a route id that stand in the pathname: groups (`(shop)`) do not. */
export function routeSegments(id: string): readonly string[] {
  return id.split('/').filter((segment) => segment !== '' && !/^\([^)]+\)$/.test(segment));
}

/**
 * The pattern of decoded pathnames that Kit makes of a route id; `undefined` when Kit refuses the id.
 * @see @sveltejs/kit src/utils/routing.js parse_route_id (3.2.0)
 */
export function parseRouteId(id: string): RoutePattern | undefined {
  const params: RouteParam[] = [];
  const sources = routeSegments(id).map((segment) => segmentSource(segment, params));
  if (sources.includes(undefined)) return undefined;
  return { pattern: new RegExp(sources.length === 0 ? '^/?$' : `^${sources.join('')}/?$`), params };
}

function segmentSource(segment: string, params: RouteParam[]): string | undefined {
  const whole = /^\[(\[?)(\.\.\.)?[\w-]+(?:=[\w-]+)?\](\]?)$/.exec(segment);
  const sources = segment.split(/\[(.+?)\](?!\])/).map((part, index) => (index % 2 === 0 ? escaped(part) : dynamicSource(part, params)));
  if (sources.includes(undefined)) return undefined;
  // A segment that is one rest or optional parameter may be absent together with its slash.
  if (whole?.[2]) return '(?:/([^]*))?';
  if (whole?.[1] && whole[3]) return '(?:/([^/]+))?';
  return `/${sources.join('')}`;
}

function dynamicSource(content: string, params: RouteParam[]): string | undefined {
  if (/^[xu]\+/.test(content)) return decodedEscape(content.slice(2));
  const match = paramPattern.exec(content);
  if (!match) return undefined;
  const [, optional, rest, name = '', matcher] = match;
  params.push({ name, rest: rest !== undefined, ...(matcher !== undefined && { matcher }) });
  if (rest) return '([^]*?)';
  return optional ? '([^/]*)?' : '([^/]+?)';
}

/** `[x+3a]` and `[u+1f600]`, whose code points may be joined with `-`. */
function decodedEscape(codes: string): string | undefined {
  const points = codes.split('-').map((code) => (/^[0-9a-f]+$/.test(code) ? Number.parseInt(code, 16) : Number.NaN));
  return points.every((point) => point <= 0x10ffff) ? escaped(String.fromCodePoint(...points)) : undefined;
}

const stillEncoded: { readonly [char: string]: string } = { '%': '%25', '/': '%2[Ff]', '?': '%3[Ff]', '#': '%23' };

/** Regular expression source of literal text in a pathname from which Kit decoded all but `% / ? #`. */
function escaped(text: string): string {
  return text.normalize().replace(/[[\].*+?^${}()|\\%/#]/g, (char) => stillEncoded[char] ?? `\\${char}`);
}
