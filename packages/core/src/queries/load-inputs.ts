/** What of the address the data of a page hang on. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { literalText, origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, Project } from '../project/project.js';
import { pagesBelow } from './pages.js';

/** A parameter of the route by its name (`id`), or one of the query with a question mark (`?page`). */
export type AddressPart = string;

/** What of the address a `load` of a page or layout, or of a layout around it, makes `data[key]` of: what shows in its own code. */
export function loadInputs(project: Project, path: string, key: string): readonly AddressPart[] {
  return loadsAround(project, path).flatMap((load) => inputsOf(project, load, key));
}

/** Of the property names after the event, or after `page`: `['params', 'id']`. None for all else. */
export function paramPart([name, param]: readonly string[]): readonly AddressPart[] {
  return name === 'params' && param !== undefined ? [param] : [];
}

/** `url.searchParams.get('page')` */
export function queryPart({ args, callee }: CallFact): readonly AddressPart[] {
  const name = /(?:^|\.)url\.searchParams\.(?:get|getAll|has)$/.test(callee.path.join('.')) ? literalText(args[0]) : undefined;
  return name === undefined ? [] : [`?${name}`];
}

/** The universal and the server `load` of the file's node and of the layouts around it. */
function loadsAround(project: Project, path: string): readonly Entry[] {
  const [page] = pagesBelow(project, path);
  const chain = page ? [...project.layoutChain(page), ...(page.page ? [page.page] : [])] : [];
  const own = chain.slice(0, chain.findIndex(({ component }) => component === path) + 1);
  return own.flatMap(({ server, universal }) => [universal, server]).flatMap((file) => (file === undefined ? [] : project.entries(file).filter(({ role, wrapped }) => role === 'load' && !wrapped)));
}

function inputsOf(project: Project, { fn, path }: Entry, key: string): readonly AddressPart[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const values = (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ value }) => propertyOf(value, key) ?? []);
  const refs = new Set(values.flatMap((value) => origins(facts, value)).filter((ref) => ref.from === 'param' && ref.fn === fn && ref.index === 0));
  return [...[...refs].flatMap((ref: Ref) => paramPart(ref.path)), ...callsWith(facts, refs).flatMap(queryPart)];
}

function callsWith({ calls }: FileFacts, callees: ReadonlySet<Ref>): readonly CallFact[] {
  return calls.filter(({ callee }) => callees.has(callee));
}

function propertyOf(value: Value | undefined, key: string): Value | undefined {
  return value?.is === 'object' && Object.hasOwn(value.props, key) ? value.props[key] : undefined;
}
