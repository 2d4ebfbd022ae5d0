import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'declared elsewhere, imported, wrapped, and how many',
      files: {
        'src/routes/a/+page.server.ts': "export { actions } from '$lib/server/actions'; // ✗ mixed \"actions\"\n",
        'src/lib/server/actions.ts': 'const actions = { default: async () => ({}), a: async () => ({}), b: async () => ({}), c: async () => ({}), d: async () => ({}) };\nexport { actions };\n',
        'src/routes/b/+page.server.ts': `const save = async () => ({});
const actions = { default: save, save };
export { actions }; // ✗ mixed "actions"
`,
        'src/routes/c/+page.server.ts': `import { more } from 'more-actions';
export const actions = { ...more, default: async () => ({}), keep: async () => ({}), drop: async () => ({}) }; // ✗ mixed "default"
`,
      },
      says: [
        '`actions` has `default` beside `a`, `b`, `c` and 1 more, so every form that is posted here ends in status 500.',
        '`actions` has `default` beside `save`, so every form that is posted here ends in status 500.',
        '`actions` has `default` beside `keep` and `drop`, so every form that is posted here ends in status 500.',
      ],
    },
  ],
  good: [
    {
      title: 'unknown spreads, an undefined default, other files, and code that nothing reaches',
      files: {
        'src/routes/a/+page.server.ts': "import { more } from 'more-actions';\nexport const actions = { ...more, default: async () => ({}) };\n",
        'src/routes/b/+page.server.ts': 'export const actions = { default: undefined, a: async () => ({}) };\n',
        'src/routes/c/+layout.server.ts': 'export const load = () => ({});\nconst actions = { default: load, load };\nexport const _kept = actions;\n',
        'src/routes/d/+page.server.ts': 'export const load = () => ({ actions: { default: 1, other: 2 } });\n',
        'src/lib/actions.ts': 'export const actions = { default: async () => ({}), a: async () => ({}) };\n',
      },
    },
  ],
});
