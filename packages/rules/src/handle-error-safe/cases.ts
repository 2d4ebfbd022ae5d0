import { defineCases } from '@sk-audit/core';

const late = "export async function handleError({ error }) {\n  await fetch('https://log.example', { method: 'POST', body: String(error) });\n  return { message: 'Lost' };\n}\n";
const config = (options: string): { readonly [path: string]: string } => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nconst given = process.env.GIVEN;\nexport default { plugins: [sveltekit({ ${options} })] };\n` });

export default defineCases({
  bad: [
    { title: 'error(), and a function of the app', files: { 'src/hooks.server.ts': "import { error } from '@sveltejs/kit';\nconst stop = () => error(500, 'Stopped');\nexport const handleError = async ({ status }) => {\n  if (status === 418) stop(); // ✗ kits \"stop()\"\n  error(500, 'Lost'); // ✗ kits \"error(500, 'Lost')\"\n};\n" } },
    { title: 'thrown again, late', kit: '3.2.0', files: { 'src/hooks.server.ts': 'export const handleError = async ({ error }) => {\n  throw error; // ✗ thrown "throw error;"\n};\n' } },
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
    { title: 'an answer in time', kit: '3.2.0', files: { 'src/hooks.server.js': late.replace('async ', '').replace('await ', 'void ') } },
    { title: 'a late answer that Svelte waits for, or may wait for', kit: '3.2.0', files: { ...config('compilerOptions: { experimental: { async: given } }'), 'src/hooks.server.js': late } },
    { title: 'a late answer in Kit 2', files: { 'src/hooks.server.js': late } },
    { title: 'no answer, late', kit: '3.2.0', files: { 'src/hooks.server.js': "export const handleError = async ({ error }) => {\n  const text = () => { return String(error); };\n  if (!error) return;\n  await fetch('https://log.example', { method: 'POST', body: text() });\n};\n" } },
    { title: 'to end the build', files: { 'src/hooks.server.ts': "import { building } from '$app/environment';\nexport const handleError = ({ error }) => {\n  if (building) throw error;\n  return { message: 'Lost' };\n};\n" } },
    { title: 'wrapped', files: { 'src/hooks.server.ts': "import { wrap } from 'hooks-like';\nexport const handleError = wrap(({ error }) => { throw error; });\n" } },
  ],
});
