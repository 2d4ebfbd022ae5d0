import { alternatives, calleeName, defineRule, indexOf, mayRun, surelyPasses, type CallFact, type CheckContext, type Entry, type ExitFact, type FileFacts, type FunctionRef, type Project, type Value } from '@sk-audit/core';

const MAX_DEPTH = 4;

type Id = 'value' | 'ofHelper' | 'end';

export default defineRule({
  id: 'endpoint-returns-response',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Of nine findings that a second reader judged five are right; ends behind a `catch` want an error, not an empty answer.',
  summary: 'Demands that request handlers return a `Response`.',
  why: `A handler of a \`+server\` module answers with a \`Response\`. Kit makes none of an object, a text or nothing at all: whoever asks gets status 500.

The rule follows each way out of the handler, and the app's own functions whose result it returns. What other functions give is left alone, and so are
handlers that a wrapper is given.`,
  sources: ['https://svelte.dev/docs/kit/routing#server', 'https://svelte.dev/e/kit/endpoint_invalid_response', '@sveltejs/kit 2.70.4 src/runtime/server/endpoint.js'],
  messages: {
    value: { text: '`{{name}}` returns {{what}} in place of a `Response`: whoever asks gets status 500.', advice: 'Return `{{instead}}`.' },
    ofHelper: { text: '`{{name}}` returns what {{helper}} gives, which is {{what}} and no `Response`: whoever asks gets status 500.', advice: 'Return `{{instead}}`.' },
    end: { text: '`{{name}}` can end without an answer: whoever asks gets status 500.', advice: 'Return a response at its end, be it an empty one: `return new Response(null, { status: 204 })`.' },
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

function checkExit({ facts, path, project, report }: CheckContext<Id>, { name }: Entry, exit: ExitFact): void {
  const kitCode = 'endpoint_invalid_response';
  if (isEmpty(project, facts, exit)) return report(exit.span, 'end', { name }, { kitCode });
  const what = exit.kind === 'return' && exit.value ? wrongValue(project, path, exit.value, 0) : undefined; // mutate-ok: one without a value is empty
  if (what === undefined) return;
  const call = exit.value?.is === 'call' ? facts.calls[exit.value.call] : undefined;
  const instead = what === 'a text' ? 'new Response(…)' : isBeforeKit3(project) ? 'json(…)' : 'Response.json(…)';
  if (call) report(call.span, 'ofHelper', { name, what, helper: call.calleeFn === undefined ? calleeName(facts, call) : 'its function', instead }, { kitCode });
  else report(exit.span, 'value', { name, what, instead }, { kitCode });
}

/** From Kit 3 on, `json()` is deprecated. */
function isBeforeKit3(project: Project): boolean {
  return project.kitSatisfies('<3.0.0-0') !== false;
}

/** Does it leave without a value? Not behind a call that never comes back, such as `error()`. */
function isEmpty(project: Project, facts: FileFacts, { at, kind, value }: ExitFact): boolean {
  const isOut = kind !== 'throw' && (value === undefined || value.is === 'undefined');
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
