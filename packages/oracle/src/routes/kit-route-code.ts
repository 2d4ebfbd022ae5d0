/** The code that Kit 3.2 has for what a message says. */
import type { RouteProblem } from '@sk-audit/core';

/** Kit 1 and 2 have no codes, and some failures none in any version: the beginning of what they say, and what it is. */
const messages: readonly (readonly [RegExp, RouteProblem['code']])[] = [
  [/must be lowercase/, 'route_escape_uppercase'],
  [/\bRangeError\b/, 'route_escape_no_character'],
  [/Invalid character escape sequence/, 'route_escape_invalid'],
  [/must be two characters/, 'route_escape_hex_length'],
  [/between four and six characters/, 'route_escape_unicode_length'],
  [/parameters must be separated/, 'route_params_adjacent'],
  [/brackets are unbalanced/, 'route_unbalanced_brackets'],
  [/should be renamed to/, 'route_hash_character'],
  [/cannot follow a \[\.\.\.rest\]/, 'route_optional_after_rest'],
  [/remove the outer square brackets/, 'route_optional_rest'],
  [/Invalid param/, 'route_param_invalid'],
  [/prefixed with \+ are reserved/, 'route_file_reserved'],
  [/Only Svelte files can reference named layouts/, 'route_named_layout_in_module'],
  [/Cannot use server-only files in an app with/, 'route_server_file_hash_router'],
  [/Multiple .* files found in/, 'route_duplicate_files'],
  [/No routes found/, 'routes_not_found'],
  [/routes conflict with each other/, 'route_conflict'],
  [/references missing segment/, 'route_layout_segment_missing'],
  [/No matcher found for parameter/, 'param_matcher_missing'],
  [/Duplicate matchers/, 'matcher_duplicate'],
  [/Matcher names can only/, 'matcher_name_invalid'],
  [/^SyntaxError: Invalid regular expression/, 'route_pattern_invalid'],
  [/Invalid route ID/, 'route_brackets_misplaced'],
];

/** `undefined` for a message that we do not know. */
export function kitRouteCode(message: string): RouteProblem['code'] | undefined {
  const own = /https:\/\/svelte\.dev\/e\/kit\/(\w+)/.exec(message)?.[1];
  return (own as RouteProblem['code'] | undefined) ?? messages.find(([pattern]) => pattern.test(message))?.[1];
}

/** Every code that a run has to meet. */
export const routeCodes: readonly RouteProblem['code'][] = messages.map(([, code]) => code);

/** The words of Kit 1 and 2 for a code of routes; `undefined` for a code that is not about routes. */
export function routeWords(code: string): RegExp | undefined {
  return messages.find(([, each]) => each === code)?.[0];
}
