import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    { title: 'error(), and a function of the app', files: { 'src/hooks.server.ts': "import { error } from '@sveltejs/kit';\nconst stop = () => error(500, 'Stopped');\nexport const handleError = async ({ status }) => {\n  if (status === 418) stop(); // ✗ kits \"stop()\"\n  error(500, 'Lost'); // ✗ kits \"error(500, 'Lost')\"\n};\n" } },
  ],
  good: [
    {
      title: 'other hooks, other functions, and what is caught',
      files: {
        'src/hooks.server.ts': `import { error, redirect } from '@sveltejs/kit';
import { wrap } from 'hooks-like';
export const handle = ({ event, resolve }) => {
  if (event.url.pathname === '/old') redirect(303, '/new');
  if (event.url.pathname === '/none') throw new Error('none');
  return resolve(event);
};
export const handleError = ({ event }) => {
  const later = () => redirect(303, '/lost');
  const never = () => { throw new Error('never'); };
  try {
    error(500, 'Lost');
  } catch (problem) {
    console.error(problem);
  }
  return { message: String([later, never].length) };
};
`,
      },
    },
    { title: 'to end the build', files: { 'src/hooks.server.ts': "import { building } from '$app/environment';\nexport const handleError = ({ error }) => {\n  if (building) throw error;\n  return { message: 'Lost' };\n};\n" } },
    { title: 'wrapped', files: { 'src/hooks.server.ts': "import { wrap } from 'hooks-like';\nexport const handleError = wrap(({ error }) => { throw error; });\n" } },
  ],
});
