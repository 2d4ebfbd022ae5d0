import {
  defineRule, enhanceCallbacks, indexOf, kitEnhance, origins, resultCallbacks, withInner,
  type CheckContext, type FileFacts, type FunctionRef, type Project, type Ref, type ReportExtras, type Span, type TextEdit, type Value,
} from '@sk-audit/core';

type Context = CheckContext<'removed'>;

/** What Kit 2 removed from both callbacks, and what it gives instead. */
const RENAMED: { readonly [name: string]: string } = { form: 'formElement', data: 'formData' };

export default defineRule({
  id: 'no-removed-enhance-args',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: 'Unproven: two findings in real apps, both right.',
  fix: 'safe',
  summary: 'Forbids `form` and `data` in the callbacks of `use:enhance`, which Kit 2 removed.',
  why: `Kit 1 gave the callbacks of \`use:enhance\` the form and its data under two names each. Kit 2 kept \`formElement\` and \`formData\` only; under
the old names there is \`undefined\` now. \`form.reset()\` throws, and as it throws before the form is sent or before the result is applied, the
visitor presses the button and nothing happens.

The rule looks at what the directive of \`$app/forms\` is given, and at functions that are declared to be a \`SubmitFunction\`. A name that is
taken and not used is left alone, and so are the options of form libraries.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#form-and-data-have-been-removed-from-use:enhance-callbacks', '@sveltejs/kit 2.0.0 src/runtime/app/forms.js'],
  messages: {
    removed: { text: 'Kit 2 gives this callback no {{old}} any more: what it takes is `undefined`.', advice: 'Take {{new}} instead.' },
  },
  examples: {
    bad: [
      {
        title: 'Written for Kit 1',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={({ form, data }) => { // ✗ removed "use:enhance"
  form.querySelector('button').disabled = true;
  data.set('at', String(Date.now()));
  return async ({ form: sent, update }) => {
    await update();
    sent.reset(); // ✗ removed "sent.reset"
  };
}}><input name="amount" /><button>Order</button></form>
`,
        },
        after: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={({ formElement: form, formData: data }) => {
  form.querySelector('button').disabled = true;
  data.set('at', String(Date.now()));
  return async ({ form: sent, update }) => {
    await update();
    sent.reset();
  };
}}><input name="amount" /><button>Order</button></form>
`,
        },
      },
      {
        title: 'A function of its own',
        files: {
          'src/lib/submit.ts': `import type { SubmitFunction } from '@sveltejs/kit';
export const stamped: SubmitFunction = (input) => { // ✗ removed "stamped"
  input.data.set('at', String(Date.now()));
};
`,
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { stamped } from '$lib/submit';
</script>
<form method="POST" use:enhance={stamped}><input name="amount" /></form>
`,
        },
      },
    ],
    good: [
      {
        title: 'As Kit 2 has them',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={({ formElement, formData }) => {
  formElement.querySelector('button').disabled = true;
  formData.set('at', String(Date.now()));
}}><input name="amount" /><button>Order</button></form>
`,
        },
      },
      {
        title: 'Kit 1',
        kit: '1.30.4',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={({ form }) => { form.classList.add('sent'); }}><input name="amount" /></form>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    for (const fn of declared(facts)) checkSubmit(context, { path, fn }, nameOf(facts, fn));
    const seen = new Set(declared(facts));
    for (const element of facts.elements) {
      const enhance = kitEnhance(project, path, element);
      for (const { submit } of enhance ? enhanceCallbacks(project, path, enhance) : []) {
        const isOwn = submit.path === path;
        const isDone = isOwn ? seen.has(submit.fn) : declared(project.facts(submit.path) as FileFacts).includes(submit.fn);
        if (!enhance || isDone) continue;
        if (isOwn) seen.add(submit.fn);
        const [start] = enhance.span;
        checkSubmit(context, submit, (isOwn ? facts.functions[submit.fn]?.nameSpan : undefined) ?? [start, start + `use:${enhance.name}`.length]);
      }
    }
  },
});

/** The functions of the file that are declared to be what `use:enhance` takes. */
function declared({ bindings }: FileFacts): readonly number[] {
  return bindings.flatMap(({ function: fn, type }) => (fn !== undefined && /^SubmitFunction\b/.test(type ?? '') ? [fn] : []));
}

function nameOf({ functions }: FileFacts, fn: number): Span {
  return functions[fn]?.nameSpan ?? [0, 0];
}

function checkSubmit({ path, project, report }: Context, submit: FunctionRef, at: Span): void {
  const uses = usesIn(project, submit);
  const edits = (fn: FunctionRef): ReportExtras => (fn.path === path ? renamed(project, fn) : {});
  if (uses.length > 0) report(at, 'removed', dataOf(uses), { related: uses.map(({ span }) => ({ path: submit.path, span, message: 'used here' })), ...edits(submit) });
  for (const result of resultCallbacks(project, submit).results) {
    const [first, ...more] = usesIn(project, result);
    if (first) report(result.path === path ? first.span : at, 'removed', dataOf([first, ...more]), edits(result));
  }
}

/** The new names under the old ones, where a pattern takes all of what is used: `{ form }` becomes `{ formElement: form }`. */
function renamed(project: Project, submit: FunctionRef): ReportExtras {
  const { keys = [], keySpans = [] } = (project.facts(submit.path) as FileFacts).functions[submit.fn]?.params[0] ?? {};
  const edits = usesIn(project, submit).map(({ name }): TextEdit | undefined => {
    const span = keySpans[keys.indexOf(name)];
    // Longer is what has another name already, or a default.
    return span && span[1] - span[0] === name.length ? { span, text: `${RENAMED[name]}: ${name}` } : undefined;
  });
  return edits.every((edit) => edit !== undefined) ? { fix: edits } : {};
}

type Use = { readonly name: string; readonly span: Span };

function dataOf(uses: readonly Use[]): { readonly old: string; readonly new: string } {
  const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' and ');
  return { old: listed(uses.map(({ name }) => name)), new: listed(uses.map(({ name }) => RENAMED[name] ?? '')) };
}

/** The first use of each of the old names, in the function and those in it. */
function usesIn(project: Project, { fn, path }: FunctionRef): readonly Use[] {
  const facts = project.facts(path) as FileFacts;
  const uses = withInner(facts, fn).flatMap((inner) => usesOf(facts, inner, fn)).sort((a, b) => a.span[0] - b.span[0]);
  return Object.keys(RENAMED).flatMap((name) => uses.find((use) => use.name === name) ?? []);
}

function usesOf(facts: FileFacts, inner: number, fn: number): readonly Use[] {
  const { callsOf, writesOf } = indexOf(facts);
  const calls = (callsOf.get(inner) ?? []).flatMap((index) => facts.calls[index] ?? []);
  return [
    ...calls.flatMap((call) => [...asUse(call.callee, call.calleeSpan, fn), ...call.args.flatMap((arg, i) => ofValue(facts, arg, call.argSpans[i] ?? call.span, fn))]),
    ...(writesOf.get(inner) ?? []).flatMap(({ span, target, value }) => [...asUse(target, span, fn), ...ofValue(facts, value, span, fn)]),
  ];
}

function ofValue(facts: FileFacts, value: Value | undefined, span: Span, fn: number): readonly Use[] {
  return origins(facts, value).flatMap((ref) => asUse(ref, span, fn));
}

function asUse(ref: Ref, span: Span, fn: number): readonly Use[] {
  const [name = ''] = ref.path;
  return ref.from === 'param' && ref.fn === fn && ref.index === 0 && Object.hasOwn(RENAMED, name) ? [{ name, span }] : [];
}
