/** How a form comes to be enhanced. */
import type { FileFacts } from '../facts.js';
import type { Suggestion, TextEdit } from '../finding.js';
import type { Span } from '../span.js';
import { neededImport } from './needed-import.js';

/** `use:enhance` on the form with this tag, with Kit's import where the script has no `enhance` of its own; none where a script would have to be made. */
export function suggestEnhance(facts: FileFacts, tag: Span): readonly Suggestion[] {
  const attribute = (name: string): TextEdit => ({ span: [tag[1], tag[1]], text: ` use:${name}` });
  if (isDeclared(facts, 'enhance')) return [{ message: 'Add `use:enhance`', edits: [attribute('enhance')] }];
  const { edits = [], locals: [name] = [] } = neededImport(facts, '$app/forms', ['enhance']) ?? {};
  return name === undefined ? [] : [{ message: edits.length > 0 ? 'Add `use:enhance` and its import' : `Add \`use:${name}\``, edits: [...edits, attribute(name)] }];
}

/** In the component's scripts, by hand or by import. */
function isDeclared({ bindings, imports }: FileFacts, name: string): boolean {
  return bindings.some((one) => one.fn < 2 && one.name === name) || imports.some(({ names }) => names.some(({ local }) => local === name));
}
