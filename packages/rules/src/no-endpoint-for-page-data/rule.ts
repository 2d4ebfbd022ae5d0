import { conditionsOf, defineRule, origins, ownEndpoint, requestMethod, type CallFact, type CheckContext, type FileFacts, type Ref, type Value } from '@sk-audit/core';

/** Hooks that run their callback when the component is mounted or its data changes. */
const ON_MOUNT: ReadonlySet<string> = new Set(['svelte#onMount', 'svelte#afterUpdate', 'svelte#beforeUpdate']);
const BROWSER_ONLY: ReadonlySet<string> = new Set(['localStorage', 'sessionStorage', 'navigator', 'window', 'document', 'history', 'screen', 'Date', 'Intl']);

export default defineRule({
  id: 'no-endpoint-for-page-data',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: "Forbids loading a page's data in the browser through the app's own endpoint.",
  why: `Data that a component fetches when it is mounted is not in the server-rendered page: search engines and visitors see a spinner, the
layout jumps, and the request starts only after the scripts have run. The endpoint has to be guarded separately, its errors skip
\`+error.svelte\`, and nothing types the answer. A \`load\` function gives the same data with the page.

Requests that follow an event, poll, depend on what only the browser knows (\`localStorage\`, the window) or on what the visitor chose are
left alone, and so are pages that are never rendered on the server.`,
  sources: ['https://svelte.dev/docs/kit/load', 'https://svelte.dev/docs/kit/performance#Avoiding-waterfalls'],
  messages: {
    onMount: { text: 'The data of this component is fetched from `{{route}}`, an endpoint of the same app, only after it is mounted.', advice: 'Load it in `+page.server` (or `+page`) and call what `{{handler}}` in {{endpoint}} calls.' },
  },
  examples: {
    bad: [
      {
        title: 'onMount and an effect',
        files: {
          'src/routes/inbox/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let mails = $state([]);
  let folders = $state([]);
  onMount(async () => {
    const response = await fetch('/api/mails'); // ✗ onMount "fetch('/api/mails')"
    mails = await response.json();
  });
  $effect(() => {
    fetch('/api/folders').then((response) => response.json()).then((list) => (folders = list)); // ✗ onMount "fetch('/api/folders')"
  });
</script>
{mails.length} mails in {folders.length} folders
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
          'src/routes/api/folders/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.folders());\n',
        },
      },
      {
        title: 'Through a function of the component, in Svelte 4',
        svelte: '4.2.20',
        files: {
          'src/routes/profile/[name]/+page.svelte': `<script>
  import { onMount } from 'svelte';
  export let data;
  let posts = [];
  async function loadPosts() {
    const response = await fetch(\`/api/posts/\${data.name}\`); // ✗ onMount "fetch(\`/api/posts/\${data.name}\`)"
    posts = await response.json();
  }
  onMount(loadPosts);
</script>
{posts.length}
`,
          'src/routes/api/posts/[name]/+server.ts': 'export const GET = async ({ params }) => Response.json([params.name]);\n',
        },
      },
    ],
    good: [
      {
        title: 'After an event, while polling, or with what only the browser knows',
        files: {
          'src/routes/inbox/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let { data } = $props();
  let query = $state('');
  let hits = $state([]);
  async function search() {
    hits = await (await fetch('/api/mails?q=' + query)).json();
  }
  $effect(() => {
    fetch(\`/api/mails?q=\${query}\`).then((response) => response.json()).then((list) => (hits = list));
  });
  onMount(() => {
    const timer = setInterval(async () => (hits = await (await fetch('/api/mails')).json()), 5000);
    fetch('/api/mails?draft=' + localStorage.getItem('draft')).then((response) => response.json()).then((list) => (hits = list));
    return () => clearInterval(timer);
  });
</script>
<input bind:value={query} /><button onclick={search}>Search</button>{data.mails.length}{hits.length}
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
        },
      },
      {
        title: 'A page without server rendering',
        files: {
          'src/routes/app/+layout.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let mails = [];
  onMount(async () => { mails = await (await fetch('/api/mails')).json(); });
</script>
{mails.length}
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!path.endsWith('.svelte') || !project.isLive(path)) return;
    const calls = facts.calls.filter((call) => isGet(call) && isUsed(facts, call) && runsOnMount(context, call.fn) && !followsVisitor(context, call));
    if (calls.length === 0 || !isServerRendered(context)) return;
    for (const call of calls) {
      const found = ownEndpoint(project, path, call.args[0], 'GET');
      if (found && !isStream(context, found.endpoint)) context.report(call.span, 'onMount', { route: found.node.id, handler: found.handler, endpoint: found.endpoint });
    }
  },
});

function isGet({ callee, ...call }: CallFact): boolean {
  const name = callee.from === 'global' ? [callee.name, ...callee.path].join('.') : '';
  return /^(?:(?:window|globalThis)\.)?fetch$/.test(name) && requestMethod({ callee, ...call }) === 'GET';
}

/** A request whose answer nobody looks at is a beacon. */
function isUsed(facts: FileFacts, call: CallFact): boolean {
  return call.use !== 'discarded' && !(call.use === 'member' && facts.calls.some((one) => one.callee.from === 'call' && facts.calls[one.callee.call] === call && one.use === 'discarded' && one.callee.path[0] === 'catch'));
}

/** Does the function run when the component is mounted, and never otherwise? */
function runsOnMount(context: CheckContext<'onMount'>, fn: number, depth = 0): boolean {
  const { facts, path, project } = context;
  const fact = facts.functions[fn];
  if (!fact || depth > 8) return false;
  if (fact.kind === 'instance' || fact.kind === 'markup') return true;
  if (fact.kind === 'module' || fact.attribute) return false;
  const given = fact.argument && facts.calls[fact.argument.call];
  if (given) return isHook(context, given.callee) || (runsAtOnce(given) && runsOnMount(context, given.fn, depth + 1));
  const callers = project.callers({ path, fn }).filter((site) => site.path === path).map((site) => facts.calls[site.call] as CallFact);
  const handed = facts.calls.filter((call) => call.args.some((arg) => isFunction(context, arg, fn)));
  const isMentioned = facts.reads.some((read) => read.attribute !== undefined && isFunction(context, { is: 'ref', ref: read.ref }, fn));
  const places = [...callers.map((call) => runsOnMount(context, call.fn, depth + 1)), ...handed.map((call) => isHook(context, call.callee))];
  return !isMentioned && places.length > 0 && places.every(Boolean);
}

function isFunction({ path, project }: CheckContext<'onMount'>, value: Value, fn: number): boolean {
  const found = value.is === 'ref' ? project.resolveFunction(path, value) : undefined;
  return found?.path === path && found.fn === fn;
}

function isHook({ path, project }: CheckContext<'onMount'>, callee: Ref): boolean {
  if (callee.from === 'global') return callee.name === '$effect';
  return ON_MOUNT.has(project.symbol(path, callee) ?? '');
}

/** `.then(fn)`, `Promise.all(list.map(fn))`, an immediately called function. */
function runsAtOnce(call: CallFact): boolean {
  return /^(?:then|catch|finally|map|forEach|all)$/.test(call.callee.path.at(-1) ?? '');
}

/** Does the request hang on something that only the browser knows, or that the visitor changes? */
function followsVisitor(context: CheckContext<'onMount'>, call: CallFact): boolean {
  const { facts } = context;
  const fromArgs = call.args.flatMap((arg) => origins(facts, arg));
  const fromConditions = functionsAround(facts, call.fn, call.when).flatMap((when) => conditionsOf(facts, when)).flatMap((one) => testValues(one.test)).flatMap((value) => origins(facts, value));
  return fromArgs.some((ref) => isBrowserOnly(ref) || isChosen(facts, ref)) || fromConditions.some((ref) => isBrowserOnly(ref) || isChosen(facts, ref) || isPropOfPart(context, ref));
}

/** The conditions around the call and around each function that leads to it. */
function functionsAround(facts: FileFacts, fn: number, when: number | undefined): readonly (number | undefined)[] {
  const found = [when];
  for (let at = facts.functions[fn]; at && at.parent >= 0; at = facts.functions[at.parent]) found.push(at.argument ? facts.calls[at.argument.call]?.when : at.when);
  return found;
}

function testValues(test: FileFacts['conditions'][number]['test']): readonly Value[] {
  switch (test.is) {
    case 'not': return testValues(test.test);
    case 'and': case 'or': return test.tests.flatMap(testValues);
    case 'truthy': case 'typeof': case 'instanceof': case 'in': return [test.value];
    case 'equal': return [test.left, test.right];
    default: return test.of;
  }
}

function isBrowserOnly(ref: Ref): boolean {
  return ref.from === 'global' && BROWSER_ONLY.has(ref.name);
}

/** A variable of the component that changes after the start: bound, or assigned in an event handler. */
function isChosen(facts: FileFacts, ref: Ref): boolean {
  if (ref.from !== 'binding') return false;
  const binding = facts.bindings[ref.binding];
  if (!binding || binding.fn !== 1 || binding.prop) return false;
  return facts.writes.some((write) => write.target.from === 'binding' && write.target.binding === ref.binding);
}

/** `{#if open}` decides in the parent whether the data is needed at all. */
function isPropOfPart({ facts, path, project }: CheckContext<'onMount'>, ref: Ref): boolean {
  return ref.from === 'binding' && facts.bindings[ref.binding]?.prop === true && project.role(path) === 'component';
}

/** Is any page that shows the component rendered on a server for each visitor? */
function isServerRendered({ path, project }: CheckContext<'onMount'>): boolean {
  if (project.config.spaFallback) return false;
  const nodes = project.routesUsing(path).filter((node) => node.page);
  const pages = nodes.length > 0 ? nodes : project.routes.nodes.filter((node) => node.page);
  return pages.some((node) => { const options = project.pageOptions(node); return options.ssr === true && options.prerender === false; });
}

/** Events, files and other answers that are no data for a page. */
function isStream({ project }: CheckContext<'onMount'>, endpoint: string): boolean {
  const facts = project.facts(endpoint);
  return !facts || facts.calls.some((call) => call.args.some((arg) => /"[^"]*(?:event-stream|octet-stream|image\/|video\/|audio\/|application\/pdf|text\/csv)/.test(JSON.stringify(arg))));
}
