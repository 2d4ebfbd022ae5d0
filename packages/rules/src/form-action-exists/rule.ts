import {
  actionNames, attribute, canRun, closest, conditionsOf, defineRule, formsIn, isInside, lacksAction, literalText, pagesBelow, patternText, targetsOf,
  type AttributeFact, type CheckContext, type ElementFact, type FileFacts, type Form, type FormTarget, type RouteNode, type Span, type Suggestion, type TextEdit,
} from '@sk-audit/core';

type Id = 'missing' | 'noActions' | 'reserved';
type Context = CheckContext<Id>;

export default defineRule({
  id: 'form-action-exists',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: one real finding in 108 apps, which is right, after four false ones were mended.',
  fix: 'suggest',
  summary: 'Demands that the action to which a form posts is there.',
  why: `A form that posts to an action that its page does not have ends in an error page: status 404 (500 in Kit 1) for a name that is missing, 405
where the page has no actions at all, and 500 for \`?/default\`, a name that Kit keeps for itself. The typical case is a form in a layout or in
a component of several pages: \`?/logout\` means the page that is being shown, not the layout.

The rule compares \`action\` and \`formaction\` with the \`actions\` of the page, through components that name each other and imports. It is silent
where a part is not known: a spread in \`actions\`, a computed address, a submit handler that may take the form over, a page that has an
endpoint as well. In a layout or a shared component it reports what none of the pages has.`,
  sources: ['https://svelte.dev/docs/kit/form-actions', 'https://svelte.dev/e/kit/action_name_reserved', '@sveltejs/kit 3.2.0 src/runtime/server/page/actions.js'],
  messages: {
    missing: { text: 'There is no action `{{action}}` on {{page}}; the form ends in status {{status}}.', advice: '{{instead}}' },
    noActions: { text: 'There are no actions on {{page}}; the form ends in status 405.', advice: 'Export `actions` from its `+page.server`, or name the page that has them: `action="/path?/{{action}}"`.' },
    reserved: { text: '`?/default` names the default action, which Kit refuses with status 500.', advice: 'Drop `?/default`.' },
  },
  examples: {
    bad: [
      {
        title: 'A misspelt name, and one that is reserved',
        files: {
          'src/routes/account/+page.svelte': `<form method="POST" action="?/regsiter"><input name="email" /></form> <!-- ✗ missing "action="?/regsiter"" -->
<form method="POST" action="/login?/default"><input name="email" /></form> <!-- ✗ reserved "action="/login?/default"" -->
`,
          'src/routes/account/+page.server.ts': 'export const actions = { register: async () => ({ sent: true }) };\n',
          'src/routes/login/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) };\n',
        },
        after: {
          'src/routes/account/+page.svelte': `<form method="POST" action="?/register"><input name="email" /></form>
<form method="POST" action="/login"><input name="email" /></form>
`,
        },
        says: ['There is no action `regsiter` on `/account`; the form ends in status 404.', 'Write `register`, or add the action `regsiter`.'],
      },
      {
        title: 'A form in a layout',
        files: {
          'src/routes/+layout.svelte': `<form method="POST" action="?/logout"><button>Log out</button></form> <!-- ✗ missing "action="?/logout"" -->
<slot />
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
          'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
          'src/routes/orders/+page.server.ts': 'export const actions = { order: async () => ({ sent: true }) };\n',
        },
      },
      {
        title: 'No actions at all',
        files: {
          'src/routes/contact/+page.svelte': `<form method="POST"><input name="email" /></form> <!-- ✗ noActions "form" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'There',
        files: {
          'src/routes/account/+page.svelte': `<form method="POST" action="?/register"><input name="email" /><button formaction="/login?/in">Log in</button></form>
`,
          'src/routes/account/+page.server.ts': "export { actions } from '$lib/server/actions';\n",
          'src/routes/login/+page.server.ts': 'export const actions = { in: async () => ({ sent: true }) };\n',
          'src/lib/server/actions.ts': 'export const actions = { register: async () => ({ sent: true }) };\n',
        },
      },
      {
        title: 'Perhaps there',
        files: {
          'src/routes/account/+page.svelte': `<form method="POST" action="?/register"><input name="email" /></form>
<form method="POST" action="https://mail.example.com/subscribe"><input name="email" /></form>
`,
          'src/routes/account/+page.server.ts': "import { more } from 'more-actions';\nexport const actions = { ...more };\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    if (!project.isLive(path) || FILES_ONLY.test(project.config.adapter ?? '')) return;
    for (const form of formsIn(project, path).filter((one) => one.method === 'POST' && isShown(context, one))) for (const place of placesOf(context.facts, form)) checkPlace(context, form, place);
  },
});

/** Where Kit makes files only, another server may answer. */
const FILES_ONLY = /adapter[\w/-]*(?:static|extension|ipfs)/;

/** Not under `{#if false}`. */
function isShown({ facts }: Context, { element }: Form): boolean {
  const conditions = conditionsOf(facts, facts.elements[element]?.when);
  return canRun(conditions, (test) => (test.is === 'truthy' && test.value.is === 'literal' ? Boolean(test.value.value) : 'unknown')) !== false;
}

/** A form or button as if it were a form of its own, and where it names its target. */
type Place = { readonly form: ElementFact; readonly at: Span; readonly given?: AttributeFact };

function placesOf(facts: FileFacts, { element }: Form): readonly Place[] {
  const form = facts.elements[element] as ElementFact;
  const own = attribute(form, 'action');
  const buttons = facts.elements.filter((one) => isInside(facts, one, element)).flatMap((one) => attribute(one, 'formaction') ?? []);
  const others = form.attributes.filter((one) => one !== own);
  const asForm = (given: AttributeFact): Place => ({ form: { ...form, attributes: [...others, { ...given, name: 'action' }] }, at: given.span, given });
  // Where every button names an action, nothing may be sent to the form's own.
  return [...(own ? [asForm(own)] : buttons.length === 0 ? [{ form, at: form.tag }] : []), ...buttons.map(asForm)];
}

function checkPlace(context: Context, form: Form, { at, form: element, given }: Place): void {
  const { report } = context;
  const text = patternText(given?.value) ?? '';
  if (/^[^?#]*\?(?:[^#]*&)?\/default(?:[=&#]|$)/.test(text)) return report(at, 'reserved', {}, { kitCode: 'action_name_reserved', suggest: suggestName(given, undefined) });
  if (!isSent(context, form, element, given)) return;
  const targets = layoutTargets(context, text) ?? targetsOf(context.project, context.path, element, []);
  const nodes = targets.flatMap((target) => (target.is === 'action' ? [target] : []));
  const [first] = nodes;
  // A layout that is laid around no page is not shown.
  if (!first || nodes.length < targets.length || !nodes.every((target) => lacksAction(context.project, target))) return; // mutate-ok: a form that is shown has a target
  reportMissing(context, at, given, first.name, nodes.map(({ node }) => node));
}

/** Will the browser or `use:enhance` send it there? Without a target of its own, a callback of `enhance` may be all there is. */
function isSent({ path, project }: Context, { enhanced }: Form, { attributes }: ElementFact, given: AttributeFact | undefined): boolean {
  if (enhanced === false) return true;
  const kits = attributes.find(({ ref }) => ref !== undefined && project.symbol(path, ref) === '$app/forms#enhance'); // mutate-ok: for the type
  return enhanced === true && (given !== undefined || (kits !== undefined && kits.value === undefined));
}

/** In a layout `?/name` means each of the pages that it is laid around. */
function layoutTargets({ path, project }: Context, text: string): readonly FormTarget[] | undefined {
  const name = /^\?\/([^=&#\u0000]+)$/.exec(text)?.[1];
  if (name === undefined || project.role(path) !== 'layout.svelte') return undefined;
  return pagesBelow(project, path).map((node) => ({ is: 'action', node, name }));
}

function reportMissing({ project, report }: Context, at: Span, given: AttributeFact | undefined, action: string, nodes: readonly RouteNode[]): void {
  const all = nodes.map((node) => actionNames(project, node.page?.server).names);
  const page = nodes.length === 1 ? `\`${nodes[0]?.id}\`` : `any of the ${nodes.length} pages that show it`;
  if (all.every((names) => names.length === 0)) return report(at, 'noActions', { page, action });
  const near = closest(action, all.flat());
  const hasDefaultOnly = all.every((names) => names.join() === 'default');
  const instead = hasDefaultOnly ? `Drop \`?/${action}\`: there is a default action only.` : near === undefined ? `Add the action \`${action}\`, or name the page that has it: \`action="/path?/${action}"\`.` : `Write \`${near}\`, or add the action \`${action}\`.`;
  const suggest = hasDefaultOnly ? suggestName(given, undefined) : near === undefined ? [] : suggestName(given, near);
  report(at, 'missing', { action, page, status: project.kitSatisfies('<2.0.0-0') === true ? '500' : '404', instead }, { suggest });
}

/** Another action in an address that is written out plainly; without a name, none. */
function suggestName(given: AttributeFact | undefined, name: string | undefined): readonly Suggestion[] {
  const [, pathname, action] = /^([\w/.-]*)\?\/([\w-]+)$/.exec(literalText(given?.value) ?? '') ?? [];
  if (!given || action === undefined) return []; // mutate-ok: for the type
  const edit: TextEdit = { span: given.span, text: `${given.name}="${pathname}${name === undefined ? '' : `?/${name}`}"` };
  return [{ message: name === undefined ? `Drop \`?/${action}\`` : `Write \`?/${name}\``, edits: [edit] }]; // mutate-ok: examples do not show what suggestions say
}
