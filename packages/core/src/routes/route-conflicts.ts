/** Routes that would serve the same URLs. */
import type { RouteGrammar } from './route-grammar.js';
import type { RouteProblem } from './route-problem.js';

/**
 * The routes that Kit takes for equal to one before them. Parameters of whatever name are equal when their matchers are; optional ones
 * count with and without themselves, at the very end only before 2.61. An id can conflict with itself.
 * @param ids well-formed ids of the routes with a page or an endpoint, in Kit's order (a folder before what is in it)
 * @see @sveltejs/kit src/core/sync/create_manifest_data/conflict.js (2.70.4, 3.2.0), index.js (1.30.4, 2.5.0)
 */
export function routeConflicts(ids: readonly string[], grammar: RouteGrammar): readonly RouteProblem[] {
  const taken = new Map<string, string>();
  return ids.flatMap((id) => {
    const others = keysOf(id, grammar).flatMap((key) => {
      const other = taken.get(key);
      taken.set(key, id);
      return other ?? [];
    });
    const [other] = others;
    return other === undefined ? [] : [{ code: 'route_conflict' as const, id, other, text: `${other} and ${id} serve the same URLs.` }];
  });
}

/** Only the first run of slashes is made one, as in Kit. */
function keysOf(id: string, grammar: RouteGrammar): readonly string[] {
  const written = normalised(id, grammar);
  const isLast = grammar.allowsTrailingOptional && /<\?.+?>$/.test(written);
  const variants = isLast ? [written] : withAndWithoutOptionals(written);
  return variants.map((variant) => variant.replace(/\/{2,}/, '/').replace(/^\//, '').replace(/\/$/, ''));
}

/** Groups go, escapes are decoded, `[id]` becomes `<*>`, `[id=int]` `<=int>`, `[[id]]` `<?*>`, `[...id]` `<...*>`. */
function normalised(id: string, { codePoints }: RouteGrammar): string {
  const char = (code: string): string => {
    const point = Number.parseInt(code, 16);
    return codePoints ? String.fromCodePoint(point) : String.fromCharCode(point);
  };
  return id
    .replace(/(?<=^|\/)\(.+?\)(?=$|\/)/g, '')
    .replace(/\[[ux]\+([0-9a-f]+)\]/g, (_, code: string) => char(code).replaceAll('/', '%2f'))
    .replace(/\[(?:(\[)|(\.\.\.))?.+?(=.+?)?\]\]?/g, (_, optional?: string, rest?: string, matcher?: string) => `<${optional ? '?' : ''}${rest ?? ''}${matcher ?? '*'}>`);
}

function withAndWithoutOptionals(written: string): readonly string[] {
  const [start = '', ...rest] = written.split(/<\?(.+?)>/g);
  let variants = [start];
  for (let i = 0; i < rest.length; i += 2) {
    const [matcher, next = ''] = [rest[i] ?? '', rest[i + 1]];
    variants = variants.flatMap((before) => (matcher === '*' && before.endsWith('//') ? [before + next] : [before + next, `${before}<${matcher}>${next}`]));
  }
  return variants;
}
