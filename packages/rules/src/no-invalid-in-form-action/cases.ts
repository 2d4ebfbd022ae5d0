import { defineCases } from '@sk-audit/core';

const page = 'src/routes/register/+page.server.ts';

export default defineCases({
  bad: [
    {
      title: 'in helpers of actions, and with a status anywhere; no fix where it would break something',
      files: {
        [page]: `import { refuse } from '$lib/server/refuse';
import { fail, invalid } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) return invalid(401); // ✗ throws "invalid(401)"
};
export const actions = {
  a: async ({ locals }) => refuse(locals),
  b: async () => fail(400)
};
`,
        'src/lib/server/refuse.ts': `import { json, invalid as refused } from '@sveltejs/kit';
export const answer = json;
export const refuse = ({ status }) => refused(status, { missing: true }); // ✗ throws "refused(status, { missing: true })"
`,
        'src/routes/twice/+page.server.ts': `import { invalid } from '@sveltejs/kit';
const BAD = 400;
export const actions = {
  a: async () => invalid(BAD), // ✗ throws "invalid(BAD)"
  b: async () => invalid(401) // ✗ throws "invalid(401)"
};
`,
        'src/routes/named/+page.server.ts': `import { invalid } from '@sveltejs/kit';
const fail = (text) => text;
export const actions = { default: async () => invalid(400, fail('no')) }; // ✗ throws "invalid(400, fail('no'))"
`,
        'src/routes/thrown/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals }) => {
    invalid(400); // ✗ throws "invalid(400)"
  }
};
`,
        'src/routes/all/+page.server.ts': `import * as kit from '@sveltejs/kit';
export const actions = { default: async () => kit.invalid(400) }; // ✗ throws "kit.invalid(400)"
`,
        'src/routes/both/both.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const both = form('unchecked', async ({ name }, issue) => {
  if (!name) return invalid(400); // ✗ throws "invalid(400)"
  invalid(issue.name('Missing'));
});
`,
      },
      after: {
        'src/routes/named/+page.server.ts': `import { invalid } from '@sveltejs/kit';
const fail = (text) => text;
export const actions = { default: async () => invalid(400, fail('no')) };
`,
        'src/lib/server/refuse.ts': `import { json, fail } from '@sveltejs/kit';
export const answer = json;
export const refuse = ({ status }) => fail(status, { missing: true });
`,
        [page]: `import { refuse } from '$lib/server/refuse';
import { fail, invalid } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) return invalid(401);
};
export const actions = {
  a: async ({ locals }) => refuse(locals),
  b: async () => fail(400)
};
`,
        'src/routes/twice/+page.server.ts': `import { invalid } from '@sveltejs/kit';
const BAD = 400;
export const actions = {
  a: async () => invalid(BAD),
  b: async () => invalid(401)
};
`,
        'src/routes/thrown/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals }) => {
    invalid(400);
  }
};
`,
        'src/routes/both/both.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const both = form('unchecked', async ({ name }, issue) => {
  if (!name) return invalid(400);
  invalid(issue.name('Missing'));
});
`,
      },
    },
    {
      title: 'the first prerelease in which it only throws',
      kit: '1.0.0-next.578',
      files: {
        [page]: `import { invalid } from '@sveltejs/kit';
export const actions = { default: async () => invalid(400) }; // ✗ gone "invalid(400)"
`,
      },
    },
    {
      title: 'which Kit it is cannot be told: from a prerelease on',
      kit: '^1.0.0-next.500',
      files: {
        [page]: `import { invalid } from '@sveltejs/kit';
export const actions = { default: async () => invalid(400) }; // ✗ gone "invalid(400)"
`,
      },
    },
    {
      title: 'a result in both branches is one mistake',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let text = $state('');
</script>
<form method="POST" use:enhance={() => ({ result }) => {
  if (result.type === 'invalid') text = 'refused'; // ✗ neverTrue "result.type === 'invalid'"
  else text = 'sent';
  if (result.type === 'invalid') text += '!'; // ✗ neverTrue "result.type === 'invalid'"
}}><p>{text}</p></form>
`,
      },
    },
  ],
  good: [
    {
      title: 'a prerelease in which it works',
      kit: '1.0.0-next.577',
      files: {
        [page]: `import { invalid } from '@sveltejs/kit';
export const actions = { default: async () => invalid(400) };
`,
        'src/routes/register/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let text = $state('');
</script>
<form method="POST" use:enhance={() => ({ result }) => {
  if (result.type === 'invalid') text = 'refused';
}}><p>{text}</p></form>
`,
      },
    },
    {
      title: 'helpers of remote forms, other results, and code that nothing reaches',
      files: {
        'src/routes/register/register.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
import { refuse } from '$lib/server/refuse';
export const register = form('unchecked', async ({ name }, issue) => {
  if (!name) refuse(issue);
  if (name === 'a') invalid();
  invalid('Taken');
});
`,
        'src/routes/none/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const load = ({ locals }) => invalid(locals.issue);
export const actions = { default: async () => ({}) };
`,
        [page]: `import { refuse } from '$lib/server/refuse';
export const actions = { default: async ({ locals }) => refuse(locals.issue) };
`,
        'src/lib/server/refuse.ts': `import { invalid } from '@sveltejs/kit';
export const refuse = (issue) => invalid(issue.name('Missing'));
`,
        'src/routes/+page.svelte': `<script>
  import { applyAction, enhance } from '$app/forms';
  let state = $state({ type: 'invalid' });
  const other = (field) => {
    if (field.type === 'invalid') state = field;
    return 1;
  };
  const show = ({ result }) => result.type === 'failure' && applyAction({ type: 'failure', status: 400 });
  const change = ({ result }) => {
    if (result.type !== 'failure') applyAction(result);
  };
</script>
<form method="POST" use:enhance={() => show}><p>{state.type === 'invalid'}{other(state)}</p><button onclick={change}>Change</button></form>
`,
        'src/routes/token/+page.svelte': `<script>
  import { goto } from '$app/navigation';
  const check = ({ result }) => {
    if (result.type === 'invalid') goto('/');
  };
</script>
<button onclick={check}>Check</button>
`,
        'attic/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = { default: () => invalid(400) };
`,
      },
    },
  ],
});
