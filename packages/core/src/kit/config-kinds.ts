/** What Kit refuses as the value of an option. */
import { constant, type Place } from './config-value.js';
import { possibleValues } from './config-entries.js';
import type { OptionKind } from './config-schema.js';

/** Kit 3.2's code, what is wrong with what (`'shop'`, `a function`), what is demanded, and what to write, when that is clear. */
export type Refusal = { readonly code: string; readonly shown: string; readonly expected: string; readonly better?: string };

/** Every host has it; the types of this package know no host. */
declare const URL: new (text: string) => { readonly origin: string; readonly protocol: string };

/**
 * Why Kit of the given major refuses the value; `undefined` when it takes it or that cannot be told. Of several values (`a ?? b`) the first
 * that it refuses counts.
 * @see @sveltejs/kit src/core/config/options.js (1.30.4, 2.70.4, 3.2.0)
 */
export function refusal(kind: OptionKind, place: Place): Refusal | undefined {
  return firstOf(possibleValues(place), (one) => refuses(kind, one));
}

function firstOf<T, R>(items: readonly T[], ask: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

type Type = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array' | 'function' | 'undefined' | 'unknown';

/** What a value is, as far as that is certain. An adapter's default export is a function. */
export function typeOf({ value }: Place): Type {
  switch (value.is) {
    case 'literal': return value.value === null ? 'null' : (typeof value.value as Type);
    case 'template': return 'string';
    case 'class': return 'function';
    case 'ref': return value.ref.from === 'import' && /^@sveltejs\/adapter-\w+$/.test(value.ref.module) && value.ref.path.join() === 'default' ? 'function' : 'unknown';
    case 'object': case 'array': case 'function': case 'undefined': return value.is;
    default: return 'unknown';
  }
}

function refuses(kind: OptionKind, place: Place): Refusal | undefined {
  const type = typeOf(place);
  if (type === 'unknown' || type === 'undefined' || kind === 'any' || kind === 'removed' || kind === 'alias' || kind === 'oldAlias') return undefined;
  const shown = describeValue(place);
  const text = type === 'string' ? constant(place) : undefined;
  const refused = typeof kind === 'object' ? oneOf(kind.oneOf, type, text) : (ofText(kind, type, text) ?? byType(kind, place, type));
  return refused && { shown, ...refused };
}

/** Without `shown`: the value itself. */
type Partly = Omit<Refusal, 'shown'> & { readonly shown?: string };

function oneOf(words: readonly string[], type: Type, text: unknown): Partly | undefined {
  if (type === 'string' && (text === undefined || words.includes(text as string))) return undefined;
  return { code: 'config_expected_one_of', expected: `one of ${words.map((word) => `\`'${word}'\``).join(', ')}` };
}

/** Kinds that are told by the type, or by the members of an array. */
function byType(kind: OptionKind, place: Place, type: Type): Partly | undefined {
  const { value } = place;
  switch (kind) {
    case 'boolean': return type === 'boolean' ? undefined : { code: 'config_expected_boolean', expected: '`true` or `false`', ...betterLiteral(place, /^(true|false)$/) };
    case 'number': return type === 'number' ? undefined : { code: 'config_expected_number', expected: 'a number', ...betterLiteral(place, /^\d+$/) };
    case 'count': return isCount(place) ? undefined : { code: 'config_expected_positive_integer', expected: 'a whole number above zero', ...betterLiteral(place, /^[1-9]\d*$/) };
    case 'function': return type === 'function' ? undefined : { code: 'config_expected_function', expected: 'a function' };
    case 'object': return type === 'object' || !isTruthy(place) ? undefined : { code: 'config_expected_object', expected: 'an object' };
    case 'adapter': return adapter(place);
    case 'handler': return type === 'function' || type === 'string' ? undefined : handler;
    case 'strings': case 'extensions': case 'entries': return value.is === 'array' ? members(kind, place) : { code: 'config_expected_string_array', expected: 'an array of strings', ...betterArray(place) };
    default: return type === 'string' ? undefined : { code: 'config_expected_string', expected: 'a string' };
  }
}

const handler: Partly = { code: 'config_invalid_prerender_handler', expected: "`'fail'`, `'warn'`, `'ignore'` or a function" };

/** Kinds that ask for more than a string. `text` is absent when it is unknown. */
function ofText(kind: OptionKind, type: Type, text: unknown): Partly | undefined {
  if (type !== 'string' || typeof text !== 'string') return undefined;
  switch (kind) {
    case 'appDir': return appDir(text);
    case 'base': return text === '' || /^\/(.*[^/])?$/s.test(text) && text !== '/' ? undefined : { code: 'config_paths_base_invalid', expected: 'an empty text, or a path that begins with a slash and ends without one', better: quoted(slashed(text)) };
    case 'assets': return assets(text);
    case 'origin': return origin(text, true);
    case 'oldOrigin': return origin(text, false);
    case 'handler': return ['fail', 'warn', 'ignore'].includes(text) ? undefined : handler;
    default: return undefined;
  }
}

function slashed(text: string): string {
  const name = bare(text);
  return name === '' ? '' : `/${name}`;
}

function bare(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}

function appDir(text: string): Partly | undefined {
  if (text === '') return { code: 'config_empty_string', expected: 'the name of a folder' };
  if (!text.startsWith('/') && !text.endsWith('/')) return undefined;
  return { code: 'config_app_dir_slash', expected: 'a name that neither begins nor ends with a slash', ...(bare(text) !== '' && { better: quoted(bare(text)) }) };
}

function assets(text: string): Partly | undefined {
  if (text === '') return undefined;
  if (!/^[a-z]+:\/\//.test(text)) return { code: 'config_paths_assets_not_absolute', expected: 'a whole URL, such as `https://cdn.example.com`' };
  return text.endsWith('/') ? { code: 'config_paths_assets_trailing_slash', expected: 'a URL without a slash at its end', better: quoted(text.replace(/\/+$/, '')) } : undefined;
}

