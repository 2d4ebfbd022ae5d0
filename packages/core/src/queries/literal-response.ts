/** Responses that are made on the spot. */
import type { CallFact, Value } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import type { Span } from '../span.js';

/** What an answer surely is. A header whose value is not literal has `undefined`. Names are in lower case. */
export type LiteralResponse = { readonly status: number; readonly headers: ReadonlyMap<string, string | undefined>; /** Where it is made. */ readonly path: string; readonly span: Span };

type Headers = LiteralResponse['headers'];

/**
 * The answers of the function, one for each `return`, in the file where its body stands; `undefined` for those that cannot be read. Throws
 * are none. A body that is no text has no content type here when that is not given.
 */
export function responsesOf(project: Project, { path, fn }: FunctionRef): readonly { readonly response: LiteralResponse | undefined; readonly isAlways: boolean }[] {
  const exits = (project.facts(path)?.exits ?? []).filter((exit) => exit.fn === fn && exit.kind === 'return');
  return exits.map(({ value, when, tries }) => ({ response: value && responseOf(project, path, value), isAlways: when === undefined && tries === undefined }));
}

function responseOf(project: Project, path: string, value: Value): LiteralResponse | undefined {
  const call = value.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  const kind = call && kindOf(project, path, call);
  if (!call || call.spread || !kind) return undefined;
  const init = initOf(call.args[1]);
  const type = init?.headers.has('content-type') ? [] : [['content-type', contentType(kind, call.args[0])] as const];
  return init && { status: init.status, headers: new Map([...init.headers, ...type]), path, span: call.span };
}

type Kind = 'json' | 'text' | 'new';

function kindOf(project: Project, path: string, { callee, new: isNew }: CallFact): Kind | undefined {
  const symbol = project.symbol(path, callee);
  if (symbol === '@sveltejs/kit#json' || symbol === '@sveltejs/kit#text') return symbol === '@sveltejs/kit#json' ? 'json' : 'text';
  if (callee.from !== 'global' || callee.name !== 'Response') return undefined;
  return isNew && callee.path.length === 0 ? 'new' : callee.path.join() === 'json' ? 'json' : undefined;
}

function contentType(kind: Kind, body: Value | undefined): string | undefined {
  if (kind === 'json') return 'application/json';
  const isText = kind === 'text' || body?.is === 'template' || (body?.is === 'literal' && body.value !== null);
  return isText ? 'text/plain;charset=UTF-8' : undefined;
}

/** `undefined` when it cannot be read in full. */
function initOf(value: Value | undefined): { readonly status: number; readonly headers: Headers } | undefined {
  if (value === undefined || value.is === 'undefined') return { status: 200, headers: new Map() };
  if (value.is !== 'object' || value.open) return undefined;
  const status = value.props['status'] ?? { is: 'literal', value: 200 };
  const headers = headersOf(value.props['headers']);
  return status.is === 'literal' && typeof status.value === 'number' && headers ? { status: status.value, headers } : undefined;
}

function headersOf(value: Value | undefined): Headers | undefined {
  if (value === undefined || value.is === 'undefined') return new Map();
  if (value.is !== 'object' || value.open) return undefined;
  return new Map(Object.entries(value.props).map(([name, one]) => [name.toLowerCase(), one.is === 'literal' ? String(one.value) : undefined]));
}
