import { attribute, defineRule, formsIn, isInside, lacksAction, patternText, submits, type AttributeFact, type ElementFact, type FileFacts, type Form, type Project, type TextEdit } from '@sk-audit/core';

/** A named action, its query key first or not. */
const NAMED = /\?(?:[^#]*&)?\/[^=&#]/;

export default defineRule({
  id: 'form-action-requires-post',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 108 apps.',
  fix: 'safe',
  summary: 'Demands POST where a form or button names an action.',
  why: `A form without \`method="POST"\` is a GET, and for a GET the browser replaces the query of the address by the form's fields: \`?/login\` is
gone, the action never runs, and what was typed, passwords too, stands in the address bar, the history and the server's log.

A button with \`formaction="?/login"\` needs the same: the form's method, or its own \`formmethod="post"\`.

The rule is silent where a spread, an expression or a submit handler may say otherwise; forms with Kit's \`use:enhance\` have a rule of
their own (\`enhance-requires-post\`).`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Named-actions', 'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#submit-mutate-action'],
  messages: {
    lost: { text: 'This form names an action, but is sent as a GET: the browser drops `{{action}}` and puts the fields into the address.', advice: 'Add `method="POST"` to the form.' },
    lostByButton: { text: 'This button names an action, but its form is sent as a GET: the browser drops `{{action}}` and puts the fields into the address.', advice: 'Add `method="POST"` to the form, or `formmethod="post"` to the button.' },
  },
  examples: {
    bad: [
      {
        title: 'A form',
        files: {
          'src/routes/login/+page.svelte': `<form action="?/login"><input name="email" /></form> <!-- ✗ lost "action="?/login"" -->
`,
          'src/routes/login/+page.server.js': 'export const actions = { login: async () => {} };\n',
        },
        after: {
          'src/routes/login/+page.svelte': `<form method="POST" action="?/login"><input name="email" /></form>
`,
        },
      },
      {
        title: 'A button',
        files: {
          'src/routes/login/+page.svelte': `<form>
  <button formaction="?/register">Register</button> <!-- ✗ lostByButton "formaction="?/register"" -->
</form>
`,
        },
      },
    ],
    good: [
      {
        title: 'With POST',
        files: {
          'src/routes/login/+page.svelte': `<form method="POST" action="?/login">
  <button formaction="?/register">Register</button>
</form>
<form><button formaction="?/register" formmethod="post">Register</button></form>
`,
        },
      },
      {
        title: 'A search',
        files: {
          'src/routes/search/+page.svelte': `<form action="/search?all"><input name="q" /></form>
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (!project.isLive(path)) return;
    for (const form of formsIn(project, path).filter(({ enhanced }) => enhanced === false)) {
      const found = lostAction(facts, form);
      if (found) report(found.span, found.isButton ? 'lostByButton' : 'lost', { action: found.action }, fixOf(project, facts.elements[form.element] as ElementFact, form));
    }
  },
});

type Lost = Pick<AttributeFact, 'span'> & { readonly action: string; readonly isButton: boolean };

/** The first named action of the form that a GET loses: one missing method is one mistake. */
function lostAction(facts: FileFacts, { element }: Form): Lost | undefined {
  const form = facts.elements[element] as ElementFact;
  if (!isGet(form, 'method')) return undefined;
  const inside = facts.elements.filter((one) => isInside(facts, one, element));
  const buttons = inside.filter((one) => submits(one) !== false);
  const isSaved = buttons.some((one) => attribute(one, 'formmethod') !== undefined || hasSpread(one) || one.kind === 'component');
  const own = isSaved ? undefined : named(attribute(form, 'action'), false);
  return own ?? buttons.filter((one) => isGet(one, 'formmethod')).map((one) => named(attribute(one, 'formaction'), true)).find((one) => one !== undefined);
}

function hasSpread({ attributes }: ElementFact): boolean {
  return attributes.some(({ kind }) => kind === 'spread');
}

/** Absent, or a literal that means GET. */
function isGet(element: ElementFact, name: string): boolean {
  const method = attribute(element, name);
  const { value } = method ?? {};
  return !hasSpread(element) && (!value || (value.is === 'literal' && !/^(?:post|dialog)$/i.test(String(value.value))));
}

function named(given: AttributeFact | undefined, isButton: boolean): Lost | undefined {
  const text = (patternText(given?.value) ?? '').replaceAll('\u0000', '…');
  return given && NAMED.test(text) ? { span: given.span, action: text, isButton } : undefined; // mutate-ok: a text needs an attribute
}

/** Where there is no such action the method is not all that is wrong. */
function fixOf(project: Project, form: ElementFact, { targets }: Form): { readonly fix?: readonly TextEdit[] } {
  if (targets.some((target) => lacksAction(project, target))) return {};
  const method = attribute(form, 'method');
  return { fix: [method ? { span: method.span, text: 'method="POST"' } : { span: [form.tag[1], form.tag[1]], text: ' method="POST"' }] };
}