/** Before Kit 3 any scheme passes whose origin is the text itself. */
function origin(text: string, isNew: boolean): Partly | undefined {
  const expected = 'an origin, such as `https://shop.example.com`';
  let url;
  try {
    url = new URL(text);
  } catch {
    return { code: 'config_origin_invalid', expected };
  }
  if (isNew && !/^https?:$/.test(url.protocol)) return { code: 'config_origin_protocol', expected };
  if (url.origin === text) return undefined;
  return { code: 'config_origin_has_path', expected, ...(url.origin !== 'null' && { better: quoted(url.origin) }) };
}

function isCount(place: Place): boolean {
  const value = constant(place);
  return Number.isInteger(value) && (value as number) >= 1;
}

/** `null` fails as well, in other words. */
function adapter({ value }: Place): Partly | undefined {
  const refused = { code: 'config_invalid_adapter', expected: 'an object with an `adapt` method' };
  if (value.is !== 'object') return refused;
  const adapt = Object.hasOwn(value.props, 'adapt') ? value.props['adapt'] : undefined;
  const lacks = adapt === undefined ? !value.open : adapt.is === 'undefined' || (adapt.is === 'literal' && !adapt.value);
  return lacks ? refused : undefined;
}

/** What cannot be read of an array counts as right. */
function members(kind: OptionKind, { value, ...where }: Place): Partly | undefined {
  if (value.is !== 'array') return undefined;
  const items = value.items.flatMap((item) => membersOf({ ...where, value: item }, value.open === true));
  const odd = items.find((item) => !['string', 'unknown', 'undefined'].includes(typeOf(item)));
  if (odd) return { code: 'config_expected_string_array', expected: 'an array of strings', shown: `an array with ${describeValue(odd)}` };
  return firstOf(items, (item) => {
    const text = typeOf(item) === 'string' ? constant(item) : undefined;
    const refused = typeof text !== 'string' ? undefined : kind === 'extensions' ? extension(text) : kind === 'entries' ? entry(text) : undefined;
    return refused && { ...refused, shown: `\`${quoted(text as string)}\`` };
  });
}

/** In a list with spreads an array is one that is spread into it. */
function membersOf(item: Place, isSpread: boolean): readonly Place[] {
  return possibleValues(item).flatMap(({ value, ...where }) => (isSpread && value.is === 'array' ? value.items.map((inner) => ({ ...where, value: inner })) : [{ ...where, value }]));
}

function extension(text: string): Partly | undefined {
  if (!text.startsWith('.')) return { code: 'config_extension_missing_dot', expected: 'extensions that begin with a dot', ...(text !== '' && { better: quoted(`.${text}`) }) };
  return /^(\.[a-z0-9]+)+$/i.test(text) ? undefined : { code: 'config_extension_invalid', expected: 'extensions of letters and digits' };
}

function entry(text: string): Partly | undefined {
  return text === '*' || text.startsWith('/') ? undefined : { code: 'config_prerender_entry_invalid', expected: "paths that begin with a slash, or `'*'`", better: quoted(`/${text}`) };
}

function betterLiteral(place: Place, right: RegExp): { readonly better?: string } {
  const value = constant(place);
  return typeof value === 'string' && right.test(value) ? { better: value } : {};
}

function betterArray(place: Place): { readonly better?: string } {
  const value = constant(place);
  return typeof value === 'string' && value !== '' ? { better: `[${quoted(value)}]` } : {};
}

/** Is it surely neither empty nor absent? */
export function isTruthy(place: Place): boolean {
  const type = typeOf(place);
  if (['object', 'array', 'function'].includes(type)) return true;
  return Boolean(constant(place));
}

/** `'shop'` in backticks, or `an object`. */
export function describeValue(place: Place): string {
  const value = constant(place);
  if (typeof value === 'string') return value.length > 60 ? 'this text' : `\`${quoted(value)}\``;
  if (value !== undefined) return `\`${String(value)}\``;
  const type = typeOf(place);
  return type === 'function' ? 'a function' : type === 'array' ? 'an array' : type === 'string' ? 'a string' : 'an object';
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
