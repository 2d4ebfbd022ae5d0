/** What `requested()` and `.updates()` are given. */
import {
  calledRemote, entryInWords, literalText, remoteCallOf, remoteOfEntry, remoteRef, serverEntries,
  type CallFact, type CheckContext, type FileFacts, type Project, type RemoteFunction, type RuleMeta, type Value,
} from '@sk-audit/core';

export const messages = {
  requestedQuery: { text: '`requested()` is given {{what}}, and takes a query function.', advice: 'Give it the query itself: `requested(getCart, 10)`.' },
  requestedLimit: { text: '`requested()` throws, as its limit is {{what}}.', advice: 'Give a whole number, or `Infinity`.' },
  requestedContext: { text: '`requested()` throws {{where}}, as browsers ask for refreshes only when they call a `command` or `form`.', advice: 'Call it in a `command` or `form`.' },
  requestedMethod: { text: '`{{method}}()` throws for `{{name}}`, which is {{kind}}.', advice: 'Call `{{other}}()`.' },
  requestedLoop: { text: 'The query `{{name}}` has a schema, whose answer has to be waited for, and this loop does not wait.', advice: 'Write `for await (… of requested(…))`.' },
  updatesArgument: { text: '`.updates()` fails, as it is given {{what}}.', advice: 'Give it queries, each as an argument of its own.' },
  updatesTwice: { text: '`.updates()` fails, as it is given two overrides of the same query.', advice: 'Make one of them.' },
  updatesRepeated: { text: 'The second `.updates()` of a call does nothing.', advice: 'Give all queries to the first.' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

const remotes = `import { command, query } from '$app/server';
export const getCart = query('unchecked', async (id) => [id]);
export const getTotal = query.live(async function* () { yield 1; });
export const order = command('unchecked', async (item) => item);
`;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'requested',
      files: {
        'src/lib/cart.remote.ts': remotes,
        'src/lib/order.remote.ts': `import { command, query, requested } from '$app/server';
import * as v from 'valibot';
import { getCart, getTotal, order } from './cart.remote';
export const getItem = query(v.number(), async (id) => id);
export const buy = command('unchecked', async (id) => {
  await requested(order, 5).refreshAll(); // ✗ requestedQuery "order"
  await requested(getCart).refreshAll(); // ✗ requestedLimit "requested(getCart)"
  await requested(getTotal, 5).refreshAll(); // ✗ requestedMethod "requested(getTotal, 5).refreshAll"
  for (const { query } of requested(getItem, 5)) query.refresh(); // ✗ requestedLoop "requested(getItem, 5)"
});
export const getOpen = query(async () => {
  await requested(getCart, 5).refreshAll(); // ✗ requestedContext "requested(getCart, 5)"
  return [];
});
`,
      },
      says: ['`requested()` is given a command, and takes a query function.', '`requested()` throws, as its limit is missing.', '`refreshAll()` throws for `getTotal`, which is a live query.', 'Call `reconnectAll()`.', '`requested()` throws in the remote function `getOpen`, as browsers ask for refreshes only when they call a `command` or `form`.'],
    },
    {
      title: 'updates',
      kit: '3.2.0',
      files: {
        'src/routes/cart.remote.ts': remotes,
        'src/routes/+page.svelte': `<script>
  import { getCart, order } from './cart.remote';
  const one = () => order(1).updates([getCart(1), getCart(2)]); // ✗ updatesArgument "[getCart(1), getCart(2)]"
  const two = () => order(2).updates(getCart(2).withOverride(() => []), getCart(2).withOverride(() => [2])); // ✗ updatesTwice "getCart(2).withOverride(() => [2])"
  const three = () => order(3).updates(getCart(1)).updates(getCart(2)); // ✗ updatesRepeated "order(3).updates(getCart(1)).updates"
</script>
<button onclick={one}>1</button><button onclick={two}>2</button><button onclick={three}>3</button>
`,
      },
      says: ['`.updates()` fails, as it is given a list.'],
    },
  ],
  good: [
    {
      title: 'As Kit expects it',
      files: {
        'src/lib/cart.remote.ts': remotes,
        'src/lib/order.remote.ts': `import { command, requested } from '$app/server';
import { getCart, getTotal } from './cart.remote';
export const buy = command('unchecked', async (limit) => {
  await requested(getCart, 5).refreshAll();
  await requested(getTotal, Infinity).reconnectAll();
  for await (const { query } of requested(getCart, limit)) query.refresh();
});
`,
        'src/routes/+page.svelte': `<script>
  import { getCart, order } from '$lib/cart.remote';
  const buy = () => order(1).updates(getCart, getCart(1).withOverride(() => []), getCart(2).withOverride(() => []));
</script>
<button onclick={buy}>Buy</button>
`,
      },
    },
  ],
};

