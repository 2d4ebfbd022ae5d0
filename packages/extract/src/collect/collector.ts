/** The tables of one file while they are filled, and where the walk stands. */
import type {
  AttributeFact, AwaitBlockFact, AwaitFact, BindingFact, CallFact, ConditionFact, ElementFact, ExitFact, ExportFact, FunctionFact,
  ImportFact, ImportedName, ReadFact, Ref, Span, StepFact, Test, TryFact, Value, WriteFact,
} from '@sk-audit/core';
import type { Node } from '../ast.js';
import type { Declaration, Scope, Scopes } from '../scope.js';

/** A fact that is still being written. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Where jumps out of a loop, switch or labelled statement land. */
export type JumpTarget = { readonly label?: string; readonly isLoop: boolean; readonly breaks: (number | undefined)[]; readonly continues: (number | undefined)[] };

/** The place that the walk has reached inside one function. */
export type Flow = {
  readonly fn: number;
  scope: Scope;
  /** Innermost condition. */
  when: number | undefined;
  /** Enclosing try blocks with a handler, innermost first. */
  tries: readonly number[];
  /** Innermost catch or finally clause. */
  handler: number | undefined;
  inLoop: boolean;
  /** Last completed step. */
  step: number | undefined;
  /** The place cannot be reached: a return, throw or jump came before. */
  dead: boolean;
  jumps: readonly JumpTarget[];
};

/** Everything that the collectors of one file share. */
export type Collector = {
  readonly path: string;
  readonly text: string;
  readonly scopes: Scopes;
  readonly isComponent: boolean;
  readonly imports: Draft<ImportFact>[];
  readonly importOf: Map<Node, number>;
  readonly exports: ExportFact[];
  readonly bindings: Draft<BindingFact>[];
  readonly functions: Draft<FunctionFact>[];
  readonly calls: Draft<CallFact>[];
  readonly writes: WriteFact[];
  readonly reads: Draft<ReadFact>[];
  readonly readKeys: Set<string>;
  readonly awaits: AwaitFact[];
  readonly exits: ExitFact[];
  readonly tries: Draft<TryFact>[];
  readonly conditions: ConditionFact[];
  readonly steps: StepFact[];
  readonly elements: Draft<ElementFact>[];
  readonly awaitBlocks: AwaitBlockFact[];
  /** Bindings of kind `store`, by the declaration that they read. */
  readonly stores: Map<Declaration, number>;
  /** Imported names that a value position uses. */
  readonly usedImports: Set<Declaration>;
  /** Sets that gather the local names used by the `await` expressions around the walk. */
  readonly useSets: Set<string>[];
  /** The variables that the statement at hand defines. */
  defines: readonly string[];
  flow: Flow;
  runes: boolean;
};

/** A flow at the beginning of a function. */
export function newFlow(fn: number, scope: Scope): Flow {
  return { fn, scope, when: undefined, tries: [], handler: undefined, inLoop: false, step: undefined, dead: false, jumps: [] };
}

export function newCollector(path: string, text: string, scopes: Scopes, isComponent: boolean): Collector {
  return {
    path, text, scopes, isComponent,
    imports: [], importOf: new Map(), exports: [], bindings: [], functions: [], calls: [], writes: [], reads: [], readKeys: new Set(),
    awaits: [], exits: [], tries: [], conditions: [], steps: [], elements: [], awaitBlocks: [], stores: new Map(),
    usedImports: new Set(), useSets: [], defines: [], flow: newFlow(0, scopes.module), runes: false,
  };
}

/** The optional fields that say where in its function a fact stands. */
export function place(flow: Flow): { when?: number; tries?: readonly number[]; handler?: number } {
  return {
    ...(flow.when !== undefined ? { when: flow.when } : {}),
    ...(flow.tries.length > 0 ? { tries: flow.tries } : {}),
    ...(flow.handler !== undefined ? { handler: flow.handler } : {}),
  };
}

/** `{ at: step }` unless nothing has run yet. */
export function at(flow: Flow): { at?: number } {
  return flow.step === undefined ? {} : { at: flow.step };
}

