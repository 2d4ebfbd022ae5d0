import { expect, it } from 'vitest';
import { kitSource } from '../kits.js';
import { routeCodes } from './kit-route-code.js';

/** What makes Kit 1 and 2 fail, or any Kit without a code. */
const own = ['matcher_duplicate', 'matcher_name_invalid', 'route_pattern_invalid', 'route_escape_no_character', 'route_brackets_misplaced'];

it('knows every code of Kit 3 for routes that names alone decide', () => {
  const inKit = [...kitSource('kit-3', 'src/messages/build-errors.js').matchAll(/^export function (route_\w+|routes_\w+)/gm)].map(([, code]) => code as string);
  // What these say hangs on what stands in the files.
  const inFiles = ['route_config_mismatch', 'route_prerender_page_and_endpoint'];
  expect(routeCodes.filter((code) => !own.includes(code) && code !== 'param_matcher_missing').sort()).toEqual(inKit.filter((code) => !inFiles.includes(code)).sort());
});