/** Reports what they refuse. */
export function check(context: Context): void {
  const { facts, path, project } = context;
  for (const { call, index, symbol } of project.packageCalls(path)) if (symbol === '$app/server#requested') checkRequested(context, call, index);
  for (const call of facts.calls) {
    const on = call.callee.from === 'call' ? facts.calls[call.callee.call] : undefined; // mutate-ok: for the type
    if (on) checkMember(context, call, on);
  }
}

function checkRequested({ facts, path, project, report }: Context, call: CallFact, index: number): void {
  const [query, limit] = call.args;
  if (call.spread || !query) return;
  const what = noQuery(project, facts, query);
  if (what !== undefined) return report(call.argSpans[0] ?? call.span, 'requestedQuery', { what }, { kitCode: 'remote_requested_invalid_query' });
  const where = wrongPlace(project, path, call);
  if (where !== undefined) return report(call.span, 'requestedContext', { where }, { kitCode: 'remote_requested_context' });
  const wrong = limit ? noLimit(limit) : 'missing';
  if (wrong !== undefined) return report(call.argSpans[1] ?? call.span, 'requestedLimit', { what: wrong }, { kitCode: 'remote_requested_invalid_limit' });
  const remote = remoteAt(project, path, query);
  const isLate = remote && loopsAtOnce(facts, index) && hasSchema(remote); // mutate-ok: for the type
  if (isLate) report(call.span, 'requestedLoop', { name: remote.name }, { kitCode: 'remote_requested_async_validator' });
}

function remoteAt(project: Project, path: string, value: Value): RemoteFunction | undefined {
  const found = value.is === 'ref' ? remoteRef(project, path, value.ref) : undefined;
  return found?.rest.length === 0 ? found.remote : undefined;
}

function noQuery(project: Project, { path }: FileFacts, value: Value): string | undefined {
  const called = remoteCallOf(project, path, value);
  if (called?.kind.startsWith('query')) return 'the result of a query';
  const kind = remoteAt(project, path, value)?.kind;
  return kind === undefined || kind.startsWith('query') ? undefined : `a ${kind}${kind === 'prerender' ? ' function' : ''}`;
}

function noLimit(value: Value): string | undefined {
  if (value.is === 'undefined') return 'missing';
  if (value.is !== 'literal') return undefined;
  const isFine = Number.isInteger(value.value) && Number(value.value) >= 0;
  return isFine ? undefined : `\`${typeof value.value === 'string' ? `'${value.value}'` : String(value.value)}\``;
}

/** Something that browsers do not call with refreshes. */
function wrongPlace(project: Project, path: string, { fn, span, when }: CallFact): string | undefined {
  const entries = serverEntries(project, { path, fn, at: span[0], when });
  const wrong = entries.find((entry) => {
    const kind = remoteOfEntry(project, entry)?.kind;
    return kind !== 'command' && kind !== 'form';
  });
  return wrong && entryInWords(wrong);
}