/** Puts the rest of the current block, or a branch, under a condition. */
export function addCondition(c: Collector, test: Test, is: boolean, span: Span): number {
  const outer = c.flow.when;
  c.conditions.push({ test, is, span, ...(outer !== undefined ? { outer } : {}) });
  return c.conditions.length - 1;
}

/** Where branches meet: the step from which the walk goes on; `dead` when no branch reaches it. */
export function meet(c: Collector, before: number | undefined, ends: readonly { step: number | undefined; dead: boolean }[]): void {
  const alive = ends.filter((end) => !end.dead).map((end) => end.step);
  c.flow.dead = alive.length === 0;
  const distinct = [...new Set(alive)];
  if (distinct.length <= 1) {
    c.flow.step = distinct.length === 1 ? distinct[0] : before;
    return;
  }
  c.steps.push({ join: distinct.map((step) => (step === before ? null : (step ?? null))), ...(before !== undefined ? { prev: before } : {}) });
  c.flow.step = c.steps.length - 1;
}

/** Runs `body` as one branch from the present step, and gives its end; the flow is as before afterwards. */
export function branch(c: Collector, when: number | undefined, body: () => void): { step: number | undefined; dead: boolean } {
  const { step, dead, when: outer } = c.flow;
  c.flow.when = when;
  body();
  const end = { step: c.flow.step, dead: c.flow.dead };
  Object.assign(c.flow, { step, dead, when: outer });
  return end;
}

/** The index of the declaration's binding, made when a fact first mentions it. */
export function bindingOf(c: Collector, declaration: Declaration): number {
  if (declaration.binding !== undefined) return declaration.binding;
  const index = c.bindings.length;
  declaration.binding = index;
  const fn = declaration.fnNode ? c.scopes.functions.get(declaration.fnNode) : undefined;
  const imported = declaration.importName;
  c.bindings.push({
    name: declaration.name, kind: declaration.kind, fn: declaration.scope.fn, span: declaration.span,
    ...(declaration.value ? { init: declaration.value } : {}),
    ...(imported ? { import: { import: c.importOf.get(imported.node) ?? -1, name: imported.imported } } : {}),
    ...(fn !== undefined ? { function: fn } : {}),
    ...(declaration.prop ? { prop: true } : {}),
    ...(declaration.type ? { type: declaration.type } : {}),
  });
  return index;
}

/** Remembers what a declaration is initialised with. */
export function setInit(c: Collector, declaration: Declaration, value: Value): void {
  declaration.value = value;
  if (declaration.binding !== undefined) (c.bindings[declaration.binding] as Draft<BindingFact>).init = value;
}

/** Records a read once a function and ref. */
export function recordRead(c: Collector, ref: Ref, span: Span, attribute?: ReadFact['attribute']): void {
  if (!isWorthReading(c, ref)) return;
  const key = `${c.flow.fn}:${attribute ? `${attribute.element}/${attribute.name}` : ''}:${rootKey(ref)}.${ref.path.join('.')}`;
  if (c.readKeys.has(key)) return;
  c.readKeys.add(key);
  c.reads.push({ fn: c.flow.fn, span, ref, ...(attribute ? { attribute } : {}), ...(c.flow.when !== undefined ? { when: c.flow.when } : {}) });
}

const GLOBALS_READ: ReadonlySet<string> = new Set(['process', 'import.meta', 'window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'globalThis']);

function isWorthReading(c: Collector, ref: Ref): boolean {
  switch (ref.from) {
    case 'import': return true;
    case 'binding': { const home = (c.bindings[ref.binding] as BindingFact).fn; return home === 0 || (c.isComponent && home <= 2); }
    case 'param': return ref.path.length > 0;
    case 'global': return GLOBALS_READ.has(ref.name);
    default: return false;
  }
}

function rootKey(ref: Ref): string {
  switch (ref.from) {
    case 'import': return `i${ref.import}`;
    case 'binding': return `b${ref.binding}`;
    case 'param': return `p${ref.fn}.${ref.index}`;
    case 'global': return `g${ref.name}`;
    case 'call': return `c${ref.call}`;
    default: return '?';
  }
}

export type { AttributeFact, ImportedName };
