import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'as a GET, of an address that is not known',
      files: {
        'src/routes/+page.ts': "import { API } from '$lib/api';\nexport const load = async ({ url }) => ({ rates: await fetch(`${API}/latest`, { method: 'get', headers: {} }) }); // ✗ inLoad \"fetch(`${API}/latest`, { method: 'get', headers: {} })\"\n",
        'src/routes/b/+page.ts': "export const load = async () => ({ rates: await fetch('https://rates.example.com', undefined) }); // ✗ inLoad \"fetch('https://rates.example.com', undefined)\"\n",
        'src/routes/a/+page.svelte': "<script>\n  import { API } from '$lib/api';\n  const rates = fetch(API); // ✗ inComponent \"fetch(API)\"\n</script>\n{#await rates then answer}{answer.status}{/await}\n",
        'src/lib/api.ts': "export let API = 'https://rates.example.com';\n",
      },
    },
    {
      title: 'an event that has no name for its fetch, and one that is perhaps none',
      files: {
        'src/routes/+page.ts': "export const load = async ({ ...event }) => ({ rates: await fetch('https://rates.example.com'), event }); // ✗ inLoad \"fetch('https://rates.example.com')\"\n",
        'src/routes/b/+page.ts': "import { traced } from 'traced-load';\nexport const load = traced(async (trace) => ({ rates: await fetch('https://rates.example.com') })); // ✗ inLoad \"fetch('https://rates.example.com')\"\n",
      },
      after: {
        'src/routes/+page.ts': "export const load = async ({ ...event }) => ({ rates: await fetch('https://rates.example.com'), event });\n",
        'src/routes/b/+page.ts': "import { traced } from 'traced-load';\nexport const load = traced(async (trace) => ({ rates: await fetch('https://rates.example.com') }));\n",
      },
    },
  ],
  good: [
    {
      title: 'what changes something, or is asked for once',
      files: {
        'src/routes/+page.ts': `import { read } from '$lib/rates';
export const load = async ({ locals }) => ({
  sent: await fetch('https://shop.example.com', { method: 'POST' }),
  perhaps: await fetch('https://shop.example.com', { method: locals.method }),
  open: await fetch('https://shop.example.com', { ...locals.init }),
  known: await fetch('https://shop.example.com', locals.init),
  own: await fetch('/api/rates'),
  helper: await read()
});
`,
        'src/routes/none/+page.ts': "export const csr = false;\nexport const load = async () => ({ rates: await fetch('https://rates.example.com') });\n",
        'src/lib/rates.ts': "export const read = () => fetch('https://rates.example.com');\n",
        'src/routes/api/rates/+server.ts': "export const GET = () => fetch('https://rates.example.com');\n",
      },
    },
  ],
});