/** `for (const x of requested(…))` without `await`. */
function loopsAtOnce({ awaits, bindings }: FileFacts, index: number): boolean {
  const isIt = (value: Value | undefined): boolean => value?.is === 'call' && value.call === index; // mutate-ok: for the type
  const isLoop = bindings.some(({ init }) => init?.is === 'mix' && isIt(init.of[0]));
  return isLoop && !awaits.some(({ value }) => isIt(value));
}

/** Kit waits for whatever a schema says. */
function hasSchema({ made }: RemoteFunction): boolean {
  return made.args.length >= 2 && literalText(made.args[0]) === undefined;
}

/** A call of what `on` gives. */
function checkMember(context: Context, call: CallFact, on: CallFact): void {
  const { facts, path, project, report } = context;
  const method = call.callee.path.join('.');
  if (method === 'updates' && isSubmission(project, facts, on)) checkUpdates(context, call);
  if (method === 'updates' && isUpdates(project, facts, on)) report(call.calleeSpan, 'updatesRepeated', {}, { kitCode: 'remote_updates_repeated' });
  const remote = project.symbol(path, on.callee) === '$app/server#requested' && on.args[0] ? remoteAt(project, path, on.args[0]) : undefined; // mutate-ok: an argument is there, or Kit says something else
  const isLive = remote?.kind === 'query.live';
  const other = isLive ? 'reconnectAll' : 'refreshAll';
  if (remote?.kind.startsWith('query') && /^(?:refresh|reconnect)All$/.test(method) && method !== other) {
    report(call.calleeSpan, 'requestedMethod', { method, name: remote.name, kind: isLive ? 'a live query' : 'no live query', other }, { kitCode: 'remote_requested_wrong_method' });
  }
}

/** `order(…)` of a command, `order.submit()` of a form. */
function isSubmission(project: Project, { path }: FileFacts, call: CallFact): boolean {
  if (calledRemote(project, path, call)?.kind === 'command') return true;
  const found = remoteRef(project, path, call.callee);
  return found?.remote.kind === 'form' && found.rest.join() === 'submit';
}

function isUpdates(project: Project, facts: FileFacts, { callee }: CallFact): boolean {
  const on = callee.from === 'call' && callee.path.join() === 'updates' ? facts.calls[callee.call] : undefined; // mutate-ok: the first is for the type, and updates of others are no submission
  return on !== undefined && isSubmission(project, facts, on);
}

function checkUpdates({ facts, path, project, report }: Context, { args, argSpans, span }: CallFact): void {
  const overrides = new Set<string>();
  for (const [i, arg] of args.entries()) {
    const at = argSpans[i] ?? span;
    const what = arg.is === 'array' ? 'a list' : arg.is === 'object' ? 'an object' : arg.is === 'literal' ? `\`${String(arg.value)}\`` : undefined;
    if (what !== undefined) report(at, 'updatesArgument', { what }, { kitCode: 'remote_updates_invalid_argument' });
    const query = overrideOf(project, facts, path, arg);
    if (query === undefined) continue;
    if (overrides.has(query)) report(at, 'updatesTwice', {}, { kitCode: 'remote_updates_duplicate_override' });
    overrides.add(query);
  }
}

/** The query of `getCart(2).withOverride(…)`, as a text that is the same for the same query. */
function overrideOf(project: Project, { calls }: FileFacts, path: string, value: Value): string | undefined {
  const callee = value.is === 'call' ? calls[value.call]?.callee : undefined; // mutate-ok: for the type
  const on = callee?.from === 'call' && callee.path.join() === 'withOverride' ? calls[callee.call] : undefined;
  const remote = on && calledRemote(project, path, on);
  // Of other expressions facts keep only what they are made of.
  const isKnown = on?.args.every(({ is }) => is === 'literal' || is === 'ref');
  return remote && isKnown ? `${remote.path} ${remote.name} ${JSON.stringify(on.args)}` : undefined;
}
