/** The place that a walk has reached inside one function: what surely ran, under which conditions, inside which `try`. */
import type { Span, StepFact, Test } from '@sk-audit/core';
import type { Scope } from '../scope.js';

/** A condition around code. It gets an index when the first fact stands under it: most conditions guard nothing that is recorded. */
export type Condition = { readonly test: Test; readonly is: boolean; readonly span: Span; readonly outer: Condition | undefined; index?: number };

/** The last completed step; undefined before the first. */
export type Step = number | undefined;

/** The end of a branch. `dead` when nothing gets there: a return, throw or jump came before. */
export type End = { readonly step: Step; readonly dead: boolean };

/** Where jumps out of a loop, switch or labelled statement land. */
export type JumpTarget = { readonly kind: 'loop' | 'switch' | 'label'; readonly label: string | undefined; readonly breaks: End[]; readonly continues: End[] };

export type Flow = {
  readonly fn: number;
  /** Steps are followed: not in markup, which has no order that matters. */
  readonly hasSteps: boolean;
  /** It stands in the module's own code: not in a component's instance script or markup. */
  readonly inModule: boolean;
  scope: Scope;
  /** Innermost condition. */
  when: Condition | undefined;
  /** Enclosing try blocks with a handler, innermost first. */
  tries: readonly number[];
  /** Innermost catch or finally clause. */
  handler: number | undefined;
  inLoop: boolean;
  step: Step;
  dead: boolean;
  jumps: readonly JumpTarget[];
  /** Label of the statement at hand. */
  label: string | undefined;
  /** Gathers where the enclosing try block is left early: its handler may be entered after any of them. */
  leavings: End[] | undefined;
  /** Gathers where the enclosing optional chain may have stopped. */
  stops: End[] | undefined;
};

/** A flow at the beginning of a function. */
export function newFlow(fn: number, scope: Scope, { hasSteps, inModule }: Pick<Flow, 'hasSteps' | 'inModule'>): Flow {
  return {
    fn, hasSteps, inModule, scope, when: undefined, tries: [], handler: undefined, inLoop: false, step: undefined, dead: false, jumps: [],
    label: undefined, leavings: undefined, stops: undefined,
  };
}

/** What the flow functions need of the collector. */
type Walk = { readonly flow: Flow; readonly steps: StepFact[] };

/** The end of a branch that is left from the given step. */
export function alive(step: Step): End {
  return { step, dead: false };
}

/** Where the walk stands now, as the end of a branch. */
export function here({ flow }: Walk): End {
  return { step: flow.step, dead: flow.dead };
}

/** A condition inside those of the place at hand. */
export function condition({ flow }: Walk, test: Test, is: boolean, span: Span): Condition {
  return { test, is, span, outer: flow.when };
}

/** Records a step. */
export function addStep({ flow, steps }: Walk, step: StepFact): void {
  flow.step = steps.length;
  steps.push(step);
}

/** Where branches meet: the step from which the walk goes on; dead when no branch gets there, or the place where they parted was. */
export function meet(walk: Walk, before: Step, ends: readonly End[]): void {
  const { flow } = walk;
  if (flow.dead) return;
  const steps: Step[] = [];
  for (const end of ends) if (!end.dead && !steps.includes(end.step)) steps.push(end.step);
  flow.dead = steps.length === 0;
  if (steps.length > 1) addStep(walk, joinOf(steps, before));
  else flow.step = steps.length === 1 ? steps[0] : before;
}

function joinOf(steps: readonly Step[], before: Step): StepFact {
  const join = steps.map((step) => (step === before ? null : (step ?? null)));
  return before === undefined ? { join } : { join, prev: before };
}

/** Joins the present place with those from which jumps arrive here. */
export function land(walk: Walk, before: Step, arrivals: readonly End[]): void {
  if (arrivals.length === 0) return;
  const end = here(walk);
  walk.flow.dead = false;
  meet(walk, before, [end, ...arrivals]);
}

/** Runs `body` as one branch from the present step, and gives its end; the flow is as before afterwards. */
export function branch(walk: Walk, when: Condition | undefined, body: () => void): End {
  const { flow } = walk;
  const { step, dead, when: outer } = flow;
  flow.when = when;
  body();
  const end = here(walk);
  flow.step = step;
  flow.dead = dead;
  flow.when = outer;
  return end;
}

/** Runs what may or may not be evaluated. */
export function maybe<T>(walk: Walk, when: Condition | undefined, body: () => T): T {
  const before = walk.flow.step;
  let result: T | undefined;
  const end = branch(walk, when, () => { result = body(); });
  meet(walk, before, [alive(before), end]);
  return result as T;
}
