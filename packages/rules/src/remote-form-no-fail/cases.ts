import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'in Kit 3',
      kit: '3.2.0',
      files: { 'src/lib/contact.remote.ts': "import { form } from '$app/server';\nimport { fail } from '@sveltejs/kit';\nexport const contact = form('unchecked', async () => fail(422)); // ✗ form \"fail\"\n" },
    },
    {
      title: 'the status says whose fault it is',
      files: {
        'src/lib/contact.remote.ts': `import { form } from '$app/server';
import { fail } from '@sveltejs/kit';
import { status } from '$lib/server/status';
export const contact = form('unchecked', async ({ email, text, phone }) => {
  if (!email) return fail(403); // ✗ refusal "fail"
  if (!text) return fail(422, { missing: true }); // ✗ form "fail"
  if (!phone) return fail(500); // ✗ refusal "fail"
  if (phone === email) return fail(499); // ✗ form "fail"
  return fail(status()); // ✗ form "fail"
});
`,
        'src/lib/server/status.ts': 'export const status = () => 409;\n',
      },
    },
  ],
  good: [
    {
      title: 'another function of that name, and a failure that is not returned',
      files: {
        'src/lib/contact.remote.ts': `import { form } from '$app/server';
import { fail as failed, error } from '@sveltejs/kit';
import { fail } from '$lib/server/fail';
export const contact = form('unchecked', async ({ email }) => {
  const answer = failed(400);
  if (!email) return fail(400);
  if (answer.status !== 400) throw failed(500);
  if (email === 'nobody') return;
  return email.length > 9 ? { answered: true } : email;
});
export const closed = form('unchecked', () => error(500));
`,
        'src/lib/server/fail.ts': 'export const fail = (status: number) => ({ status });\n',
      },
    },
  ],
});
