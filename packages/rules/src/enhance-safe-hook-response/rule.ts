import { conditionsOf, defineRule, handlesIn, returnedAnswers, runsOnlyInMode, surelyServed, type CallFact, type Entry, type FileFacts, type Project, type Value } from '@sk-audit/core';

type Id = 'notJson' | 'noResult';

export default defineRule({
  id: 'enhance-safe-hook-response',
  severity: 'warn',
  category: 'forms',
  kit: '>=1.0.0 <3.0.0-0',
  recommended: 'Unproven: no finding in real apps.',
  summary: 'Demands that what `handle` answers forms with can be read by `use:enhance`.',
  why: `A form with \`use:enhance\` expects the JSON of an \`ActionResult\`. A text or a page that \`handle\` returns in its place cannot be parsed, and
the visitor is shown an error page that speaks of an unexpected token. JSON of another shape is worse: it has no \`type\`, and nothing happens.

A \`redirect(…)\` in \`handle\` is turned into a result by Kit. An \`error(503, …)\` there is not: the form gets \`{ message }\`, which has no
\`type\` either. Kit 3 reads all of these. The rule looks at the responses with which \`handle\` surely answers a \`POST\`, because of its method
or of a maintenance mode, in apps that enhance forms.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement', '@sveltejs/kit 2.70.4 src/runtime/app/forms.js'],
  messages: {
    notJson: { text: 'Forms with `use:enhance` get this answer too and cannot read it; they show an error about its syntax.', advice: "Answer requests with the header `x-sveltekit-action` with a result: `{ type: 'error', error: { message: '…' } }` as JSON." },
    noResult: { text: 'Forms with `use:enhance` get this JSON too and find no `type` in it; nothing happens on the page.', advice: "Answer requests with the header `x-sveltekit-action` with a result: `{ type: 'error', error: { message: '…' } }` as JSON." },
  },
  examples: {
    bad: [
      {
        title: 'A text',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on') return new Response('Back at noon', { status: 503 }); // ✗ notJson "Response"
  return resolve(event);
};
`,
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="amount" /></form>
`,
        },
      },
      {
        title: 'JSON of another shape',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on' && event.request.method === 'GET') return new Response('Back at noon', { status: 503 });
  if (event.request.method !== 'GET') return Response.json({ message: 'Read only' }, { status: 403 }); // ✗ noResult "Response.json"
  return resolve(event);
};
`,
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="amount" /></form>
`,
        },
      },
    ],
    good: [
      {
        title: 'A result',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on' && event.request.method === 'GET') return new Response('Back at noon', { status: 503 });
  if (env.MAINTENANCE === 'on') return Response.json({ type: 'error', error: { message: 'Back at noon' } }, { status: 503 });
  if (event.request.method !== 'GET') {
    return new Response(JSON.stringify({ type: 'error', error: { message: 'Read only' } }), { status: 403 });
  }
  return resolve(event);
};
`,
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="amount" /></form>
`,
        },
      },
      {
        title: 'No form is enhanced',
        files: {
          'src/hooks.server.ts': `export const handle = ({ event, resolve }) => {
  if (event.request.method !== 'GET') return new Response('Read only', { status: 403 });
  return resolve(event);
};
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    const handles = handlesIn(project, path);
    if (handles.length === 0 || !enhancesForms(project)) return; // mutate-ok: not to ask in every file
    for (const entry of handles) {
      for (const { span, value, when } of returnedAnswers(facts, entry.fn)) {
        const id = isForForms(facts, entry, when) ? unreadable(facts, callOf(facts, value) as CallFact) : undefined;
        if (id) report(span, id);
      }
    }
  },
});

function enhancesForms(project: Project): boolean {
  return project.paths().some((path) => project.isLive(path) && project.facts(path)?.imports.some(({ names, specifier }) => specifier === '$app/forms' && names.some(({ imported }) => imported === 'enhance')));
}

/** Does the answer go to forms for certain: because of a mode, or because of the method? */
function isForForms(facts: FileFacts, entry: Entry, when: number | undefined): boolean {
  if (runsOnlyInMode(facts, conditionsOf(facts, when))) return surelyServed(facts, entry, when, 'POST');
  return surelyServed(facts, entry, when, 'POST', false) && !surelyServed(facts, entry, when, 'GET', false);
}

function callOf({ calls }: FileFacts, value: Value | undefined): CallFact | undefined {
  return value?.is === 'call' ? calls[value.call] : undefined; // mutate-ok: only calls have one
}

/** @param call the one that makes the response */
function unreadable(facts: FileFacts, call: CallFact): Id | undefined {
  const [body] = call.args;
  if (call.callee.path.at(-1) === 'json') return lacksType(body) ? 'noResult' : undefined;
  if (!call.new) return undefined;
  if (body === undefined || body.is === 'undefined') return 'notJson';
  if (body.is === 'literal' || body.is === 'template') return isText(body) ? 'notJson' : undefined;
  const inner = callOf(facts, body);
  return inner && isStringify(inner) && lacksType(inner.args[0]) ? 'noResult' : undefined;
}

/** Text that surely is no JSON. */
function isText(body: Extract<Value, { is: 'literal' | 'template' }>): boolean {
  const start = body.is === 'template' ? (body.parts[0] ?? '') : String(body.value);
  return /^\s*[^\s{["\d]/.test(start);
}

function isStringify({ callee }: CallFact): boolean {
  const name = callee.from === 'global' ? callee.name : ''; // mutate-ok: only globals have one
  return name === 'JSON' && callee.path[0] === 'stringify';
}

function lacksType(value: Value | undefined): boolean {
  return value?.is === 'object' && !value.open && !Object.hasOwn(value.props, 'type');
}
