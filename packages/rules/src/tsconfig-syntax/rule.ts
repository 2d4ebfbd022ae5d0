import { defineRule, tsconfigsOf, type Span, type TextEdit } from '@sk-audit/core';

export default defineRule({
  id: 'tsconfig-syntax',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  cliOnly: true,
  inBuild: 'fails',
  summary: 'Forbids a `tsconfig.json` that Kit cannot read.',
  why: `Kit reads the app's \`tsconfig.json\` (or \`jsconfig.json\`) whenever it starts, and stops when it cannot: Kit 1 and 2 with a bare
\`SyntaxError\` that names no file, Kit 3 with \`tsconfig_parse_failed\`. Comments and a comma at the end are fine. Keys without quotes and
single quotes are not: Vite refuses them when it reads its own configuration, and so does Kit 3, which reads the file as TypeScript does.

In Kit 3 nothing is said when \`package.json\` does not name TypeScript, because Kit does not read the file then.`,
  sources: ['https://svelte.dev/e/kit/tsconfig_parse_failed', '@sveltejs/kit 2.70.4 src/core/sync/write_tsconfig.js', '@sveltejs/kit 3.2.0 src/core/sync/write_tsconfig/index.js'],
  messages: {
    unreadable: { text: '`{{file}}` is no JSON from here on, and Kit does not start.', advice: 'Correct the syntax: look for a comma or a quote that is missing before it.' },
    quotes: { text: '`{{file}}` is read as JSON with comments, which wants double quotes here.', advice: 'Write {{written}} in double quotes.' },
  },
  examples: {
    bad: [
      {
        title: 'A comma is missing',
        files: {
          'tsconfig.json': `{
  "extends": "./.svelte-kit/tsconfig.json"
  "include": ["src"] // ✗ unreadable ""include""
}
`,
        },
      },
      {
        title: 'A key without quotes',
        files: {
          'tsconfig.json': `{
  extends: "./.svelte-kit/tsconfig.json" // ✗ quotes "extends"
}
`,
        },
        after: { 'tsconfig.json': '{\n  "extends": "./.svelte-kit/tsconfig.json"\n}\n' },
      },
    ],
    good: [
      {
        title: 'Comments, and a comma at the end',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n',
          'tsconfig.json': '{\n  // as Kit wants it\n  "extends": "$app/tsconfig", /* and nothing else */\n}\n',
        },
      },
      { title: 'The same in a jsconfig, in Kit 2', files: { 'jsconfig.json': '{\n  // as Kit wants it\n  "extends": "./.svelte-kit/tsconfig.json", /* and nothing else */\n}\n' } },
    ],
  },
  checkProject({ project, report }) {
    for (const { path, problem, loose } of tsconfigsOf(project)) {
      if (problem) report(path, problem, 'unreadable', { file: path }, { kitCode: 'tsconfig_parse_failed' });
      const [first] = loose;
      const text = project.facts(path)?.text ?? '';
      if (first) report(path, first, 'quotes', { file: path, written: `\`${text.slice(...first)}\`` }, { kitCode: 'tsconfig_parse_failed', ...(problem === undefined && { fix: loose.map((span) => quoted(span, text)) }) });
    }
  },
});

function quoted(span: Span, text: string): TextEdit {
  const written = text.slice(...span);
  const inside = written.startsWith("'") ? written.slice(1, -1).replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"') : written;
  return { span, text: `"${inside}"` };
}
