import { actionOf, alternatives, canRun, conditionsOf, defineRule, formsIn, indexOf, ownRequest, standsOn, type AttributeFact, type CallFact, type CheckContext, type ElementFact, type FileFacts, type Form, type FunctionRef, type OwnRequest, type Project, type Value } from '@sk-audit/core';
import { needsScript } from './needs-script.js';

const SENDS: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Kit's own listener by hand: what the docs show. */
const BY_HAND = /^\$app\/forms#(?:deserialize|applyAction|enhance)$/;
/** What a form cannot do: read an answer bit by bit, save a file. */
const BEYOND_FORMS: ReadonlySet<string> = new Set(['getReader', 'pipeThrough', 'blob', 'arrayBuffer', 'createObjectURL']);

type Context = CheckContext<'fetched'>;

export default defineRule({
  id: 'no-client-fetch-form-submit',
  severity: 'warn',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'a question of how an app is built: for parts that make no sense without scripts, a form action is not always the better way',
  summary: 'Forbids forms that a `fetch` of the component sends to an endpoint of the app, where a form action would do.',
  why: `A form whose submit handler fetches an endpoint of the same app only works once its script runs: before that, and without JavaScript, the
button reloads the page and the input is gone. The handler has to do by itself what Kit does for form actions: errors, the \`form\` prop,
redirects, loading the page's data anew. And Kit's protection against cross-site requests looks at form content only, not at JSON.

The rule reports a form when its submit handler, or a function of the component that it calls, sends \`POST\`, \`PUT\`, \`PATCH\` or \`DELETE\` to a
\`+server\` file of the app. It leaves alone forms that post to an action as well, the listener by hand that Kit's docs show (\`deserialize\`,
\`applyAction\`), answers that are streamed or saved as a file, pages that are only rendered in the browser, and what makes no sense without
scripts anyway: forms in dialogs and under an \`{#if}\` that state of the component opens, forms that no button and no Enter can submit, and
those that a captcha guards.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-Custom-event-listener', 'https://svelte.dev/docs/kit/routing#server'],
  messages: {
    fetched: { text: 'A form is sent by this `fetch` to `{{method}} {{route}}`, so it does nothing until its script runs.', advice: 'Move what `{{method}}` in `{{endpoint}}` does into a form action, and post the form to that with `use:enhance`.' },
  },
  examples: {
    bad: [
      {
        title: 'A login by fetch',
        files: {
          'src/routes/login/+page.svelte': `<script>
  let email = $state('');
  async function login(event) {
    event.preventDefault();
    await fetch('/api/login', { method: 'POST', body: email }); // ✗ fetched "fetch('/api/login', { method: 'POST', body: email })"
  }
</script>
<form onsubmit={login}><input bind:value={email} /></form>
`,
          'src/routes/api/login/+server.ts': 'export const POST = async () => new Response();\n',
        },
      },
      {
        title: 'Svelte 4, with the modifier',
        svelte: '4.2.19',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  let note = '';
  const send = () => fetch('/api/orders', { method: 'PUT', body: note }); // ✗ fetched "fetch('/api/orders', { method: 'PUT', body: note })"
</script>
<form on:submit|preventDefault={() => send()}><input bind:value={note} /></form>
`,
          'src/routes/api/orders/+server.ts': 'export const PUT = async () => new Response();\n',
        },
      },
    ],
    good: [
      {
        title: 'An action',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="email" /></form>
`,
          'src/routes/login/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) };\n',
        },
      },
      {
        title: 'The listener by hand that the docs show, and a search',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { applyAction, deserialize } from '$app/forms';
  async function login(event) {
    event.preventDefault();
    const answer = await fetch('/api/login', { method: 'POST', body: new FormData(event.currentTarget) });
    applyAction(deserialize(await answer.text()));
  }
  const search = () => fetch('/api/login?q=a');
</script>
<form onsubmit={login}><input name="email" /></form>
<form onsubmit={search}><input name="q" /></form>
`,
          'src/routes/api/login/+server.ts': 'export const POST = async () => new Response();\nexport const GET = async () => new Response();\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    if (!project.isLive(path) || isSpa(project, path)) return;
    const forms = formsIn(project, path).filter((form) => !worksByItself(project, form) && !needsScript(project, form));
    const sent = new Map(forms.flatMap((form) => sendingCalls(context, form).map((call) => [call, form] as const)));
    for (const [call, form] of sent) reportCall(context, call, form);
  },
});

