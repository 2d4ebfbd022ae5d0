/** What Kit refuses in the app's configuration. */
import { closest } from '../did-you-mean.js';
import type { Span } from '../span.js';
import type { PackageVersion } from './app.js';
import { configEntries, entryAt, entrySpan, possibleValues, wholeObject, type ConfigEntry } from './config-entries.js';
import { describeValue, isTruthy, refusal, typeOf } from './config-kinds.js';
import { configChanges, configSchema, type ConfigForm, type OptionNode } from './config-schema.js';
import { constant, type Place } from './config-value.js';
import { generationsOf } from './generations.js';

export type ConfigProblem = {
  readonly is: 'value' | 'unexpected' | 'removed' | 'conflict';
  /** Kit 3.2's. */
  readonly code: string;
  /** As its author would write it: with `kit.` before it in `svelte.config.*`. */
  readonly key: string;
  readonly path: string;
  /** The property, or its key alone when the value may be long. */
  readonly span: Span;
  /** The value, in words. */
  readonly shown: string;
  /** What Kit wants, in words; empty for unexpected and removed keys. */
  readonly expected: string;
  /** What to write in place of the value, or of the key. */
  readonly better?: string;
};

/** The object with the options, and in which of its two forms. */
export type ConfigObject = { readonly form: ConfigForm; readonly object: Place };

/**
 * Everything that Kit refuses in the options, in the order in which it looks; it stops at the first. Only what every version that the app
 * may have refuses; what cannot be read counts as right.
 */
export function configProblems({ form, object }: ConfigObject, kit: PackageVersion): readonly ConfigProblem[] {
  const [newest = [], ...older] = [...generationsOf(kit, configChanges)].reverse().map((version) => schemaProblems(configSchema(version, form), { form, object }));
  return newest.filter((problem) => older.every((problems) => problems.some((other) => isSame(problem, other))));
}

function isSame(a: ConfigProblem, b: ConfigProblem): boolean {
  return a.key === b.key && a.path === b.path && a.span[0] === b.span[0] && (a.code === b.code || a.is !== 'value');
}

/** The same for one version, whose schema it is; none without one. */
export function schemaProblems(schema: OptionNode | undefined, { form, object }: ConfigObject): readonly ConfigProblem[] {
  if (!schema) return [];
  const problems = problemsAt(schema, wholeObject(object), '');
  return problems.length > 0 ? problems : conflicts(object, form);
}

function problemsAt(node: OptionNode, entry: ConfigEntry, key: string): readonly ConfigProblem[] {
  if ('children' in node) return possibleValues(entry.place).flatMap((place) => problemsInside(node, { ...entry, place }, key));
  if (node.kind === 'removed') return isSet(entry) ? [{ ...base(entry, key), is: 'removed', code: node.code ?? 'config_option_removed', expected: '' }] : [];
  if (node.kind === 'alias' || node.kind === 'oldAlias') return possibleValues(entry.place).flatMap((place) => aliasProblems({ ...entry, place }, key, node.kind === 'oldAlias'));
  const refused = refusal(node.kind, entry.place);
  return refused ? [{ ...base(entry, key), is: 'value', ...refused }] : [];
}

function base(entry: ConfigEntry, key: string): Pick<ConfigProblem, 'key' | 'path' | 'span' | 'shown'> {
  return { key, path: entry.path, span: entrySpan(entry), shown: describeValue(entry.place) };
}

function isSet({ place }: ConfigEntry): boolean {
  return possibleValues(place).some((one) => typeOf(one) !== 'undefined' && typeOf(one) !== 'unknown') || place.value.is === 'call';
}

type Namespace = Extract<OptionNode, { children: unknown }>;

