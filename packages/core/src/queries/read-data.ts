/** Does anybody look at what a `load` returns? */
import type { FileFacts, Ref, Value } from '../facts.js';
import { refsWithin } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { outerName } from './page-data.js';

/**
 * May anything in the app read `data[key]`: `data.url` of a component or a universal `load`, `page.data.url`, `(await parent()).url`? True, too,
 * where a component is given all of the data without a name.
 */
export function mayReadData(project: Project, key: string): boolean {
  return project.paths().some((path) => {
    const facts = project.facts(path);
    return facts !== undefined && !project.isDead(path) && (refsWithin(facts).some((ref) => isOfData(facts, ref, key)) || spreadsData(facts));
  });
}

function isOfData(facts: FileFacts, ref: Ref, key: string): boolean {
  const { path } = ref;
  const isParent = ref.from === 'call' && facts.calls[ref.call]?.callee.path.at(-1) === 'parent';
  return isData(facts, ref) || isParent ? path[0] === key : path.some((name, i) => name === 'data' && path[i + 1] === key);
}

/** The prop `data`. */
function isData({ bindings }: FileFacts, ref: Ref): boolean {
  const binding = ref.from === 'binding' ? bindings[ref.binding] : undefined;
  return binding?.prop === true && outerName(binding).includes('data');
}

function spreadsData(facts: FileFacts): boolean {
  const isAll = (value: Value | undefined): boolean => value?.is === 'ref' && value.ref.path.length === 0 && isData(facts, value.ref);
  return facts.elements.some(({ attributes }) => attributes.some(({ kind, value }) => kind === 'spread' && isAll(value)));
}
