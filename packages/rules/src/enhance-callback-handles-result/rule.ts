import {
  actionOf, alternatives, defineRule, enhanceCallbacks, formsIn, indexOf, kitEnhance, mayFail, redirectLocations, standsOn, surelyPasses,
  type AttributeFact, type CheckContext, type ElementFact, type Entry, type EnhanceCallbacks, type FileFacts, type Form, type FunctionRef, type Project, type Value,
} from '@sk-audit/core';
import { doesAnything, reactionOf, reactsTo, type Reaction } from './dropped.js';

type Id = 'failure' | 'redirect' | 'success';

export default defineRule({
  id: 'enhance-callback-handles-result',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: 15 findings read in real apps, 14 right and one arguable, short of 95 %.',
  summary: 'Demands that the callback of `use:enhance` does something about each result that the action gives.',
  why: `A callback that \`use:enhance\` is given takes the place of all that Kit does with the result: filling \`form\`, following the redirect,
loading the data anew, showing the error page. What the callback does not do itself is lost. Most often it reacts to \`error\`, which is only
what crashed, and forgets \`failure\`, which is what \`fail()\` gives: the visitor presses the button and nothing happens, or an optimistic
change stays on the page although the server refused it.

The rule names what the action surely answers with: a \`fail()\` that it returns, a redirect to another page in the place of a success, and, where the callback
does nothing but hide a spinner, the success after which the page still shows the old data. It leaves alone whatever may take care of the
result: \`update()\`, \`applyAction(result)\`, a function that is given the result, a variable that keeps it, any branch that may run.
\`error\` is not asked for, nor the enhancers of libraries.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-Customising-use:enhance', '@sveltejs/kit 2.70.4 src/runtime/app/forms.js', 'https://github.com/sveltejs/kit/issues/7072'],
  messages: {
    failure: { text: 'The action `{{action}}` can `fail()`, and this callback does nothing about it; the visitor is not told.', advice: 'Call `update()` for each result that the callback does not handle itself.' },
    redirect: { text: 'The action `{{action}}` can redirect to `{{location}}`, and this callback stays where it is.', advice: 'Call `update()` or `applyAction(result)` when the result is a `redirect`.' },
    success: { text: 'This callback does nothing when the action `{{action}}` succeeds; the page keeps showing what it was loaded with.', advice: 'Call `update()`, or `invalidateAll()`.' },
  },
  examples: {
    bad: [
      {
        title: 'Only what crashes is handled',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let message = $state('');
</script>
<form method="POST" use:enhance={() => { // ✗ failure "use:enhance"
  return async ({ result }) => {
    if (result.type === 'error') message = result.error.message;
    else if (result.type === 'success') message = 'Thank you!';
  };
}}><input name="amount" /></form>
`,
          'src/routes/orders/+page.server.js': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const amount = Number((await request.formData()).get('amount'));
    if (amount < 1) return fail(400, { amount });
    return { ordered: amount };
  }
};
`,
        },
      },
      {
        title: 'A redirect that nobody follows',
        files: {
          'src/routes/cart/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let busy = $state(false);
</script>
<form method="POST" use:enhance={() => { // ✗ redirect "use:enhance"
  busy = true;
  return () => { busy = false; };
}}><button disabled={busy}>Buy</button></form>
`,
          'src/routes/cart/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const actions = { default: () => redirect(303, '/thanks') };