/** Nothing of it works without a script anyway. */
function isSpa(project: Project, path: string): boolean {
  const { pages, others } = standsOn(project, path);
  return !others && pages.every((page) => project.pageOptions(page).ssr !== true);
}

/** Does the browser, or `use:enhance`, send it to an action? */
function worksByItself(project: Project, form: Form): boolean {
  return form.enhanced === true || (form.method === 'POST' && form.targets.some((target) => actionOf(project, target) !== 'none'));
}

/** The first call of the submit handlers, as the form's own conditions let them run, that sends something to the app itself, unless they do what a form cannot. */
function sendingCalls({ facts, path, project }: Context, form: Form): readonly CallFact[] {
  const { attributes } = facts.elements[form.element] as ElementFact;
  const calls = attributes.filter(isSubmit).flatMap((one) => callsOf(project, facts, one, whenOf(facts, form)));
  if (calls.some((call) => BEYOND_FORMS.has(call.callee.path.at(-1) ?? '') || BY_HAND.test(project.symbol(path, call.callee) ?? ''))) return [];
  const outward = calls.filter(({ callee }) => !ownFunction(project, facts, { is: 'ref', ref: callee }));
  return outward.filter((call) => SENDS.has(ownRequest(project, path, call)?.method ?? '')).slice(0, 1);
}

function reportCall({ facts, path, project, report }: Context, call: CallFact, form: Form): void {
  const { endpoint, method, node } = ownRequest(project, path, call) as OwnRequest;
  const { tag } = facts.elements[form.element] as ElementFact;
  report(call.span, 'fetched', { method: method as string, route: node.id, endpoint }, { related: [{ path, span: tag, message: 'the form' }] });
}

function isSubmit({ name }: AttributeFact): boolean {
  return name === 'submit' || name === 'onsubmit';
}

type May = (call: CallFact) => boolean;

/** May the call run while the form is shown? Not in the `else` of what `{#if}` asks around the form. */
function whenOf(facts: FileFacts, { element }: Form): May {
  const shown = new Map(conditionsOf(facts, facts.elements[element]?.when).map(({ is, test }) => [JSON.stringify(test), is]));
  return ({ when }) => canRun(conditionsOf(facts, when), (test) => shown.get(JSON.stringify(test)) ?? 'unknown') !== false;
}

/** The calls of the handler that may run, and of the component's own functions that they call. */
function callsOf(project: Project, facts: FileFacts, { value }: AttributeFact, may: May): readonly CallFact[] {
  const functions = new Set((value ? alternatives(value) : []).flatMap((one) => ownFunction(project, facts, one)?.fn ?? []));
  const calls: CallFact[] = [];
  for (const fn of functions) {
    const own = callsIn(facts, fn).filter(may);
    calls.push(...own);
    for (const { callee } of own) {
      const next = ownFunction(project, facts, { is: 'ref', ref: callee });
      if (next) functions.add(next.fn);
    }
  }
  return calls;
}

function ownFunction(project: Project, { path }: FileFacts, value: Value): FunctionRef | undefined {
  const fn = project.resolveFunction(path, value);
  return fn?.path === path ? fn : undefined; // mutate-ok: the indexes of another file mean nothing here
}

/** With those of the callbacks of promises; a timer or another event is another matter. */
function callsIn(facts: FileFacts, fn: number): readonly CallFact[] {
  const own = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
  const callbacks = own.filter(({ callee }) => callee.path.at(-1) === 'then').flatMap(({ args }) => args).flatMap((arg) => (arg.is === 'function' ? callsIn(facts, arg.fn) : [])); // mutate-ok: only functions have fn
  return [...own, ...callbacks];
}
