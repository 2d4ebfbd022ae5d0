import { defineCases } from '@sk-audit/core';

const page = (...lines: readonly string[]): string => `<script>\n${lines.map((line) => `  ${line}\n`).join('')}</script>\n`;

export default defineCases({
  bad: [
    {
      title: 'another object, in Kit 3',
      kit: '3.2.0',
      files: { 'src/routes/+page.svelte': page("const look = () => self.history.replaceState({ ...window.state }, '', '/a'); // ✗ direct \"self.history.replaceState\"", 'look();') },
      says: ['Use `goto(url, { replace: true, shallow: true, state: {} })` of `$app/navigation`.'],
    },
  ],
  good: [
    {
      title: 'what keeps the state, and other functions',
      files: {
        'src/routes/+page.svelte': page(
          "const look = () => history.replaceState(history.state, '', '/a');",
          "const step = () => history.pushState({ ...window.history.state, step: 1 }, '', '/b');",
          "const other = () => history.pushState({ ...(history.state ?? {}) }, '', '/b');",
          "const back = () => history.go(-1);",
          "const own = (my) => my.history.pushState({}, '', '/c');",
          'look(step, other, back, own);',
        ),
      },
    },
    { title: 'code that no page is built with', files: { 'src/routes/+server.ts': "import { note } from '$lib/note';\nexport const GET = () => new Response(note);\n", 'src/lib/note.ts': "export const note = 'x';\nexport const go = () => history.pushState({}, '', '/');\n" } },
  ],
});
