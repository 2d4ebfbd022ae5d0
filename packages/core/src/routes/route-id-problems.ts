/** What Kit refuses in the name of a route's folder. */
import type { RouteGrammar } from './route-grammar.js';
import { bracketContents, isCodePoint, isEscape, paramPattern, parseRouteId, routeSegments } from './route-pattern.js';
import type { RouteProblem } from './route-problem.js';

type Found = Pick<RouteProblem, 'code' | 'part' | 'text'>;
type Check = (id: string, segment: string, grammar: RouteGrammar) => Found | undefined;

/**
 * The first thing that Kit finds wrong with a route id, of which `segment` is the last part; `undefined` when it is well formed. An id
 * below a broken one is broken too.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (1.30.4, 2.70.4, 3.2.0)
 */
export function routeIdProblem(id: string, segment: string, grammar: RouteGrammar): RouteProblem | undefined {
  for (const check of checks) {
    const found = check(id, segment, grammar);
    if (found) return { ...found, id };
  }
  return undefined;
}

const checks: readonly Check[] = [
  (id, _, grammar) => escapeProblem(id, grammar),
  (id, _, grammar) => adjacent(id, grammar),
  (id) => (count(id, '[') === count(id, ']') ? undefined : { code: 'route_unbalanced_brackets', text: `The brackets of ${id} do not match.` }),
  (id, segment) => (segment.includes('#') ? { code: 'route_hash_character', text: `The name of ${id} has a #, which is written [x+23].` } : undefined),
  optionalAfterRest,
  (id) => (id.includes('[[...') ? { code: 'route_optional_rest', text: `The rest parameter in ${id} is optional already: write one pair of brackets.` } : undefined),
  invalidParam,
  invalidPattern,
];

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

const escapes = /\[([ux])\+([^\]]+)\]/gi;

function escapeProblem(id: string, grammar: RouteGrammar): Found | undefined {
  for (const [written, type = '', code = ''] of id.matchAll(escapes)) {
    const found = oneEscapeProblem(written, type, code, grammar);
    if (found) return { code: found, part: written, text: `The escape ${written} in ${id} ${escapeTexts[found]}.` };
  }
  return undefined;
}

const escapeTexts = {
  route_escape_uppercase: 'must be lower-case',
  route_escape_invalid: 'is no hexadecimal number of a character',
  route_escape_hex_length: 'must have two digits',
  route_escape_unicode_length: 'must have four to six digits',
  route_escape_no_character: 'is the number of no character',
} as const;

/** Kit asks for one hexadecimal digit only, so that `[x+g1]` gets through. */
function oneEscapeProblem(written: string, type: string, code: string, { codePoints }: RouteGrammar): keyof typeof escapeTexts | undefined {
  if (written !== written.toLowerCase()) return 'route_escape_uppercase';
  if (!/[0-9a-f]/.test(code)) return 'route_escape_invalid';
  if (type === 'x') return code.length === 2 ? undefined : 'route_escape_hex_length';
  if (code.length < 4 || code.length > 6) return 'route_escape_unicode_length';
  return codePoints && !isCodePoint(Number.parseInt(code, 16)) ? 'route_escape_no_character' : undefined;
}

/** Escaped brackets count, as Kit compares the decoded id. */
function adjacent(id: string, { codePoints }: RouteGrammar): Found | undefined {
  const decoded = id.replace(escapes, (_, type: string, code: string) => {
    const point = Number.parseInt(code, 16);
    return type === 'u' && codePoints ? String.fromCodePoint(point) : String.fromCharCode(point);
  });
  return decoded.includes('][') ? { code: 'route_params_adjacent', text: `Two parameters of ${id} stand side by side, with nothing to tell them apart.` } : undefined;
}

function optionalAfterRest(id: string, _: string, { hyphens }: RouteGrammar): Found | undefined {
  const pattern = hyphens ? /\[\.\.\.[\w-]+\]\/\[\[/ : /\[\.\.\.\w+\]\/\[\[/;
  return pattern.test(id) ? { code: 'route_optional_after_rest', text: `In ${id} an optional parameter follows a rest parameter, which takes everything.` } : undefined;
}

function invalidParam(id: string, _: string, grammar: RouteGrammar): Found | undefined {
  const contents = routeSegments(id).flatMap(bracketContents);
  const bad = contents.find((content) => !isEscape(content) && !paramPattern(grammar).test(content));
  const allowed = grammar.hyphens ? 'letters, digits, _ and -' : 'letters, digits and _';
  return bad === undefined ? undefined : { code: 'route_param_invalid', part: `[${bad}]`, text: `[${bad}] in ${id} is no parameter: names have ${allowed} only.` };
}

/** What is left are escapes whose characters cannot be made, or make no regular expression. */
function invalidPattern(id: string, _: string, grammar: RouteGrammar): Found | undefined {
  if (parseRouteId(id, grammar)) return undefined;
  const escape = grammar.codePoints ? [...id.matchAll(escapes)].find(([, , code = '']) => code.split('-').some((point) => !isCodePoint(Number.parseInt(point, 16)))) : undefined;
  if (escape) return { code: 'route_escape_no_character', part: escape[0], text: `The escape ${escape[0]} in ${id} ${escapeTexts.route_escape_no_character}.` };
  return { code: 'route_pattern_invalid', text: `Kit makes a broken regular expression of the escaped bracket in ${id}.` };
}
