/** The markup of remote forms: the elements that carry one, and their fields. */
import type { CallFact, ElementFact, FileFacts, Ref, Value } from '../facts.js';
import { literalText } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { remoteRef, type RemoteFunction } from './remote-functions.js';

/** `<form {...order}>`. */
export type RemoteFormElement = {
  /** Index into `elements`. */
  readonly element: number;
  readonly remote: RemoteFunction;
  /** It is the form itself, not one that `for(key)` may have given. */
  readonly isPlain: boolean;
};

/** The elements of a component into which a remote form is spread. */
export function remoteFormElements(project: Project, { calls, elements, path }: FileFacts): readonly RemoteFormElement[] {
  return elements.flatMap(({ attributes, name }, element) => {
    const given = name === 'form' ? attributes.flatMap(({ kind, value }) => (kind === 'spread' && value ? [value] : [])) : [];
    return given.flatMap((value): readonly RemoteFormElement[] => {
      const ref = refOf(value);
      const found = ref && remoteRef(project, path, ref);
      if (!ref || found?.remote.kind !== 'form' || found.rest.length > 0) return [];
      const own = ref.from === 'call' ? calls[ref.call]?.callee : ref;
      const target = own && project.resolve(path, own);
      const isPlain = target?.is === 'binding' && target.path === found.remote.path && target.rest[0] !== 'for';
      return [{ element, remote: found.remote, isPlain }];
    });
  });
}

function refOf(value: Value): Ref | undefined {
  return value.is === 'call' ? { from: 'call', call: value.call, path: [] } : value.is === 'ref' ? value.ref : undefined;
}

/** `order.fields.address.street.as('text', …)`. */
export type RemoteField = {
  readonly call: CallFact;
  readonly remote: RemoteFunction;
  /** `address`, `street`; `[]` for what is computed. */
  readonly parts: readonly string[];
  /** What `as` is given first, when that is a text. */
  readonly type?: string;
  /** The element into which it is spread: index into `elements`. */
  readonly element?: number;
};

/** The fields of remote forms that the file makes attributes of, in source order. */
export function remoteFields(project: Project, { calls, elements, path }: FileFacts): readonly RemoteField[] {
  return calls.flatMap((call, index): readonly RemoteField[] => {
    const found = call.callee.path.at(-1) === 'as' ? remoteRef(project, path, call.callee) : undefined;
    if (found?.remote.kind !== 'form' || found.rest[0] !== 'fields') return [];
    const type = literalText(call.args[0]);
    const element = elements.findIndex(({ attributes }) => attributes.some(({ kind, value }) => kind === 'spread' && value?.is === 'call' && value.call === index));
    return [{ call, remote: found.remote, parts: found.rest.slice(1, -1), ...(type !== undefined && { type }), ...(element >= 0 && { element }) }];
  });
}

/** The innermost of the elements around an element that is in the list; its own index when it is. */
export function enclosing(elements: readonly ElementFact[], element: number, among: ReadonlySet<number>): number | undefined {
  for (let at: number | undefined = element; at !== undefined; at = elements[at]?.parent) if (among.has(at)) return at;
  return undefined;
}