`,
          'src/routes/thanks/+page.svelte': '<p>Thank you!</p>\n',
        },
      },
      {
        title: 'After a success the page is as it was',
        files: {
          'src/routes/aliases/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let { data } = $props();
  let problem = $state('');
</script>
<form method="POST" use:enhance={() => { // ✗ success "use:enhance"
  problem = '';
  return ({ result }) => {
    if (result.type === 'error') problem = result.error.message;
  };
}}><input name="alias" /></form>
{#each data.aliases as alias}<p>{alias}</p>{/each}
`,
          'src/routes/aliases/+page.server.js': `import { aliases } from '$lib/server/aliases';
export const load = () => ({ aliases: aliases.all() });
export const actions = {
  default: async ({ request }) => {
    aliases.add((await request.formData()).get('alias'));
  }
};
`,
          'src/lib/server/aliases.js': 'export const aliases = { all: () => [], add: () => {} };\n',
        },
      },
    ],
    good: [
      {
        title: 'An action that neither fails nor redirects',
        files: {
          'src/routes/likes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let { data } = $props();
  let liked = $state(false);
</script>
<form method="POST" use:enhance={() => {
  liked = !liked;
  return ({ result }) => { if (result.type === 'error') liked = !liked; };
}}><button>{data.count}</button></form>
`,
          'src/routes/likes/+page.server.js': `export const load = () => ({ count: 1 });
export const actions = { default: async ({ locals }) => { await locals.db.like(); } };
`,
        },
      },
      {
        title: 'The rest is left to Kit',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance, applyAction } from '$app/forms';
  let message = $state('');
</script>
<form method="POST" use:enhance={() => async ({ result, update }) => {
  if (result.type === 'error') message = result.error.message;
  else await update();
}}><input name="amount" /></form>
<form method="POST" use:enhance={() => async ({ result }) => {
  message = '';
  await applyAction(result);
}}><input name="amount" /></form>
<form method="POST" use:enhance={() => { message = 'Sending …'; }}><input name="amount" /></form>
`,
          'src/routes/orders/+page.server.js': `import { fail } from '@sveltejs/kit';
export const actions = { default: async () => fail(400, { closed: true }) };
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    const seen = new Set<string>();
    for (const form of formsIn(project, path)) {
      const enhance = kitEnhance(project, path, facts.elements[form.element] as ElementFact);
      const [callbacks, ...more] = enhance ? enhanceCallbacks(project, path, enhance) : [];
      if (!enhance || !callbacks || more.length > 0 || callbacks.isOpen) continue; // mutate-ok: without a directive there is no callback; the others have cases
      const key = `${callbacks.submit.path} ${callbacks.submit.fn}`;
      if (!seen.has(key) && checkForm(context, form, enhance, callbacks)) seen.add(key);
    }
  },
});

/** Says whether something was reported. */
function checkForm({ path, project, report }: CheckContext<Id>, form: Form, { name, span: [start] }: AttributeFact, callbacks: EnhanceCallbacks): boolean {
  const reactions = callbacks.results.flatMap((fn) => reactionOf(project, fn) ?? []);
  for (const action of actionsOf(project, form)) {
    for (const reaction of reactions) {
      const found = lostOf(project, path, action, reaction, callbacks.submit);
      if (!found) continue;
      report([start, start + `use:${name}`.length], found.id, { action: action.name, location: found.location ?? '' }, { related: [{ path: action.path, span: placeOf(project, action), message: 'the action' }] });
      return true;
    }
  }
  return false;
}

function actionsOf(project: Project, form: Form): readonly Entry[] {
  const found = form.targets.map((target) => actionOf(project, target));
  return found.filter((one): one is Entry => typeof one !== 'string' && !one.wrapped);
}

function placeOf(project: Project, { fn, path }: FunctionRef): readonly [number, number] {
  const made = (project.facts(path) as FileFacts).functions[fn];
  return made?.nameSpan ?? made?.span ?? [0, 0];
}

type Lost = { readonly id: Id; readonly location?: string };

function lostOf(project: Project, path: string, action: Entry, reaction: Reaction, submit: FunctionRef): Lost | undefined {
  if (mayFail(project, action) && !reactsTo(reaction, 'failure')) return { id: 'failure' };
  const isLost = !succeeds(project, action) && !doesAnything(reaction, 'redirect');
  const location = isLost ? otherPage(project, path, action) : undefined;
  if (location !== undefined) return { id: 'redirect', location };
  const isStale = succeeds(project, action) && !doesAnything(reaction, 'success') && !doesMore(project, submit) && loadsData(project, action);
  return isStale ? { id: 'success' } : undefined;
}

/** Where the action sends visitors, when the form stands on none of the pages there. */
function otherPage(project: Project, path: string, action: Entry): string | undefined {
  const { others, pages } = standsOn(project, path);
  if (others) return undefined;
  return redirectLocations(project, action).find((location) => {
    const there = /^\/(?!\/)[^\u0000]*$/.test(location) ? project.matchRoute(location.replace(/[?#].*/, ''))?.node : undefined;
    return there !== undefined && !pages.includes(there);
  });
}

/** Does it end without a failure or an exception on some way? Then a redirect is a guard, such as for whose session has ended. */
function succeeds(project: Project, { fn, path }: Entry): boolean {
  const facts = project.facts(path) as FileFacts;
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ at }) => !surelyPasses(facts, at, (call) => project.neverReturns(path, call)));
  return exits.some(({ kind, value }) => kind !== 'throw' && (value === undefined || alternatives(value).some(isPlain)));
}

function isPlain({ is }: Value): boolean {
  return is === 'object' || is === 'literal' || is === 'undefined';
}

/** Before the form is sent, does the page change by more than a variable that is set: is it optimistic? */
function doesMore(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const { callsOf, writesOf } = indexOf(facts);
  const calls = (callsOf.get(fn) ?? []).filter((index) => facts.calls[index]?.callee.from !== 'param');
  return calls.length > 0 || (writesOf.get(fn) ?? []).some(({ how, target, value }) => how !== '=' || target.path.length > 0 || value?.is !== 'literal');
}

/** Has the action's page data that a success may change? */
function loadsData(project: Project, { declaredIn }: Entry): boolean {
  return project.entries(declaredIn).some(({ role }) => role === 'load');
}
