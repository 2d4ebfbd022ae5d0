import { calleeName, defineRule, neededImport, startsAtFirst, type CallFact, type FileFacts, type Project, type Ref, type Span, type Suggestion, type Value } from '@sk-audit/core';

export default defineRule({
  id: 'no-history-api',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Forbids `history.pushState()` and `history.replaceState()`, which the router does not hear of.',
  why: `The router keeps the scroll position, the snapshot and \`page.state\` of each entry in the browser's history, and writes a number into it to find them. An entry that
\`history.pushState()\` or \`history.replaceState()\` writes has none: when somebody comes back to it, the address changes and the page that is shown does not. \`page.url\` stays as it was, too. Kit warns of it in the
browser's console while you develop. \`pushState\` and \`replaceState\` of \`$app/navigation\` (Kit 3: \`goto\` with \`shallow\`) do the same with the router's knowledge.

They throw before the router has started: in \`onMount\`, effects and \`afterNavigate\` on a full page load. There \`history.replaceState(history.state, …)\` keeps the number.

Kit 1 had no such functions, and says nothing. What passes \`history.state\` on keeps the router's number, and is left alone (Kit warns of it, too). Calls in code that no page is built with are left alone, as are \`history.back()\` and the like.`,
  sources: ['https://svelte.dev/docs/kit/shallow-routing', 'https://svelte.dev/e/kit/history_api_conflict', '@sveltejs/kit 2.70.4 src/runtime/client/client.js', '@sveltejs/kit 3.2.0 src/runtime/client/client.js'],
  messages: {
    direct: { text: '{{name}} goes past the router, which shows the wrong page when somebody comes back to this entry of the history.', advice: '{{todo}}' },
  },
  examples: {
    bad: [
      {
        title: 'In a handler',
        files: {
          'src/routes/goods/+page.svelte': `<script>
  const show = (id) => history.pushState({}, '', '?id=' + id); // ✗ direct "history.pushState"
</script>
<button onclick={() => show(1)}>One</button>
<button onclick={() => window.history.replaceState(null, '', '/goods')}>None</button> <!-- ✗ direct "window.history.replaceState" -->
`,
        },
        after: {
          'src/routes/goods/+page.svelte': `<script>
  const show = (id) => history.pushState({}, '', '?id=' + id);
</script>
<button onclick={() => show(1)}>One</button>
<button onclick={() => window.history.replaceState(null, '', '/goods')}>None</button>
`,
        },
        says: ['Use `pushState` of `$app/navigation`.', 'Use `replaceState` of `$app/navigation`.', '`history.pushState()` goes past the router, which shows the wrong page when somebody comes back to this entry of the history.'],
      },
      {
        title: 'While the page starts',
        files: {
          'src/routes/goods/+page.svelte': `<script>
  import { onMount } from 'svelte';
  onMount(() => {
    if (location.search) history.replaceState({}, '', location.pathname); // ✗ direct "history.replaceState"
    history.pushState(null, '', '#top'); // ✗ direct "history.pushState"
  });
  onMount(async () => {
    await fetch('/api/visits');
    history.replaceState(null, '', '/goods'); // ✗ direct "history.replaceState"
  });
</script>
`,
        },
        says: [
          'Write `history.replaceState(history.state, …)`, as those of `$app/navigation` throw before the router has started.',
          'Wait for `tick()` of `svelte` and use `$app/navigation` then, whose functions throw before the router has started.',
          'Use `replaceState` of `$app/navigation`.',
        ],
      },
      {
        title: 'In Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/goods/show.ts': "export const show = (id) => globalThis.history.pushState({}, '', '?id=' + id); // ✗ direct \"globalThis.history.pushState\"\n",
          'src/routes/goods/+page.svelte': "<script>\n  import { show } from './show';\n</script>\n<button onclick={() => show(1)}>One</button>\n",
        },
        says: ['Use `goto(url, { shallow: true, state: {} })` of `$app/navigation`.'],
      },
    ],
    good: [
      {
        title: 'With the router',
        files: {
          'src/routes/goods/+page.svelte': `<script>
  import { pushState } from '$app/navigation';
  import { history as past } from '$lib/past';
  past.pushState({});
</script>
<button onclick={() => pushState('?id=1', {})}>One</button><button onclick={() => history.back()}>Back</button>
`,
          'src/lib/past.ts': 'export const history = { pushState: (entry) => entry };\n',
        },
      },
      { title: 'Kit 1', kit: '1.30.4', files: { 'src/routes/+page.svelte': "<button on:click={() => history.pushState({}, '', '/a')}>A</button>\n" } },
    ],
  },
  check({ facts, path, project, report }) {
    if (project.clientChain(path) === undefined) return;
    for (const call of facts.calls) {
      const method = historyMethod(call);
      if (method === undefined || keepsState(project, path, call.args[0])) continue;
      const isEarly = runsEarly(project, path, call);
      const data = { name: calleeName(facts, call), todo: isEarly ? EARLY[method] : LATER[method](project) };
      report(call.calleeSpan, 'direct', data, { kitCode: 'history_api_conflict', suggest: isEarly ? passOn(method, call) : useRouter(project, facts, method, call) });
    }
  },
});

