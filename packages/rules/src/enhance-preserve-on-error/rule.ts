import {
  alternatives, defineRule, enhanceCallbacks, formsIn, indexOf, isInside, isTyped, kitEnhance, withInner,
  type AttributeFact, type CallFact, type ElementFact, type FileFacts, type FunctionRef, type Project,
} from '@sk-audit/core';

/** From so many typed fields on, typing them again is a nuisance. */
const MANY = 4;

export default defineRule({
  id: 'enhance-preserve-on-error',
  severity: 'info',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Advice: it is what Kit does, and only some forms are worth the effort.',
  summary: 'Advises to keep long forms on the page when their action crashes.',
  why: `When an action crashes, or the server is away for maintenance, \`use:enhance\` shows the nearest error page. The form is gone, and with it what
the visitor typed. For a login that does not matter; for an order or an application it does.

The rule looks at forms with a text area and another typed field, or at least four typed fields, whose result is left to Kit, whatever it
is. A callback that looks at the result before it calls \`update()\` is left alone, and so are components that keep something by
\`localStorage.setItem\`, and the enhancers of libraries.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-Customising-use:enhance', 'https://github.com/sveltejs/kit/issues/7429'],
  messages: {
    lost: { text: 'When the action crashes, the error page takes the place of this form, and what was typed is lost.', advice: "Give `use:enhance` a callback that shows a message when `result.type` is `'error'`, and calls `update()` otherwise." },
  },
  examples: {
    bad: [
      {
        title: 'An application',
        files: {
          'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let busy = $state(false);
</script>
<form method="POST" use:enhance={() => { // ✗ lost "use:enhance"
  busy = true;
  return async ({ update }) => {
    await update();
    busy = false;
  };
}}>
  <input name="name" /><input name="street" /><input name="town" /><input name="email" type="email" />
</form>
`,
        },
      },
      {
        title: 'A long text',
        files: {
          'src/routes/letters/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="to" /><textarea name="letter"></textarea></form> <!-- ✗ lost "use:enhance" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'The result is looked at',
        files: {
          'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let message = $state('');
</script>
<form method="POST" use:enhance={() => async ({ result, update }) => {
  if (result.type === 'error') message = 'Please try again.';
  else await update();
}}><input name="to" /><textarea name="letter"></textarea></form>
`,
        },
      },
      {
        title: 'A short form',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="email" type="email" /><input name="password" type="password" /><button>Log in</button></form>
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (!project.isLive(path)) return;
    for (const { element } of formsIn(project, path)) {
      const enhance = kitEnhance(project, path, facts.elements[element] as ElementFact);
      if (!enhance || !isLong(facts, element) || !leavesAll(project, path, enhance) || isKept(facts)) continue;
      const [start] = enhance.span;
      report([start, start + `use:${enhance.name}`.length], 'lost');
    }
  },
});

function isLong(facts: FileFacts, form: number): boolean {
  const inside = facts.elements.filter((one) => isInside(facts, one, form));
  const lines = inside.filter(isTyped).length;
  const texts = inside.filter(({ name }) => name === 'textarea').length;
  return lines >= MANY || (texts > 0 && texts + lines > 1);
}

/** Does the component keep what was typed in the browser? */
function isKept({ calls }: FileFacts): boolean {
  return calls.some(({ callee }) => callee.path.at(-1) === 'setItem');
}

/** Is every result left to Kit? */
function leavesAll(project: Project, path: string, enhance: AttributeFact): boolean {
  if (!enhance.value) return true;
  const found = enhanceCallbacks(project, path, enhance);
  const isSeen = found.length === alternatives(enhance.value).length && found.every(({ isOpen }) => !isOpen);
  return isSeen && found.every(({ results }) => results.every((fn) => updatesAlways(project, fn)));
}

function updatesAlways(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const calls = withInner(facts, fn).flatMap((inner) => (indexOf(facts).callsOf.get(inner) ?? []).map((index) => facts.calls[index] as CallFact));
  const isOwn = ({ callee }: CallFact): boolean => callee.from === 'param' && callee.fn === fn; // mutate-ok: for the type; only parameters have fn
  return calls.some((call) => call.when === undefined && call.callee.path.join('.') === 'update' && isOwn(call));
}
