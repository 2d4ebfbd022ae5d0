/** What Kit refuses in a routes folder. */

/** Kit 3.2's own code, where it has one: `https://svelte.dev/e/kit/<code>`. */
export type KitRouteCode =
  | 'route_escape_uppercase' | 'route_escape_invalid' | 'route_escape_hex_length' | 'route_escape_unicode_length'
  | 'route_params_adjacent' | 'route_unbalanced_brackets' | 'route_hash_character' | 'route_optional_after_rest' | 'route_optional_rest'
  | 'route_param_invalid'
  | 'route_file_reserved' | 'route_named_layout_in_module' | 'route_server_file_hash_router' | 'route_duplicate_files'
  | 'routes_not_found' | 'route_conflict' | 'route_layout_segment_missing' | 'param_matcher_missing';

/** What makes Kit fail without a code of its own. */
export type OwnRouteCode =
  /** Two matcher files of one name (before 3). */
  | 'matcher_duplicate'
  /** A file among the matchers whose name is no name (before 3). */
  | 'matcher_name_invalid'
  /** An escaped bracket of which Kit makes a broken regular expression (before 3). */
  | 'route_pattern_invalid'
  /** An escape whose number is no character's: Kit ends in a RangeError (from 3 on). */
  | 'route_escape_no_character'
  /** Brackets that do not pair up, though there are as many of each: Kit fails while it sorts routes. */
  | 'route_brackets_misplaced';

export type RouteProblem = {
  readonly code: KitRouteCode | OwnRouteCode;
  /** Route id of the folder at fault; of a matcher, that of the route that names it, or absent. */
  readonly id?: string;
  /** The file at fault, project-relative; absent when the folder's name is. */
  readonly path?: string;
  /** What it collides with: a route id, or a file. */
  readonly other?: string;
  /** The piece of the folder's name at fault, as written (`[x+2]`, `[user id]`), where it is not the name as a whole. */
  readonly part?: string;
  /** One sentence in our words. */
  readonly text: string;
};
