/** Where remote functions are called, and with what. */
import {
  actionNames, calledRemote, calleeName, entryInWords, hasRemoteFiles, isPrerenderOn, pagesBelow, remoteOfEntry, renderedBy, routePrerender, serverEntries,
  type CallFact, type CheckContext, type Entry, type Project, type RemoteFunction, type RouteNode, type RuleMeta, type Value,
} from '@sk-audit/core';

export const messages = {
  command: { text: 'The command {{name}} throws {{where}}: it may not run while a page is merely asked for.', advice: 'Call it in an event handler, or make it a `query`.' },
  query: { text: '{{name}} throws while the page `{{page}}` is prerendered, as a query has no answer then.', advice: 'Make it a `prerender` function, or do not prerender the page.' },
  notDynamic: { text: '{{name}} fails when the app runs: no prerendered page calls it, so it was answered for no argument while the app was built.', advice: 'Give it `{ dynamic: true }`, or `inputs`.' },
  argument: { text: '{{name}} is given {{what}}, which cannot be sent to the server.', advice: '{{todo}}' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A command that a page is rendered with',
      files: {
        'src/lib/visits.remote.ts': `import { command, query } from '$app/server';
export const count = command(async () => 1);
export const getVisits = query(async () => {
  await count(); // ✗ command "count()"
  return [];
});
`,
        'src/routes/+page.server.ts': `import { count } from '$lib/visits.remote';
export const load = async () => ({ visits: await count() }); // ✗ command "count()"
`,
        'src/routes/+page.svelte': `<script>
  import { count } from '$lib/visits.remote';
  count(); // ✗ command "count()"
</script>
`,
      },
      says: ['The command `count()` throws in `load`: it may not run while a page is merely asked for.', 'The command `count()` throws in the remote function `getVisits`: it may not run while a page is merely asked for.', 'The command `count()` throws while the component is rendered: it may not run while a page is merely asked for.'],
    },
    {
      title: 'A query of a prerendered page, and a prerender function of one that is not',
      files: {
        'src/lib/terms.remote.ts': `import { query } from '$app/server';
export const getTerms = query(async () => 'None.');
`,
        'src/lib/term.remote.ts': `import { prerender } from '$app/server';
export const getTerm = prerender('unchecked', async (id) => id);
`,
        'src/routes/terms/+page.ts': `import { getTerms } from '$lib/terms.remote';
export const prerender = true;
export const load = async () => ({ terms: await getTerms() }); // ✗ query "getTerms()"
`,
        'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
        'src/routes/terms/[id]/+page.ts': `import { getTerm } from '$lib/term.remote';
export const load = async ({ params }) => ({ term: await getTerm(params.id) }); // ✗ notDynamic "getTerm(params.id)"
`,
        'src/routes/terms/[id]/+page.svelte': '<h1>Term</h1>\n',
      },
    },
    {
      title: 'A page that takes posts; what cannot be sent',
      kit: '3.2.0',
      files: {
        'src/routes/search.remote.ts': `import { command, query } from '$app/server';
export const search = query('unchecked', async (text) => [text]);
export const save = command('unchecked', async (data) => data);
`,
        'src/routes/+page.server.ts': 'export const actions = { default: async () => ({}) };\n',
        'src/routes/+page.svelte': `<script>
  import { save, search } from './search.remote';
  import { readName } from './name';
  save(1); // ✗ command "save(1)"
  const find = () => search({ text: new RegExp('a') }); // ✗ argument "{ text: new RegExp('a') }"
  const keep = () => save({ name: readName() }); // ✗ argument "{ name: readName() }"
</script>
<button onclick={find}>Find</button><button onclick={keep}>Keep</button>
`,
        'src/routes/name.ts': "export const readName = async () => 'Ada';\n",
      },
      says: ['`search()` is given a regular expression, which cannot be sent to the server.', 'Wait for it: `await readName()`.'],
    },
  ],
  good: [
    {
      title: 'In handlers, actions and other commands',
      files: {
        'src/lib/visits.remote.ts': `import { command, prerender, query } from '$app/server';
export const count = command('unchecked', async (amount) => amount);
export const countTwice = command('unchecked', async (amount) => [await count(amount), await count(amount)]);
export const getVisits = query(async () => []);
export const getTerms = prerender(async () => 'None.');
export const getTerm = prerender('unchecked', async (id) => id, { dynamic: true });
`,
        'src/routes/+page.server.ts': `import { count } from '$lib/visits.remote';
export const actions = { default: async () => { await count(1); } };
`,
        'src/routes/+page.svelte': `<script>
  import { count, getTerm, getTerms, getVisits } from '$lib/visits.remote';
  import { readName } from '$lib/name';
  const visits = getVisits();
  const term = getTerm('a');
  const save = async () => count({ name: await readName() });
</script>
<button onclick={() => count(1)}>One more</button><button onclick={save}>Save</button>
`,
        'src/lib/name.ts': "export const readName = async () => 'Ada';\n",
      },
    },
  ],
};

/** Reports calls that Kit refuses. */
export function check(context: Context): void {
  const { facts, path, project } = context;
  for (const call of hasRemoteFiles(project) ? facts.calls : []) { // mutate-ok: only spares work
    const remote = call.tries ? undefined : calledRemote(project, path, call);
    if (!remote) continue;
    if (remote.kind === 'command') checkCommand(context, call);
    else if (remote.kind === 'prerender') checkPrerender(context, call, remote);
    else checkQuery(context, call);
    checkArgument(context, call, remote);
  }
}

