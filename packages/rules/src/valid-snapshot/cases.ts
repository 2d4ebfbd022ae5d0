import { defineCases } from '@sk-audit/core';

const keeping = (...lines: readonly string[]): string => `<script>\n  import { snapshot } from '$app/navigation';\n${lines.map((line) => `  ${line}\n`).join('')}</script>\n`;
const rest = 'capture: () => 1, restore: () => {} });';

export default defineCases({
  bad: [
    { title: 'twice in one script, beside another one', kit: '3.2.0', files: { 'src/routes/+page.svelte': keeping(`snapshot({ id: 'a', ${rest}`, `snapshot({ id: 'b', ${rest}`, `snapshot({ id: 'b', ${rest} // ✗ sameId "snapshot"`) } },
    { title: 'in a layout, listed, and in a module script', kit: '3.2.0', files: { 'src/routes/+layout.svelte': '<script>\n  const snapshot = { capture: () => 1, restore: () => {} }; // ✗ exported "snapshot"\n  export { snapshot };\n</script>\n<slot />\n', 'src/routes/+page.svelte': '<h1>Home</h1>\n' } },
  ],
  good: [
    {
      title: 'other components, other names, other functions, and under a condition',
      kit: '3.2.0',
      files: {
        'src/routes/+layout.svelte': keeping(`snapshot({ id: 'menu', ${rest}`, 'export const other = 1;', 'const options = {};', 'snapshot(options);', 'snapshot(options);'),
        'src/routes/+page.svelte': `<script>\n  import Note from './Note.svelte';\n  import { snapshot } from './own';\n  import { snapshot as keep } from '$app/navigation';\n  let { data } = $props();\n  snapshot({ id: 'menu', ${rest}\n  if (data.a) keep({ id: 'x', ${rest}\n  if (data.b) keep({ id: 'x', ${rest}\n  keep({ id: data.id, ${rest}\n  keep({ id: data.id, ${rest}\n</script>\n<Note />\n`,
        'src/routes/own.ts': 'export const snapshot = (options) => options;\n',
        'src/routes/Note.svelte': keeping(`snapshot({ id: 'a', ${rest}`, `snapshot({ id: 'a', ${rest}`, 'export const snapshotted = 1;'),
        'src/routes/Old.svelte': '<script>\n  export const snapshot = {};\n</script>\n',
      },
    },
  ],
});
