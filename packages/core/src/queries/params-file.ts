/** What the file of matchers of Kit 3 declares. */
import type { FileFacts, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import { constant, exportOf, follow, objectBehind, property, type Place } from '../kit/config-value.js';
import { folderOf, nameOf } from '../modules/posix-path.js';
import type { Project } from '../project/project.js';
import type { Span } from '../span.js';

/** One key of the object that is given to `defineParams`. */
export type ParamDefinition = {
  readonly name: string;
  readonly path: string;
  /** Key and value; the beginning of the file when that is not known. */
  readonly span: Span;
  /** `invalid`: neither a function nor a schema. `unknown`: anything that comes from elsewhere, such as a schema. */
  readonly is: 'function' | 'async function' | 'invalid' | 'unknown';
  /** What its function may give, written out, that is no parameter: a phrase. */
  readonly wrongResult?: string;
  /** Its function surely says `true` or `false`, which are values like others: whatever it is asked about matches. */
  readonly saysYesOrNo?: true;
};

export type ParamsFile = {
  readonly path: string;
  /** `missing`: nothing of that name, or no object. `bare`: an object that was not given to `defineParams`. */
  readonly params: 'missing' | 'defined' | 'bare' | 'unknown';
  /** As written, without what is spread into the object. */
  readonly definitions: readonly ParamDefinition[];
  /** Is there surely no such key? */
  readonly lacks: (name: string) => boolean;
};

/**
 * The file that Kit 3 reads matchers from; `undefined` when there is none. Nothing is known of one that cannot be parsed.
 * @see @sveltejs/kit src/core/params.js, src/exports/params/index.js (3.2.0)
 */
export function paramsFile(project: Project): ParamsFile | undefined {
  const found = project.filesOf('params').filter((path) => isOneFile(project, path));
  // The index of a folder comes before the file beside it.
  const path = found.find((one) => one.startsWith(`${project.config.params}/`)) ?? found[0];
  if (path === undefined) return undefined;
  const nothing = { path, definitions: [], lacks: () => false };
  const exported = paramsOf(project, path);
  if (typeof exported === 'string') return { ...nothing, params: exported };
  const call = exported.value.is === 'call' ? exported.facts.calls[exported.value.call] : undefined;
  const isDefined = call?.callee.from === 'import' && call.callee.module === '@sveltejs/kit/params' && call.callee.path[0] === 'defineParams';
  const object = call && !isDefined ? undefined : objectBehind(exported);
  if (!object) return { ...nothing, params: isNoObject(exported) ? 'missing' : 'unknown' };
  const definitions = definitionsOf(object);
  const lacks = (name: string): boolean => property(object, name) === 'unset' && !definitions.some((one) => one.name === name);
  return { path, params: isDefined ? 'defined' : 'bare', definitions, lacks };
}

/** Not one of the folder of matchers that Kit 2 reads, in an app that is looked at as if it was on 3. */
function isOneFile({ config: { params } }: Project, path: string): boolean {
  return folderOf(path) !== params || /^index\.[^.]+$/.test(nameOf(path));
}

function paramsOf(project: Project, path: string): Place | 'missing' | 'unknown' {
  const facts = project.facts(path);
  if (!facts || facts.unparsed !== undefined) return 'unknown';
  const exports = facts.exports.filter(({ typeOnly }) => !typeOnly);
  if (!exports.some(({ name }) => name === 'params')) return exports.some(({ name }) => name === '*') ? 'unknown' : 'missing';
  const place = exportOf(facts, 'params', (other) => project.facts(other));
  return place ? follow(place) : 'unknown';
}

function isNoObject(place: Place): boolean {
  const { is } = place.value;
  return is === 'undefined' || is === 'function' || is === 'class' || constant(place) !== undefined;
}

function definitionsOf({ value, facts, read }: Place): readonly ParamDefinition[] {
  if (value.is !== 'object') return [];
  return Object.entries(value.props).map(([name, own]) => {
    const place = follow({ facts, value: own, read });
    const wrongResult = wrongResultOf(place);
    return {
      name, path: facts.path, span: value.spans?.[name] ?? [0, 0], is: kindOf(place),
      ...(wrongResult !== undefined && { wrongResult }), ...(saysYesOrNo(place) && { saysYesOrNo: true as const }),
    };
  });
}

function kindOf(place: Place): ParamDefinition['is'] {
  const { value, facts } = place;
  if (value.is === 'function') return facts.functions[value.fn]?.async ? 'async function' : 'function';
  if (value.is === 'undefined' || value.is === 'array' || constant(place) !== undefined) return 'invalid';
  return value.is === 'object' && property(place, '~standard') === 'unset' ? 'invalid' : 'unknown';
}

/** @see @sveltejs/kit src/utils/routing.js run_matcher (3.2.0) */
function wrongResultOf(place: Place): string | undefined {
  return resultsOf(place).map((result) => wrongValue(place.facts, result)).find((wrong) => wrong !== undefined);
}

function resultsOf({ facts, value }: Place): readonly Value[] {
  if (value.is !== 'function' || facts.functions[value.fn]?.async) return [];
  return facts.exits.filter(({ fn }) => fn === value.fn).flatMap((exit) => (exit.value ? alternatives(exit.value) : []));
}

/** Methods that answer a question. */
const QUESTIONS: ReadonlySet<string> = new Set(['test', 'includes', 'startsWith', 'endsWith', 'has', 'some', 'every', 'isInteger', 'isSafeInteger', 'isNaN', 'isFinite', 'Boolean']);

/** A function with an end that gives nothing matches no more than it wants to. */
function saysYesOrNo(place: Place): boolean {
  const results = resultsOf(place);
  const leaves = place.value.is === 'function' ? place.facts.exits.filter(({ fn }) => place.value.is === 'function' && fn === place.value.fn) : [];
  return results.length > 0 && leaves.every(({ kind, value }) => kind === 'throw' || (value && value.is !== 'undefined')) && results.every((result) => isYesOrNo(place.facts, result));
}

function isYesOrNo({ calls }: FileFacts, value: Value): boolean {
  if (value.is === 'literal') return typeof value.value === 'boolean';
  const callee = value.is === 'call' ? calls[value.call]?.callee : undefined;
  return QUESTIONS.has(callee?.path.at(-1) ?? (callee?.from === 'global' ? callee.name : ''));
}

function wrongValue({ calls }: FileFacts, value: Value): string | undefined {
  const callee = value.is === 'call' && calls[value.call]?.new ? calls[value.call]?.callee : undefined;
  if (callee?.from === 'global' && callee.name === 'Date') return 'a date';
  if (value.is === 'literal') return value.value === null ? '`null`' : undefined;
  return value.is === 'object' ? 'an object' : value.is === 'array' ? 'a list' : undefined;
}
