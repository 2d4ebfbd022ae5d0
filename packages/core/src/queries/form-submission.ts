/** Who submits a form: the browser, or a script? */
import type { AttributeFact, CallFact, ElementFact, FileFacts, Value } from '../facts.js';
import { alternatives, literalText, origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Project, Tri } from '../project/project.js';
import { submits } from './form-parts.js';

const ENHANCE = '$app/forms#enhance';

/**
 * Is the form sent by script? True with `use:enhance`, whatever library or wrapper it comes from, `unknown` where a spread, another
 * action, an attachment or a handler may take the submission over, and false when nothing can.
 * @param inside the elements in the form
 */
export function isEnhanced(project: Project, facts: FileFacts, form: number, inside: readonly ElementFact[]): Tri {
  const { attributes } = facts.elements[form] as ElementFact;
  const extras = attributes.filter(({ kind }) => kind === 'use' || kind === 'attach' || kind === 'spread');
  if (extras.some((one) => enhances(project, facts, one))) return true;
  const isTaken = withAncestors(facts, form).some((one) => prevents(project, facts.path, one, 'submit')) || everyButtonPrevents(project, facts.path, inside) || listensByHand(facts);
  return extras.length > 0 || isTaken ? 'unknown' : false;
}

/** `use:enhance`, `use:form.enhance`, `{@attach enhanceForm}`, `use:submit` where `submit` is Kit's `enhance`. */
function enhances(project: Project, facts: FileFacts, { kind, name, ref, value }: AttributeFact): boolean {
  if (kind === 'spread') return false;
  const refs = ref ? [ref] : origins(facts, value);
  return /enhance/i.test(name) || refs.some((one) => one.path.some((part) => /enhance/i.test(part)) || project.symbol(facts.path, one) === ENHANCE);
}

/** Submit events bubble. */
function withAncestors(facts: FileFacts, index: number): readonly ElementFact[] {
  const found: ElementFact[] = [];
  for (let at: number | undefined = index; at !== undefined; at = facts.elements[at]?.parent) found.push(facts.elements[at] as ElementFact);
  return found;
}

/**
 * May a handler of the `submit` event keep it from being sent, after a question perhaps? With `use:enhance` it would be sent all the same.
 * @param form index into `elements`
 */
export function mayHold(project: Project, facts: FileFacts, form: number): boolean {
  return withAncestors(facts, form).some((one) => handlersOf(one, 'submit').some((handler) => holds(project, facts.path, handler)));
}

/** `onsubmit="return confirm('Sure?')"`, or a function that may call `preventDefault`. */
function holds(project: Project, path: string, { value }: AttributeFact): boolean {
  if (literalText(value) !== undefined) return true;
  const fn = value && project.resolveFunction(path, value);
  const facts = fn && project.facts(fn.path);
  const calls = facts ? (indexOf(facts).callsOf.get(fn.fn) ?? []) : [];
  return calls.some((index) => facts?.calls[index]?.callee.path.at(-1) === 'preventDefault');
}

/** As long as one button is left alone, the browser may submit. Components count as buttons where there are no others. */
function everyButtonPrevents(project: Project, path: string, inside: readonly ElementFact[]): boolean {
  const buttons = inside.filter((one) => submits(one) === true);
  const isPrevented = (one: ElementFact): boolean => prevents(project, path, one, 'click');
  return buttons.length > 0 ? buttons.every(isPrevented) : inside.filter((one) => submits(one) === 'unknown').some(isPrevented);
}

function prevents(project: Project, path: string, element: ElementFact, event: string): boolean {
  return handlersOf(element, event).some((one) => mayPrevent(project, path, one));
}

function handlersOf({ attributes }: ElementFact, event: string): readonly AttributeFact[] {
  const names = [`on${event}`, `on${event}capture`];
  return attributes.filter((one) => (one.kind === 'on' && one.name === event) || (one.kind === 'attribute' && names.includes(one.name)));
}

/** May the handler call `preventDefault`? Not when its code is in sight, does not, and keeps the event to itself. */
function mayPrevent(project: Project, path: string, { modifiers, value }: AttributeFact): boolean {
  if (modifiers?.includes('preventDefault') || !value) return true;
  return alternatives(value).some((one) => {
    const fn = project.resolveFunction(path, one);
    const facts = fn && project.facts(fn.path);
    return facts ? preventsIn(facts, fn.fn) : one.is !== 'undefined' && one.is !== 'literal';
  });
}

/** Where it only asks "are you sure?", the browser submits after a yes. */
function preventsIn(facts: FileFacts, fn: number): boolean {
  const calls = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
  const asks = calls.some(({ callee }) => callee.from === 'global' && [callee.name, ...callee.path].at(-1) === 'confirm');
  return calls.some(({ args, callee, when }) => (callee.path.at(-1) === 'preventDefault' && !(asks && when !== undefined)) || args.some((arg) => isEvent(arg, fn)));
}

function isEvent(value: Value, handler: number): boolean {
  return value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === handler && value.ref.path.length === 0;
}

function listensByHand({ calls }: FileFacts): boolean {
  return calls.some(({ callee, args }) => callee.path.at(-1) === 'addEventListener' && literalText(args[0]) === 'submit');
}
