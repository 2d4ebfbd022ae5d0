import {
  actionOf, alternatives, defineRule, formsIn, HOLE, indexOf, origins, ownPathname, patternText, suggestEnhance,
  type CallFact, type ElementFact, type Entry, type FileFacts, type Form, type Project, type Ref, type Value,
} from '@sk-audit/core';
import { isBetterPlain, type Place } from './better-plain.js';

/** What makes text of text. */
const PLAIN: ReadonlySet<string> = new Set(['String', 'URL', 'URLSearchParams', 'decodeURIComponent', 'encodeURIComponent']);

export default defineRule({
  id: 'require-use-enhance',
  severity: 'info',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'A form without `use:enhance` works; enhancing it is advice, and some teams want full page loads.',
  fix: 'suggest',
  summary: 'Advises `use:enhance` on forms that post to an action.',
  why: `Without \`use:enhance\` every submit reloads the whole page: scroll position, focus and client state are lost, and nothing can be shown
while the action runs. The form still works, so this is advice.

Left alone: forms with any enhancing action (superforms, your own wrapper), with spread attributes, other actions, attachments or handlers
that may take the submission over, with \`data-sveltekit-reload\` or \`target\`; forms that post to an endpoint, to Netlify or to another
origin; actions that may redirect to another site; pages with \`csr = false\`; and forms that are better off as they are: they ask before
they are sent (\`use:enhance\` would not), log out, have typed fields and lead back by the \`referer\`, or post from another
page to an action that may fail (its message would be shown nowhere); and those in a component that keeps a copy of the page's first data
(\`const rows = data.rows\`).`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement'],
  messages: {
    notEnhanced: { text: 'This form posts to the action `{{action}}` and reloads the whole page.', advice: 'Add `use:enhance`, from `$app/forms` or from your form library.' },
  },
  examples: {
    bad: [
      {
        title: 'A plain form',
        files: {
          'src/routes/contact/+page.svelte': `<form method="POST"> <!-- ✗ notEnhanced "form" -->
  <input name="message" />
</form>
<form method="post" action="?/call"> <!-- ✗ notEnhanced "form" -->
  <input name="phone" />
</form>
`,
          'src/routes/contact/+page.server.ts': `export const actions = {
  default: async ({ request }) => ({ sent: (await request.formData()).has('message') }),
  call: async ({ request }) => ({ sent: (await request.formData()).has('phone') })
};
`,
        },
      },
      {
        title: 'In a component of the page',
        files: {
          'src/lib/PauseButton.svelte': `<form action="/account?/pause" method="POST"><button>Pause</button></form> <!-- ✗ notEnhanced "form" -->
`,
          'src/routes/account/+page.svelte': `<script>
  import PauseButton from '$lib/PauseButton.svelte';
</script>
<PauseButton />
`,
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  pause: async ({ locals }) => {
    await locals.account.pause();
    redirect(303, '/');
  }
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Enhanced, reloading on purpose, no action',
        files: {
          'src/routes/contact/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { superForm } from 'sveltekit-superforms';
  let { data } = $props();
  const form = superForm(data.form);
</script>
<form method="POST" use:enhance><input name="message" /></form>
<form method="POST" use:form.enhance><input name="message" /></form>
<form method="POST" data-sveltekit-reload><input name="message" /></form>
<form method="POST" action="/api/upload"><input name="message" /></form>
<form method="POST" action="https://forms.example.com"><input name="message" /></form>
<form><input name="q" /></form>
<form method="POST" {...data.remote}><input name="message" /></form>
`,
          'src/routes/contact/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) };\n',
          'src/routes/api/upload/+server.ts': 'export const POST = () => new Response();\n',
        },
      },
      {
        title: 'An action that leaves for another site',
        files: {
          'src/routes/login/+page.svelte': '<form method="POST"><button>Log in with Acme</button></form>\n',
          'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { acme } from '$lib/server/acme';
export const actions = { default: async () => redirect(302, await acme.authorizationUrl()) };
`,
          'src/lib/server/acme.ts': "export const acme = { authorizationUrl: async () => 'https://acme.example.com' };\n",
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (!project.isLive(path)) return;
    for (const form of formsIn(project, path)) {
      const action = isPlain(form) ? postedAction(project, form) : undefined;
      const locations = action ? locationsOf(project, action) : [];
      if (!action || locations.some((one) => mayLeave(project, one)) || isBetterPlain(project, form, action, locations)) continue;
      const { tag } = facts.elements[form.element] as ElementFact;
      report(tag, 'notEnhanced', { action: action.name }, { suggest: suggestEnhance(facts, tag) });
    }
  },
});

function isPlain({ enhanced, method, reloads, scripts }: Form): boolean {
  return method === 'POST' && enhanced === false && scripts && !reloads;
}

/** The first action that the form posts to, when all that it posts to are actions. */
function postedAction(project: Project, form: Form): Entry | undefined {
  const actions = form.targets.map((target) => actionOf(project, target));
  return actions.some((one) => typeof one === 'string') ? undefined : (actions[0] as Entry | undefined);
}

/** Where the action may redirect to. */
function locationsOf(project: Project, { fn, path }: Entry): readonly Place[] {
  const calls = indexOf(project.facts(path) as FileFacts).callsOf.get(fn) ?? [];
  const sites = calls.flatMap((call) => project.throwSites(path, call)).filter(({ thrown }) => thrown === 'redirect');
  return sites.flatMap((site) => (project.facts(site.path)?.calls[site.call] as CallFact).args.slice(1, 2).flatMap(alternatives).map((value) => ({ path: site.path, value })));
}

/** To another origin? */
function mayLeave(project: Project, { path, value }: Place): boolean {
  return ownPathname({ project, path }, value) === undefined && isForeign(project.facts(path) as FileFacts, value);
}

/** An absolute URL, or something that comes from elsewhere than the request. */
function isForeign(facts: FileFacts, location: Value): boolean {
  const text = patternText(location);
  if (text !== undefined && !text.startsWith(HOLE)) return /^[a-z][a-z+.-]*:|^\/\//i.test(text);
  return origins(facts, location).some((ref) => ref.from === 'import' || isFromElsewhere(ref));
}

function isFromElsewhere(ref: Ref): boolean {
  return ref.from === 'global' && !PLAIN.has(ref.name); // mutate-ok: only a global has a name
}
