/** Forms: how they are sent, by whom, and where to. */
import type { ElementFact, FileFacts, Value } from '../facts.js';
import { contains } from '../span.js';
import type { Entry, Project, Tri } from '../project/project.js';
import { attribute } from './form-parts.js';
import { isEnhanced } from './form-submission.js';
import { actionOf, standsOn, targetsOf, type FormTarget } from './form-targets.js';

export type Form = {
  readonly path: string;
  /** Index into `elements`. */
  readonly element: number;
  /** How the browser would send it. `unknown` when an expression or a spread says so. */
  readonly method: 'POST' | 'GET' | 'dialog' | 'unknown';
  /** Some page on which it stands may run scripts. */
  readonly scripts: boolean;
  /** Sent by script: `use:enhance` and its like. False on pages without scripts; `unknown` where other code may take it over. */
  readonly enhanced: Tri;
  /** It asks for a full page load: `data-sveltekit-reload`, `target`. */
  readonly reloads: boolean;
  /** Nothing in it, nor elsewhere by its name, can submit it. */
  readonly empty: boolean;
  /** Where the form and its buttons post to, each place once. */
  readonly targets: readonly FormTarget[];
};

/** The forms in one component, by place. */
export function formsIn(project: Project, path: string): readonly Form[] {
  const facts = project.facts(path);
  if (!facts) return [];
  return facts.elements.flatMap((element, index) => (element.name === 'form' && element.kind === 'element' ? [formAt(project, facts, element, index)] : []));
}

function formAt(project: Project, facts: FileFacts, element: ElementFact, index: number): Form {
  const { path } = facts;
  const scripts = runsScripts(project, path);
  const inside = facts.elements.filter((one) => one.name !== 'form' && isInside(facts, one, index));
  return {
    path, element: index, scripts,
    method: methodOf(element, inside),
    enhanced: scripts ? isEnhanced(project, facts, index, inside) : false,
    reloads: element.attributes.some(({ kind, name }) => kind === 'attribute' && /^(?:data-sveltekit-reload|target)$/.test(name)),
    empty: isEmpty(facts, element, index),
    targets: targetsOf(project, path, element, inside),
  };
}

/** Does the element stand in the one at index `form`, at any depth? */
export function isInside(facts: FileFacts, element: ElementFact, form: number): boolean {
  for (let at = element.parent; at !== undefined; at = facts.elements[at]?.parent) if (at === form) return true;
  return false;
}

/** Without a field, a button or anything that may hold one (a component, a slot, `{@render …}`), and unknown to buttons and scripts elsewhere. */
function isEmpty({ calls, elements, ids }: FileFacts, { attributes, span }: ElementFact, form: number): boolean {
  const isNamed = attributes.some(({ kind, name }) => kind !== 'attribute' || name === 'id');
  const holds = elements.some(({ parent }) => parent === form) || calls.some((call) => contains(span, call.span)) || ids?.rawHtml === true;
  return !isNamed && !holds;
}

function methodOf(element: ElementFact, inside: readonly ElementFact[]): Form['method'] {
  const given = attribute(element, 'method')?.value;
  const own = given ? methodText(given) : element.attributes.some((one) => one.kind === 'spread') ? 'unknown' : 'GET';
  const posts = inside.some((one) => methodText(attribute(one, 'formmethod')?.value) === 'POST');
  return own === 'GET' && posts ? 'POST' : own;
}

function methodText(value: Value | undefined): Form['method'] {
  if (value?.is !== 'literal') return 'unknown';
  const text = String(value.value).toLowerCase();
  return text === 'post' ? 'POST' : text === 'dialog' ? 'dialog' : 'GET';
}

function runsScripts(project: Project, path: string): boolean {
  const { pages, others } = standsOn(project, path);
  return others || pages.length === 0 || pages.some((page) => project.pageOptions(page).csr !== false);
}

/** The forms of live components that post to the action, by file and place. */
export function formsPostingTo(project: Project, { path, fn }: Entry): readonly Form[] {
  return postingForms(project).get(functionKey(path, fn)) ?? [];
}

function functionKey(path: string, fn: number): string {
  return `${fn} ${path}`;
}

const known = new WeakMap<Project, ReadonlyMap<string, readonly Form[]>>();

/** Every form of the app that posts, under the actions to which it does. Kept for as long as the project lives. */
function postingForms(project: Project): ReadonlyMap<string, readonly Form[]> {
  const forms = known.get(project) ?? byAction(project, project.paths().filter((path) => project.isLive(path)).flatMap((path) => formsIn(project, path)));
  known.set(project, forms);
  return forms;
}

function byAction(project: Project, forms: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  const posting = new Map<string, Form[]>();
  for (const form of forms.filter(({ method }) => method === 'POST')) {
    const actions = form.targets.map((target) => actionOf(project, target)).flatMap((found) => (typeof found === 'string' ? [] : [functionKey(found.path, found.fn)]));
    for (const action of new Set(actions)) {
      const others = posting.get(action) ?? [];
      others.push(form);
      posting.set(action, others);
    }
  }
  return posting;
}
