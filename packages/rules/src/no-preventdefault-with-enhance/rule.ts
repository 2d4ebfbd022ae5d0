import { alternatives, defineRule, formsIn, indexOf, type AttributeFact, type CallFact, type CheckContext, type ElementFact, type FileFacts, type FunctionRef, type Project, type Value } from '@sk-audit/core';

type Context = CheckContext<'twice' | 'notStopped'>;

export default defineRule({
  id: 'no-preventdefault-with-enhance',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: four real findings in 108 apps, all right.',
  summary: 'Forbids submit handlers that prevent the default of a form that `use:enhance` sends all the same.',
  why: `\`use:enhance\` listens to the same event and does not ask whether its default was prevented. A handler that says \`preventDefault()\` and
fetches by itself sends the form a second time: two orders, two messages. A handler that says it to stop the form, as what was typed is not
good enough, stops nothing.

What stops an enhanced form is \`cancel()\`, which the callback of \`use:enhance\` gets.

The rule looks at handlers of the form itself. It leaves alone those that only prevent the default, which Kit does as well, those that
stop the event at once (\`stopImmediatePropagation\`), and forms whose \`enhance\` callback cancels.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-Customising-use:enhance', '@sveltejs/kit 3.2.0 src/runtime/app/forms/client.js'],
  messages: {
    twice: { text: 'This handler fetches by itself, and `use:enhance` sends the form a second time; it does not ask for `preventDefault()`.', advice: 'Drop `use:enhance`, or do the work in its callback.' },
    notStopped: { text: '`preventDefault()` does not stop a form with `use:enhance`; it is sent all the same.', advice: 'Call `cancel()` in the callback of `use:enhance`.' },
  },
  examples: {
    bad: [
      {
        title: 'Sent twice',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  async function order(event) {
    event.preventDefault();
    await fetch('/api/orders', { method: 'POST', body: new FormData(event.currentTarget) });
  }
</script>
<form method="POST" use:enhance onsubmit={order}><button>Order</button></form> <!-- ✗ twice "onsubmit={order}" -->
`,
        },
      },
      {
        title: 'Not stopped',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let amount = $state(0);
  function check(event) {
    if (amount < 1) event.preventDefault();
  }
</script>
<form method="POST" use:enhance onsubmit={check}><input bind:value={amount} /></form> <!-- ✗ notStopped "onsubmit={check}" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'Stopped by cancel',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let amount = $state(0);
</script>
<form method="POST" use:enhance={({ cancel }) => { if (amount < 1) cancel(); }}><input bind:value={amount} /></form>
`,
        },
      },
      {
        title: 'A plain form',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  let amount = $state(0);
  function check(event) {
    if (amount < 1) event.preventDefault();
  }
</script>
<form method="POST" onsubmit={check}><input bind:value={amount} /></form>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    for (const { element } of formsIn(project, path)) checkForm(context, facts.elements[element] as ElementFact);
  },
});

function checkForm({ facts, path, project, report }: Context, { attributes }: ElementFact): void {
  const enhance = attributes.find(({ ref }) => ref !== undefined && project.symbol(path, ref) === '$app/forms#enhance'); // mutate-ok: for the type
  if (!enhance || callsOf(project, facts, enhance.value).some(isCancel)) return;
  for (const handler of attributes.filter(isSubmit)) {
    const calls = callsOf(project, facts, handler.value);
    const prevents = calls.filter(({ callee }) => callee.path.at(-1) === 'preventDefault');
    if (calls.some(({ callee }) => callee.path.at(-1) === 'stopImmediatePropagation')) continue;
    if ((handler.modifiers?.includes('preventDefault') || prevents.length > 0) && calls.some(isFetch)) report(handler.span, 'twice');
    else if (prevents.some(({ when }) => when !== undefined)) report(handler.span, 'notStopped');
  }
}

function isSubmit({ name }: AttributeFact): boolean {
  return name === 'submit' || name === 'onsubmit';
}

function isCancel({ callee }: CallFact): boolean {
  return callee.path.at(-1) === 'cancel';
}

function isFetch({ callee }: CallFact): boolean {
  return callee.from === 'global' && [callee.name, ...callee.path].at(-1) === 'fetch'; // mutate-ok: only globals have a name
}

/** The calls of a handler of this file; none when it is not in sight. */
function callsOf(project: Project, facts: FileFacts, value: Value | undefined): readonly CallFact[] {
  const found = (value ? alternatives(value) : []).map((one) => project.resolveFunction(facts.path, one));
  return found.flatMap((fn) => (fn?.path === facts.path ? callsIn(facts, fn) : [])); // mutate-ok: the indexes of another file mean nothing here
}

function callsIn(facts: FileFacts, { fn }: FunctionRef): readonly CallFact[] {
  return (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
}