type Method = 'pushState' | 'replaceState';

const MAX_DEPTH = 4;

/** On a full page load the router starts once the first components are there. @see @sveltejs/kit src/runtime/client/client.js initialize (2.70.4) */
const EARLY: { readonly [method in Method]: string } = {
  pushState: 'Wait for `tick()` of `svelte` and use `$app/navigation` then, whose functions throw before the router has started.',
  replaceState: 'Write `history.replaceState(history.state, …)`, as those of `$app/navigation` throw before the router has started.',
};

const LATER: { readonly [method in Method]: (project: Project) => string } = {
  pushState: (project) => `Use ${isKit3(project) ? '`goto(url, { shallow: true, state: {} })`' : '`pushState`'} of \`$app/navigation\`.`,
  replaceState: (project) => `Use ${isKit3(project) ? '`goto(url, { replace: true, shallow: true, state: {} })`' : '`replaceState`'} of \`$app/navigation\`.`,
};

function isKit3(project: Project): boolean {
  return project.kitSatisfies('>=3.0.0-0') === true;
}

/** `history.state`, or an object into which it is spread; through constants and the app's own functions. */
function keepsState(project: Project, path: string, value: Value | undefined, depth = 0): boolean {
  if (!value || depth > MAX_DEPTH) return false; // mutate-ok: the depth ends circles
  const keeps = (one: Value): boolean => keepsState(project, path, one, depth + 1);
  switch (value.is) {
    case 'object': return (value.spreads ?? []).some(keeps);
    case 'either': return value.of.some(keeps);
    case 'call': return givesState(project, path, value.call, depth);
    case 'ref': return isState(value.ref) || heldState(project, path, value.ref, depth);
    default: return false;
  }
}

function isState(ref: Ref): boolean {
  return ref.from === 'global' && /(?:^|\.)history\.state$/.test([ref.name, ...ref.path].join('.'));
}

function heldState(project: Project, path: string, ref: Ref, depth: number): boolean {
  const held = project.valueOf(path, ref);
  return held !== undefined && keepsState(project, held.path, held.value, depth + 1);
}

/** Does the app's own function give such a state on some way out? `structuredClone()` and the like give what they are given. */
function givesState(project: Project, path: string, index: number, depth: number): boolean {
  const { args, callee } = (project.facts(path) as FileFacts).calls[index] as CallFact;
  const fn = project.resolveFunction(path, { is: 'ref', ref: callee });
  if (!fn) return args.some((arg) => keepsState(project, path, arg, depth + 1));
  return (project.facts(fn.path) as FileFacts).exits.some((exit) => exit.fn === fn.fn && keepsState(project, fn.path, exit.value, depth + 1));
}

/** Does it run while the page starts, before anything was waited for? */
function runsEarly(project: Project, path: string, call: CallFact, depth = 0): boolean {
  const { awaits } = project.facts(path) as FileFacts;
  const isAtOnce = ({ callee, fn, span }: CallFact): boolean => !/^(?:then|catch|finally)$/.test(callee.path.at(-1) ?? '') && !awaits.some((one) => one.fn === fn && one.span[1] < span[0]);
  if (!isAtOnce(call) || depth > MAX_DEPTH) return false; // mutate-ok: the depth ends circles
  if (startsAtFirst(project, { path, fn: call.fn }, isAtOnce)) return true;
  return project.callers({ path, fn: call.fn }).some((site) => runsEarly(project, site.path, (project.facts(site.path) as FileFacts).calls[site.call] as CallFact, depth + 1));
}

function passOn(method: Method, { argSpans: [state] }: CallFact): readonly Suggestion[] {
  return method === 'replaceState' && state ? [{ message: 'Pass on the state that is there.', edits: [{ span: state, text: 'history.state' }] }] : [];
}

/** `history.pushState({}, '', url)` → `pushState(url, {})`, with its import. */
function useRouter(project: Project, facts: FileFacts, method: Method, { args, argSpans: [state, , url], span, spread }: CallFact): readonly Suggestion[] {
  const isGoto = isKit3(project);
  const needed = neededImport(facts, '$app/navigation', [isGoto ? 'goto' : method]);
  if (!needed || !url || spread) return [];
  const [name] = needed.locals as readonly [string];
  const kept = args[0]?.is === 'object' || args[0]?.is === 'ref' ? (state as Span) : '{}';
  const text = isGoto ? [name, '(', url, `, { ${method === 'replaceState' ? 'replace: true, ' : ''}shallow: true, state: `, kept, ' })'] : [name, '(', url, ', ', kept, ')'];
  return [{ message: `Use \`${name}\` of \`$app/navigation\`.`, edits: [...needed.edits, { span, text }] }];
}

function historyMethod({ callee }: CallFact): Method | undefined {
  return callee.from === 'global' ? (/^(?:(?:window|globalThis|self)\.)?history\.(pushState|replaceState)$/.exec([callee.name, ...callee.path].join('.'))?.[1] as Method | undefined) : undefined; // mutate-ok: only globals have a name
}
