/** Where code turns away visitors whom it does not know. */
import type { CallFact, ConditionFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf, testedValues } from '../flow/conditions.js';
import { literalText, origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project, Tri } from '../project/project.js';
import { requestSource } from './request-origin.js';
import { routeTest } from './route-tests.js';

/** Names of what is known of a visitor. */
export const WHO = /auth(?!or(?!i))|session|user(?!-?agent)|account|profile|member|claims|admin|role|permission|login|logged|signed|student|customer|teacher|identity|jwt|token|sid\b/i;
/** Functions and properties that say the opposite: `isAnonymous(user)`. */
const NOBODY = /^(?:is)?(?:not|no|anonymous|guest|loggedOut|signedOut|unauth|un(?:signed|logged)|missing|expired|invalid|banned)/i;

/** A condition in the file where it stands. */
export type PlacedCondition = { readonly path: string; readonly condition: ConditionFact };

/** A call that ends the request, with all conditions on the way to it. */
export type RefusalSite = { readonly path: string; readonly call: number; readonly conditions: readonly PlacedCondition[] };

/** The calls of a function by which it ends a request with `redirect()` or `error()`, also in the app's own functions that it calls. */
export function refusalsIn(project: Project, { fn, path }: FunctionRef): readonly RefusalSite[] {
  const facts = project.facts(path);
  const calls = facts ? (indexOf(facts).callsOf.get(fn) ?? []) : [];
  return calls.filter((index) => project.throwsOf(path, index).some((thrown) => thrown !== 'invalid')).flatMap((call) => {
    const outer = placedConditions(project, path, (facts as FileFacts).calls[call] as CallFact);
    return project.throwSites(path, call).map((site) => {
      const inner = site.path === path && site.call === call ? [] : placedConditions(project, site.path, project.facts(site.path)?.calls[site.call]);
      return { path, call, conditions: [...outer, ...inner] };
    });
  });
}

/** What answers in place of data. */
const ANSWERS: ReadonlySet<string> = new Set(['fail', 'json', 'text', 'error', 'redirect'].map((name) => `@sveltejs/kit#${name}`)
  .concat(['sveltekit-superforms#fail', 'sveltekit-superforms#message', 'sveltekit-superforms/server#message', 'sveltekit-superforms/server#fail']));

/** The conditions of each way on which an entry throws, or answers with a failure or a response: innermost first. */
export function refusingWays(project: Project, fn: FunctionRef): readonly (readonly PlacedCondition[])[] {
  const facts = project.facts(fn.path);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter((exit) => exit.kind === 'throw' || isAnswer(project, fn.path, exit.value)) : [];
  return [...refusalsIn(project, fn).map(({ conditions }) => conditions), ...exits.map((exit) => placedConditions(project, fn.path, exit))];
}

function isAnswer(project: Project, path: string, value: Value | undefined): boolean {
  const call = value?.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  return call !== undefined && (ANSWERS.has(project.symbol(path, call.callee) ?? '') || (call.callee.from === 'global' && call.callee.name === 'Response'));
}

/** Do the conditions ask who is there, and let code run that ends the request when it is nobody? */
export function turnsAway(project: Project, conditions: readonly PlacedCondition[], routeId: string): boolean {
  return asksAboutWho(project, conditions) && runsForStrangers(project, conditions, routeId) === true;
}

/** The conditions around a fact, each with its file. */
export function placedConditions(project: Project, path: string, at: { readonly when?: number } | undefined): readonly PlacedCondition[] {
  const facts = project.facts(path);
  return facts ? conditionsOf(facts, at?.when).map((condition) => ({ path, condition })) : [];
}

/** Does one of the conditions ask who is there? */
export function asksAboutWho(project: Project, conditions: readonly PlacedCondition[]): boolean {
  return conditions.some(({ condition, path }) => testedValues(condition.test).some((value) => isAboutWho(project, path, value)));
}

/** Does code under these conditions run when nobody is signed in and the route with this id is asked for? */
export function runsForStrangers(project: Project, conditions: readonly PlacedCondition[], routeId: string): Tri {
  const answers = conditions.map(({ condition, path }) => canRun([condition], strangerAtom(project, path, routeId)));
  return answers.includes(false) ? false : !answers.includes('unknown') || 'unknown';
}

function strangerAtom(project: Project, path: string, routeId: string): (test: Test) => Tri {
  const facts = project.facts(path) as FileFacts;
  const isWho = (value: Value): boolean => isAboutWho(project, path, value);
  return (test) => {
    const ofRoute = routeTest(facts, test, routeId);
    if (ofRoute !== 'unknown') return ofRoute;
    if (test.is === 'truthy') return isNeverOnline(project, path, test.value) ? false : isWho(test.value) ? saysNobody(facts, test.value) : 'unknown';
    if (test.is === 'equal') return equalForNobody(test.left, test.right, isWho);
    return 'unknown';
  };
}

/** `building`, `dev` and `browser`: not while a server answers visitors. */
function isNeverOnline(project: Project, path: string, value: Value): boolean {
  return value.is === 'ref' && /^\$app\/env(?:ironment)?#(?:building|dev|browser)$/.test(project.symbol(path, value.ref) ?? '');
}

function saysNobody(facts: FileFacts, value: Value): boolean {
  const callee = value.is === 'call' ? facts.calls[value.call]?.callee : undefined;
  const ref = callee ?? (value.is === 'ref' ? value.ref : undefined);
  return ref !== undefined && NOBODY.test(lastName(facts, ref));
}

function lastName(facts: FileFacts, ref: Ref): string {
  return ref.path.at(-1) ?? (ref.from === 'binding' ? (facts.bindings[ref.binding]?.name ?? '') : '');
}

/** `user === null`, `user.role !== 'admin'`. */
function equalForNobody(left: Value, right: Value, isWho: (value: Value) => boolean): Tri {
  const other = isWho(left) ? right : isWho(right) ? left : undefined;
  if (other === undefined) return 'unknown';
  const isNothing = other.is === 'undefined' || (other.is === 'literal' && (other.value === null || other.value === false || other.value === ''));
  return isNothing;
}

/** Does the value say who is there: by its name, and because the request says so? */
export function isAboutWho(project: Project, path: string, value: Value): boolean {
  const facts = project.facts(path) as FileFacts;
  const source = requestSource(project, path, value);
  if (!source || !(source.kind === 'identity' || /^(?:parent|data|the event)/.test(source.name))) return false;
  return WHO.test(source.name) || namesIn(facts, value).some((name) => WHO.test(name));
}

/** The names behind a value: properties, variables, functions, and the cookies that are asked for. */
function namesIn(facts: FileFacts, value: Value): readonly string[] {
  return origins(facts, value).flatMap((ref) => {
    const binding = ref.from === 'binding' ? facts.bindings[ref.binding]?.name : undefined;
    const param = ref.from === 'param' ? facts.functions[ref.fn]?.params[ref.index]?.name : undefined;
    return [...ref.path, ...[askedName(facts, ref), binding, param].flatMap((name) => name ?? [])];
  });
}

/** `session` of `cookies.get('session')`, for the callee among the origins of a value; undefined for every other ref. */
export function askedName(facts: FileFacts, callee: Ref): string | undefined {
  let names = askedNames.get(facts);
  if (!names) askedNames.set(facts, (names = new Map(facts.calls.map((call) => [call.callee, literalText(call.args[0])] as const))));
  return names.get(callee);
}

/** Kept for as long as the facts live: all origins of what a condition looks at are asked. */
const askedNames = new WeakMap<FileFacts, ReadonlyMap<Ref, string | undefined>>();
