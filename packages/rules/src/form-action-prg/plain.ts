/** Forms that the browser sends, so that reloading sends them once more. */
import { conditionsOf, origins, testedValues, type FileFacts, type Form, type Project, type Ref } from '@sk-audit/core';

/** Is the page that answers the form's POST what the visitor is left with? */
export function isPlain(project: Project, form: Form): boolean {
  return form.enhanced === false && !form.empty && !leavesByScript(project, form);
}

/** Does its component go elsewhere once the action has answered: `if (form?.ordered) goto('/orders')`? */
function leavesByScript(project: Project, { path }: Form): boolean {
  const facts = project.facts(path) as FileFacts;
  const moves = facts.calls.filter(({ callee }) => project.symbol(path, callee) === '$app/navigation#goto');
  const decides = moves.flatMap(({ args, when }) => [...args, ...conditionsOf(facts, when).flatMap(({ test }) => testedValues(test))]);
  return decides.some((value) => origins(facts, value).some((ref) => isResult(facts, ref)));
}

/** The `form` prop, `page.form`, `$page.form`. */
function isResult({ bindings }: FileFacts, ref: Ref): boolean {
  const root = ref.from === 'binding' ? bindings[ref.binding] : undefined; // mutate-ok: only such a ref has a binding
  return (root?.prop === true && root.name === 'form') || ref.path.slice(0, 2).includes('form');
}