/** First the keys that Kit does not know, then those that it does. */
function problemsInside(node: Namespace, around: ConfigEntry, key: string): readonly ConfigProblem[] {
  const { place } = around;
  if (place.value.is !== 'object') return node.untyped ? [] : notAnObject(node, around, key);
  const { entries, unsure } = configEntries(place, around);
  const inside = (name: string): string => (key === '' ? name : `${key}.${name}`);
  const odd = node.open ? [] : [...entries].filter(([name]) => !node.children.has(name));
  const unexpected = odd.map(([name, entry]): ConfigProblem => {
    const near = closest(name, [...node.children.keys()].filter((one) => !entries.has(one)));
    return { ...base(entry, inside(name)), is: 'unexpected', code: 'config_unexpected_option', expected: '', ...(near !== undefined && { better: near }) };
  });
  const known = [...node.children].flatMap(([name, child]) => {
    const entry = entries.get(name);
    return entry && !unsure(name) ? problemsAt(child, entry, inside(name)) : [];
  });
  return [...unexpected, ...known];
}

/** In place of an empty value (`false`, `null`) Kit looks at the options inside, each of which then has that value. */
function notAnObject(node: Namespace, around: ConfigEntry, key: string): readonly ConfigProblem[] {
  const { place } = around;
  const expected = 'an object';
  if (isTruthy(place)) return [{ ...base(around, key), is: 'value', code: 'config_expected_object', expected }];
  if (constant(place) === undefined) return [];
  const [first] = [...node.children.values()].flatMap((child) => problemsAt(child, around, key));
  return first ? [{ ...first, is: 'value', key, expected, better: undefined }] : [];
}

/**
 * What is no string is refused at once, the rest when the paths of the generated tsconfig are made. Before Kit 3 a path may be empty.
 * @see @sveltejs/kit src/core/sync/write_tsconfig.js (1.30.4, 2.70.4), src/core/sync/write_tsconfig/index.js (3.2.0)
 */
function aliasProblems(alias: ConfigEntry, key: string, mayBeEmpty: boolean): readonly ConfigProblem[] {
  const { value, ...where } = alias.place;
  const type = typeOf(alias.place);
  if (value.is === 'array') return (value.open ? [] : value.items).flatMap((item, i) => notText({ ...alias, place: { ...where, value: item } }, `${key}.${i}`));
  if (value.is !== 'object') return ['null', 'undefined', 'unknown'].includes(type) ? [] : [{ ...base(alias, key), is: 'value', code: 'config_expected_object', expected: 'an object' }];
  const { entries, unsure } = configEntries(alias.place, alias);
  const sure = [...entries].filter(([name]) => !unsure(name));
  return [
    ...sure.flatMap(([name, entry]) => notText(entry, `${key}.${name}`)),
    ...sure.flatMap(([name, entry]): readonly ConfigProblem[] => {
      if (!isLine(name)) return [{ ...base(entry, key), shown: name === '' ? 'an empty name' : 'a name of several lines', is: 'value', code: 'config_alias_key_invalid', expected: 'names of one line' }];
      const text = constant(entry.place);
      return typeof text !== 'string' || isLine(text) || (mayBeEmpty && text === '') ? [] : [{ ...base(entry, `${key}.${name}`), is: 'value', code: 'config_alias_value_invalid', expected: 'a path' }];
    }),
  ];
}

function notText(entry: ConfigEntry, key: string): readonly ConfigProblem[] {
  const refused = refusal('string', entry.place);
  return refused ? [{ ...base(entry, key), is: 'value', ...refused }] : [];
}

function isLine(text: string): boolean {
  return /^.+$/.test(text);
}

/** @see @sveltejs/kit src/core/config/index.js validate_config (2.17.0, 3.2.0) */
function conflicts(object: Place, form: ConfigForm): readonly ConfigProblem[] {
  const prefix = form === 'vite' ? '' : 'kit.';
  const resolution = entryAt(object, `${prefix}router.resolution`);
  const text = (key: string): unknown => {
    const entry = entryAt(object, prefix + key);
    return entry && constant(entry.place);
  };
  if (!resolution || constant(resolution.place) !== 'server') return [];
  const conflict = { ...base(resolution, `${prefix}router.resolution`), is: 'conflict' as const };
  if (text('router.type') === 'hash') return [{ ...conflict, code: 'config_server_resolution_hash', expected: `\`${prefix}router.type: 'pathname'\`` }];
  if (!['single', 'inline'].includes(String(text('output.bundleStrategy')))) return [];
  return [{ ...conflict, code: 'config_server_resolution_bundle_strategy', expected: `\`${prefix}output.bundleStrategy: 'split'\`` }];
}