function checkCommand({ facts, path, project, report }: Context, call: CallFact): void {
  const place = { path, fn: call.fn, at: call.span[0], when: call.when };
  const name = calleeName(facts, call);
  for (const entry of serverEntries(project, place)) {
    const kitCode = commandCode(project, entry);
    if (kitCode !== undefined) return report(call.span, 'command', { name, where: entryInWords(entry) }, { kitCode });
  }
  const [component] = renderedBy(project, place);
  if (component === undefined) return;
  const takesPosts = project.routesUsing(component).some(({ page }) => actionNames(project, page?.server).names.length > 0); // mutate-ok: examples show no codes
  const where = component === path ? 'while the component is rendered' : `while \`${component}\` is rendered`;
  report(call.span, 'command', { name, where }, { kitCode: takesPosts ? 'remote_command_render' : 'remote_command_method' }); // mutate-ok: the same
}

/** What Kit says when the entry calls a command; undefined where it may. */
function commandCode(project: Project, entry: Entry): string | undefined {
  if (entry.role === 'load' || /^(?:GET|HEAD)$/.test(entry.name)) return 'remote_command_method';
  const kind = remoteOfEntry(project, entry)?.kind;
  // Browsers send batches by POST, at which Kit 2 does not look further.
  const isRead = kind === 'query.batch' ? project.kitSatisfies('>=3.0.0-0') === true : kind === 'query' || kind === 'query.live' || kind === 'prerender';
  return isRead ? 'remote_command_readonly' : undefined;
}

function checkQuery({ facts, path, project, report }: Context, call: CallFact): void {
  if (call.when !== undefined) return;
  const place = { path, fn: call.fn, at: call.span[0] };
  const files = [...serverEntries(project, place).map(({ declaredIn }) => declaredIn), ...renderedBy(project, place)];
  const page = files.flatMap((file) => usersOf(project, file)).find((node) => node.page && project.pageOptions(node).prerender === true);
  if (page) report(call.span, 'query', { name: calleeName(facts, call), page: page.id }, { kitCode: 'remote_query_prerender' });
}

/** A function with an argument that nothing asks for while the app is built. */
function checkPrerender({ facts, project, report }: Context, call: CallFact, remote: RemoteFunction): void {
  const users = project.importers(remote.path, true).map((from) => usersOf(project, from));
  // Hooks and other remote modules, which are part of no page, may call it at any time.
  const mayBeAsked = users.some((nodes) => nodes.length === 0 || nodes.some((node) => mayPrerender(project, node)));
  if (!mayBeAsked && needsInputs(project, remote)) report(call.span, 'notDynamic', { name: calleeName(facts, call) }, { kitCode: 'remote_prerender_not_dynamic' });
}

/** Does it take an argument, and has no options? */
function needsInputs(project: Project, { made: { args: [, fn, options] }, path }: RemoteFunction): boolean {
  return fn !== undefined && project.resolveFunction(path, fn) !== undefined && options === undefined;
}

/** The pages that the file is part of, or whose code it is used by. */
function usersOf(project: Project, path: string): readonly RouteNode[] {
  return [...pagesBelow(project, path), ...project.routesUsing(path)];
}

function mayPrerender(project: Project, node: RouteNode): boolean {
  const prerender = routePrerender(project, node);
  return prerender === 'unknown' || isPrerenderOn(prerender);
}

function checkArgument({ facts, path, project, report }: Context, call: CallFact, remote: RemoteFunction): void {
  const [argument] = call.args;
  const name = calleeName(facts, call);
  for (const one of argument ? partsOf(argument) : []) {
    const made = one.is === 'call' ? facts.calls[one.call] : undefined; // mutate-ok: for the type
    if (!made || made.awaited) continue;
    const problem = isRegExp(made)
      ? { what: 'a regular expression', todo: 'Pass its text.' }
      : remote.kind === 'command' && isPromise(project, path, made) && { what: 'a promise', todo: `Wait for it: \`await ${calleeName(facts, made).replaceAll('`', '')}\`.` };
    if (problem) return report(call.argSpans[0] ?? call.span, 'argument', { name, ...problem }, { kitCode: 'remote_argument_unsupported' });
  }
}

function partsOf(value: Value): readonly Value[] {
  if (value.is === 'object') return Object.values(value.props).flatMap(partsOf);
  return value.is === 'array' ? value.items.flatMap(partsOf) : [value];
}

function isRegExp({ callee }: CallFact): boolean {
  return callee.from === 'global' && callee.name === 'RegExp' && callee.path.length === 0; // mutate-ok: for the type
}

/** Does the call surely give a promise? */
function isPromise(project: Project, path: string, { callee }: CallFact): boolean {
  const fn = project.resolveFunction(path, { is: 'ref', ref: callee });
  const fact = fn && project.facts(fn.path)?.functions[fn.fn];
  const isFetch = callee.from === 'global' && callee.name === 'fetch'; // mutate-ok: for the type
  return isFetch || (fact?.async === true && fact.generator !== true);
}
