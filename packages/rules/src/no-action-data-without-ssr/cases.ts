import { defineCases } from '@sk-audit/core';

const off = { 'src/routes/app/+page.ts': 'export const ssr = false;\n' };
const actions = (...lines: readonly string[]): { readonly [path: string]: string } => ({ ...off, 'src/routes/app/+page.server.ts': `import { error, fail, redirect } from '@sveltejs/kit';\nimport { wrap } from 'wrap';\nexport const actions = {\n${lines.map((line) => `  ${line}\n`).join('')}};\n` });

export default defineCases({
  bad: [
    {
      title: 'which forms, and what a button posts to',
      files: {
        ...actions('save: async () => ({ saved: true }),', "check: async ({ locals }) => {\n    if (!locals.user) throw new Error('no');\n    return fail(400, { missing: true });\n  },", "close: async () => error(501, 'Not yet'),"),
        'src/routes/app/+page.svelte': '<form method="POST"><button formaction="?/check">Check</button></form> <!-- ✗ data "form" -->\n<form method="POST" action="?/close"><button>Close</button></form> <!-- ✗ error "form" -->\n',
      },
      says: ['The error of the action `close` shows an empty page, as `/app` is not rendered on the server and this form is sent by the browser itself.'],
    },
  ],
  good: [
    {
      title: 'actions of which it is not sure, and forms that go elsewhere',
      files: {
        ...actions(
          'given: wrap(async () => ({ saved: true })),', 'call: async () => wrap(1),', 'bare: async () => fail(400),', "leave: async ({ locals }) => (locals.user ? redirect(303, '/') : error(401)),", "crash: async () => { throw new Error('no'); },",
          'text: async () => wrap.text,', 'get: async () => ({ saved: true }),',
        ),
        'src/routes/app/+page.svelte': ['given', 'call', 'bare', 'leave', 'crash', 'text', 'none'].map((name) => `<form method="POST" action="?/${name}"><button>${name}</button></form>\n`).join('') + '<form action="?/get"><button>Get</button></form>\n<form method="POST" action="/api"><button>Api</button></form>\n<form method="POST" action="https://pay.example"><button>Pay</button></form>\n',
        'src/routes/api/+server.ts': 'export const POST = () => new Response();\n',
      },
    },
    { title: 'a component that nothing shows', files: { ...actions('save: async () => ({ saved: true }),'), 'src/routes/app/+page.svelte': '<h1>App</h1>\n', 'src/lib/Save.svelte': '<form method="POST" action="/app?/save"></form>\n' } },
  ],
});
