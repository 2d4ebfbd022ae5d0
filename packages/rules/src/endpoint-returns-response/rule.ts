import { alternatives, calleeName, defineRule, indexOf, isBinding, mayRun, surelyBefore, surelyPasses, type CallFact, type CheckContext, type Entry, type ExitFact, type FileFacts, type FunctionRef, type Project, type Value } from '@sk-audit/core';

const MAX_DEPTH = 4;

type Id = 'value' | 'ofHelper' | 'end' | 'caught' | 'dropped';

/** What such a call gives is the row that it has written: nobody looks at the way without it. */
const WRITES = /^(?:create|delete|insert|remove|save|update|upsert)/i;

export default defineRule({
  id: 'endpoint-returns-response',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands that request handlers return a `Response`.',
  why: `A handler of a \`+server\` module answers with a \`Response\`. Kit makes none of an object, a text or nothing at all: whoever asks gets status 500.

The rule follows each way out of the handler, and the app's own functions whose result it returns. What other functions give is left alone, and so are
handlers that a wrapper is given.`,
  sources: ['https://svelte.dev/docs/kit/routing#server', 'https://svelte.dev/e/kit/endpoint_invalid_response', '@sveltejs/kit 2.70.4 src/runtime/server/endpoint.js'],
  messages: {
    value: { text: '`{{name}}` returns {{what}} in place of a `Response`: whoever asks gets status 500.', advice: '{{todo}}' },
    ofHelper: { text: '`{{name}}` returns what {{helper}} gives, which is {{what}} and no `Response`: whoever asks gets status 500.', advice: 'Return `{{instead}}`.' },
    end: { text: '`{{name}}` can end without an answer: whoever asks gets status 500.', advice: '{{todo}}' },
    caught: { text: '`{{name}}` ends without an answer once it has caught an error: whoever asks gets status 500, and the log speaks of a missing response.', advice: 'Answer in the `catch`, with `{{failure}}` of `@sveltejs/kit` for instance.' },
    dropped: { text: '`{{name}}` makes a response with {{helper}} and does not return it: whoever asks gets status 500.', advice: 'Return it.' },
  },
  examples: {
    bad: [
      {
        title: 'An object, a text, and nothing',
        files: {
          'src/routes/api/cart/+server.ts': `import { clear, items } from '$lib/server/cart';
export const GET = async () => ({ items: await items() }); // ✗ value "{ items: await items() }"
export function PUT() {
  return 'changed'; // ✗ value "return 'changed';"
}
export async function DELETE({ locals }) {
  if (!locals.user) return new Response('Log in', { status: 401 });
  await clear();
} // ✗ end "}"
export async function POST({ request }) {
  try {
    return Response.json(await request.json());
  } catch (problem) {
    console.error(problem);
  }
} // ✗ caught "}"
export async function PATCH({ request }) {
  try {
    return Response.json(await request.json());
  } catch {
    Response.json('No JSON', { status: 400 }); // ✗ dropped "Response.json('No JSON', { status: 400 })"
  }
}
`,
          'src/lib/server/cart.ts': 'export const items = async () => [] as string[];\nexport const clear = async () => {};\n',
        },
      },
      {
        title: 'What a function of the app gives',
        files: {
          'src/routes/api/cart/+server.ts': `import { items } from '$lib/server/cart';
export const GET = async ({ locals }) => {
  return items(locals.user); // ✗ ofHelper "items(locals.user)"
};
`,
          'src/lib/server/cart.ts': 'export async function items(user: string) {\n  return { user, items: [] };\n}\n',
        },
        says: ['`GET` returns what `items()` gives, which is an object and no `Response`: whoever asks gets status 500.'],
      },
    ],
    good: [
      {
        title: 'Responses',
        files: {
          'src/routes/api/cart/+server.ts': `import { error, json, redirect } from '@sveltejs/kit';
import { items } from '$lib/server/cart';
export const GET = async ({ locals }) => json(await items(locals.user));
export const POST = async ({ locals }) => {
  if (locals.user) return new Response('ordered');
  error(401, 'Log in');
};
export const PUT = () => redirect(303, '/cart');
export const DELETE = ({ fetch }) => fetch('https://carts.example.com', { method: 'DELETE' });
`,
          'src/lib/server/cart.ts': 'export async function items(user: string) {\n  return { user, items: [] };\n}\n',
        },
      },
      {
        title: 'A wrapper may make the response',
        files: {
          'src/routes/api/cart/+server.ts': `import { asJson } from '$lib/server/answers';
export const GET = asJson(async () => ({ items: [] }));
`,
          'src/lib/server/answers.ts': `import { json } from '@sveltejs/kit';
export const asJson = (read: () => Promise<unknown>) => async () => json(await read());
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const entry of project.entriesIn(path)) {
      if (entry.role !== 'handler' || entry.wrapped || facts.functions[entry.fn]?.generator) continue;
      for (const exit of indexOf(facts).exitsOf.get(entry.fn) ?? []) if (mayRun(project, path, exit.when) !== false) checkExit(context, entry, exit);
    }
  },
});

function checkExit(context: CheckContext<Id>, { name }: Entry, exit: ExitFact): void {
  const { facts, path, project, report } = context;
  const kitCode = 'endpoint_invalid_response';
  if (isEmpty(project, facts, exit)) return reportEmpty(context, name, exit);
  const what = exit.kind === 'return' && exit.value ? wrongValue(project, path, exit.value, 0) : undefined; // mutate-ok: one without a value is empty
  if (what === undefined) return;
  const call = exit.value?.is === 'call' ? facts.calls[exit.value.call] : undefined; // mutate-ok: only calls have one
  const instead = what === 'a text' || isOldAnswer(exit.value) ? 'new Response(…)' : isBeforeKit3(project) ? 'json(…)' : 'Response.json(…)';
  if (call) report(call.span, 'ofHelper', { name, what, helper: call.calleeFn === undefined ? calleeName(facts, call) : 'its function', instead }, { kitCode });
  else report(exit.span, 'value', { name, what, todo: redirectFor(project, exit.value) ?? `Return \`${instead}\`.` }, { kitCode });
}

/** For `{ status: 302, headers: { location } }`. */
function redirectFor(project: Project, value: Value | undefined): string | undefined {
  const { headers, status } = value?.is === 'object' ? value.props : {};
  const leads = headers?.is === 'object' && Object.keys(headers.props).some((key) => key.toLowerCase() === 'location');
  const code = status?.is === 'literal' ? String(status.value) : '';
  return leads && /^30\d$/.test(code) ? `Use \`${thrown(project, `redirect(${code}, …)`)}\` of \`@sveltejs/kit\`.` : undefined;
}

/** Before Kit 2 `error()` and `redirect()` only make what is to be thrown. */
function thrown(project: Project, call: string): string {
  return project.kitSatisfies('>=2.0.0-0') === true ? call : `throw ${call}`;
}

function reportEmpty({ facts, path, project, report }: CheckContext<Id>, name: string, exit: ExitFact): void {
  const more = { kitCode: 'endpoint_invalid_response' };
  const dropped = surelyBefore(facts, exit.at).map((index) => facts.calls[index] as CallFact).find((call) => call.use === 'discarded' && makesResponse(project, path, call, 0));
  if (dropped) {
    const [start] = dropped.statement ?? dropped.span;
    const suggest = [{ message: 'Return it.', edits: [{ span: [start, start] as const, text: 'return ' }] }];
    report(dropped.span, 'dropped', { name, helper: calleeName(facts, dropped) }, { ...more, suggest });
  } else if (isStub(facts, exit) || followsWrite(facts, exit)) return;
  else if (isCaught(facts, exit)) report(exit.span, 'caught', { name, failure: thrown(project, 'error(500, …)') }, more);
  else report(exit.span, 'end', { name, todo: todoAtEnd(project, facts, exit.fn) }, more);
}

/** Whoever gets JSON otherwise would take an empty answer for a success. */
function todoAtEnd(project: Project, facts: FileFacts, fn: number): string {
  const answers = (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ value }) => (value?.is === 'call' ? [facts.calls[value.call] as CallFact] : []));
  const isJson = answers.some(({ callee }) => callee.path.at(-1) === 'json');
  if (!isJson) return 'Return a response at its end, be it an empty one: `return new Response(null, { status: 204 })`.';
  return `Answer there as the other branches do, or with \`${thrown(project, 'error(404, …)')}\` of \`@sveltejs/kit\`.`;
}

/** Is the call, or all that the app's own function gives, a response? */
function makesResponse(project: Project, path: string, call: CallFact, depth: number): boolean {
  const { callee } = call;
  if (callee.from === 'global' && callee.name === 'Response') return call.new === true || callee.path.length === 1; // mutate-ok: only globals have a name
  if (/^@sveltejs\/kit#(?:json|text)$/.test(project.symbol(path, callee) ?? '')) return true;
  const fn = depth > MAX_DEPTH ? undefined : project.resolveFunction(path, { is: 'ref', ref: callee }); // mutate-ok: the depth ends circles
  const facts = fn && (project.facts(fn.path) as FileFacts);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter(({ kind }) => kind !== 'throw') : [];
  return fn !== undefined && exits.every(({ value }) => value?.is === 'call' && makesResponse(project, fn.path, (facts as FileFacts).calls[value.call] as CallFact, depth + 1));
}

/** Has nobody written the handler yet? It does nothing that has to be waited for, and never answers. */
function isStub({ awaits, exits }: FileFacts, { fn }: ExitFact): boolean {
  return exits.every((exit) => exit.fn !== fn || exit.kind === 'end') && !awaits.some((one) => one.fn === fn);
}

/** Is it the way on which what a call has written is not there? `const gone = await rows.delete(id); if (gone) return …;` */
function followsWrite({ bindings, calls, conditions, steps }: FileFacts, { at }: ExitFact): boolean {
  const last = steps[at ?? -1]?.call;
  const binding = bindings.findIndex(({ init }) => init?.is === 'call' && init.call === last);
  return WRITES.test(calls[last ?? -1]?.callee.path.at(-1) ?? '') && conditions.some(({ is, test }) => is && test.is === 'truthy' && isBinding(test.value, binding));
}

/** Does only a `catch` lead there? */
function isCaught({ tries }: FileFacts, { at, fn, handler }: ExitFact): boolean {
  return handler !== undefined || tries.some((one) => one.fn === fn && one.handler && !one.handler.leaves && one.handler.end === at);
}

/** `{ status: 302, headers: … }`, of the time before Kit 1. */
function isOldAnswer(value: Value | undefined): boolean {
  return value?.is === 'object' && Object.keys(value.props).some((key) => /^(?:body|headers|status)$/.test(key));
}

/** From Kit 3 on, `json()` is deprecated. */
function isBeforeKit3(project: Project): boolean {
  return project.kitSatisfies('<3.0.0-0') !== false;
}

/** Does it leave without a value? Not behind a call that never comes back, such as `error()`. */
function isEmpty(project: Project, facts: FileFacts, { at, kind, value }: ExitFact): boolean {
  const isOut = kind !== 'throw' && (value === undefined || value.is === 'undefined'); // mutate-ok: what is thrown has a value
  return isOut && !surelyPasses(facts, at, (call) => project.neverReturns(facts.path, call));
}

/** What the value surely is, when that is no response. Of a choice, the first. */
function wrongValue(project: Project, path: string, value: Value, depth: number): string | undefined {
  switch (value.is) {
    case 'either': return alternatives(value).map((one) => wrongValue(project, path, one, depth)).find((what) => what !== undefined);
    case 'object': return 'an object';
    case 'array': return 'a list';
    case 'template': return 'a text';
    case 'literal': return typeof value.value === 'string' ? 'a text' : `\`${value.value}\``;
    case 'function': return 'a function';
    case 'call': return wrongCall(project, path, (project.facts(path) as FileFacts).calls[value.call] as CallFact, depth);
    default: return undefined;
  }
}

/** The same of all ways out of one of the app's own functions. */
function wrongCall(project: Project, path: string, call: CallFact, depth: number): string | undefined {
  const fn = call.new || depth > MAX_DEPTH ? undefined : calledFunction(project, path, call); // mutate-ok: a class has no function of its name; the depth ends circles
  const facts = fn && project.facts(fn.path);
  if (!fn || !facts || facts.functions[fn.fn]?.generator) return undefined; // mutate-ok: a function has facts
  const exits = (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter((exit) => exit.kind !== 'throw');
  const ways = exits.map((exit) => (exit.value ? wrongValue(project, fn.path, exit.value, depth + 1) : undefined));
  return ways.every((way) => way !== undefined) ? ways[0] : undefined;
}

function calledFunction(project: Project, path: string, call: CallFact): FunctionRef | undefined {
  return call.calleeFn === undefined ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : { path, fn: call.calleeFn };
}
