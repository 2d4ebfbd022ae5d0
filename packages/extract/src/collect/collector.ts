/** The tables of one file while they are filled, and where the walk stands. */
import type {
  AwaitBlockFact, AwaitFact, BindingFact, CallFact, ConditionFact, ElementFact, ExitFact, ExportFact, FunctionFact, ImportFact, ReadFact, ShownFact, Span, StepFact,
  TryFact, Value, WriteFact,
} from '@sk-audit/core';
import type { Node } from '../ast.js';
import type { Declaration, Scope, Scopes } from '../scope.js';
import { newFlow, type Condition, type Flow } from './flow.js';
import type { Ids } from './ids.js';

/** A fact that is still being written. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export type Use = CallFact['use'];

/** The entrances to the walk. They stand here so that the collectors, which need each other in circles, need not import each other. */
export type Walkers = {
  readonly expression: (c: Collector, node: Node, use: Use, statement: Node | undefined) => Value;
  readonly statement: (c: Collector, node: Node) => void;
  readonly body: (c: Collector, body: readonly Node[]) => void;
};

/** Everything that the collectors of one file share. */
export type Collector = {
  readonly text: string;
  readonly scopes: Scopes;
  readonly isComponent: boolean;
  /** `$state` and its like are runes, as the file says itself; undefined when it does not say. */
  readonly runesOption: boolean | undefined;
  readonly walkers: Walkers;
  readonly imports: Draft<ImportFact>[];
  readonly importOf: Map<Node, number>;
  readonly exports: ExportFact[];
  readonly bindings: Draft<BindingFact>[];
  /** The declaration behind each binding; of a store, that of the variable that holds it. */
  readonly declarations: Declaration[];
  readonly functions: Draft<FunctionFact>[];
  readonly calls: Draft<CallFact>[];
  readonly writes: WriteFact[];
  readonly reads: ReadFact[];
  readonly readKeys: Set<string>;
  readonly awaits: AwaitFact[];
  readonly exits: ExitFact[];
  readonly tries: Draft<TryFact>[];
  readonly conditions: ConditionFact[];
  readonly steps: StepFact[];
  readonly elements: Draft<ElementFact>[];
  readonly awaitBlocks: AwaitBlockFact[];
  readonly keyed: Span[];
  readonly shown: ShownFact[];
  readonly ids: Ids;
  /** Bindings of kind `store`, by the declaration that they read. */
  readonly stores: Map<Declaration, number>;
  /** Imported names that a value position uses. */
  readonly usedImports: Set<Declaration>;
  /** The local names that the `await` expressions around the walk use. */
  readonly uses: { readonly fn: number; readonly names: Set<string> }[];
  /** The variables that the statement at hand defines. */
  defines: readonly string[];
  /** Where the node of the markup begins that is being read; undefined where it shows nothing: in a handler, an action, or outside of the markup. */
  showing: number | undefined;
  flow: Flow;
  /** A rune was met. */
  runes: boolean;
};

/** An empty collector that stands at the beginning of the module. */
export function newCollector({ text, scopes, isComponent, runesOption, walkers }: Pick<Collector, 'text' | 'scopes' | 'isComponent' | 'runesOption' | 'walkers'>): Collector {
  return { // one literal, no spread: an object of this size that grows is slow to read
    text, scopes, isComponent, runesOption, walkers,
    imports: [], importOf: new Map(), exports: [], bindings: [], declarations: [], functions: [], calls: [], writes: [], reads: [], readKeys: new Set(),
    awaits: [], exits: [], tries: [], conditions: [], steps: [], elements: [], awaitBlocks: [], keyed: [], shown: [], ids: { known: new Set(), open: false, rawHtml: false }, stores: new Map(), usedImports: new Set(),
    uses: [], defines: [], showing: undefined, flow: newFlow(0, scopes.module, { hasSteps: true, inModule: true }), runes: false,
  };
}

/**
 * Collects the facts of an expression and gives its value.
 * @param use what becomes of the value; recorded for the calls that give it
 * @param statement the expression statement, when the value is discarded
 */
export function visit(c: Collector, node: Node, use: Use = 'other', statement?: Node): Value {
  return c.walkers.expression(c, node, use, statement);
}

/** Runs the walk inside another function. */
export function inFunction(c: Collector, fn: number, scope: Scope, body: () => void): void {
  const { flow, defines } = c;
  const isMarkup = c.isComponent && fn === 2;
  c.flow = newFlow(fn, scope, { hasSteps: !isMarkup, inModule: flow.inModule && !isMarkup && !(c.isComponent && fn === 1) });
  c.defines = [];
  body();
  c.flow = flow;
  c.defines = defines;
}

/** Runs the walk in the scope that the node opens, if it opens one. */
export function inScopeOf(c: Collector, node: Node, body: () => void): void {
  const { flow } = c;
  const outer = flow.scope;
  flow.scope = c.scopes.of.get(node) ?? outer;
  body();
  flow.scope = outer;
}

/** The list without the room that it was given to grow: for half as many items again, and 17 at the least. */
export function withoutRoom<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? list : list.slice();
}

/** Where in its function a fact stands. */
type Placed = { when?: number; tries?: readonly number[]; handler?: number; at?: number };

/** Says under which condition, in which `try` and after which step the fact stands. Gives the fact. */
export function placed<T extends Omit<Placed, 'handler'>>(c: Collector, fact: T): T {
  const { tries, step } = c.flow;
  conditioned(c, fact);
  if (tries.length > 0) fact.tries = tries;
  if (step !== undefined) fact.at = step;
  return fact;
}

/** Says under which condition and after which step something is made. Gives it. */
export function after<T extends Pick<Placed, 'when' | 'at'>>(c: Collector, fact: T): T {
  if (c.flow.step !== undefined) fact.at = c.flow.step;
  return conditioned(c, fact);
}

/** Says under which condition the fact stands. Gives the fact. */
export function conditioned<T extends Pick<Placed, 'when'>>(c: Collector, fact: T): T {
  if (c.flow.when !== undefined) fact.when = conditionIndex(c, c.flow.when);
  return fact;
}

/** The index of a condition, which gets one now if it has none. */
export function conditionIndex(c: Collector, when: Condition): number {
  if (when.index !== undefined) return when.index;
  const fact: Draft<ConditionFact> = { test: when.test, is: when.is, span: when.span };
  if (when.outer !== undefined) fact.outer = conditionIndex(c, when.outer);
  when.index = c.conditions.push(fact) - 1;
  return when.index;
}

