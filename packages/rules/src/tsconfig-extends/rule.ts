import { beginningOf, defineRule, extendsKit, jsonMember, tsconfigProblems, tsconfigsOf, type Suggestion, type Tsconfig } from '@sk-audit/core';

export default defineRule({
  id: 'tsconfig-extends',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  cliOnly: true,
  inBuild: 'warns',
  summary: "Demands that `tsconfig.json` extends Kit's own and leaves what Kit sets.",
  why: `Kit generates a tsconfig with the types of the routes, the aliases and the options without which components are compiled wrongly. An app
whose \`tsconfig.json\` (or \`jsconfig.json\`) does not extend it directly gets wrong errors in editors and in \`svelte-check\`, and no
\`./$types\`. So Kit warns, as it does when the app's own options undo it: in Kit 1 \`paths\` without \`$lib\`, in Kit 2 \`paths\` and
\`baseUrl\` at all (\`kit.alias\` is the place for aliases), in Kit 3 \`types\` without \`$app/types\`, \`paths\` without the aliases of the
configuration, a service worker among the app's files, and \`verbatimModuleSyntax\` or \`isolatedModules\` switched off.

What comes from another file that the tsconfig extends is not looked at. In Kit 3 nothing is said when \`package.json\` does not name
TypeScript, because Kit does not look then.`,
  sources: [
    'https://svelte.dev/docs/kit/project-structure#Project-files-tsconfig.json',
    'https://svelte.dev/e/kit/tsconfig_extends_missing',
    '@sveltejs/kit 2.70.4 src/core/sync/write_tsconfig.js',
    '@sveltejs/kit 3.2.0 src/core/sync/write_tsconfig/validate.js',
  ],
  messages: {
    notExtended: { text: '`{{file}}` does not extend `{{base}}`, so editors and `svelte-check` miss the types that Kit generates.', advice: 'Write `"extends": "{{base}}"`, or put it into the array.' },
    overridden: { text: "`{{file}}` sets {{name}}, which overrides what Kit's own tsconfig says about aliases.", advice: 'Remove it, and declare aliases in `kit.alias`.' },
    libUnnamed: { text: '`paths` in `{{file}}` replaces that of Kit and lacks `$lib`.', advice: 'Add `$lib` and `$lib/*`, or remove `paths` and declare aliases in `kit.alias`.' },
    typesUnnamed: { text: "`types` in `{{file}}` replaces that of Kit and lacks `$app/types`.", advice: 'Add `"$app/types"` to it.' },
    aliasUnnamed: { text: '`paths` in `{{file}}` replaces that of Kit and lacks `{{name}}`.', advice: 'Remove `paths`; Kit writes it from the aliases of its configuration.' },
    workerIncluded: { text: '`{{file}}` takes in the service worker, whose types do not fit the rest of the app.', advice: 'Add `"{{name}}"` to `exclude`.' },
    switchedOff: { text: '`{{name}}` is switched off in `{{file}}`, and Kit cannot do without it.', advice: 'Remove the line.' },
  },
  examples: {
    bad: [
      {
        title: 'A tsconfig of its own',
        files: {
          'tsconfig.json': `{ // ✗ notExtended "{"
  "compilerOptions": { "strict": true }
}
`,
        },
        after: {
          'tsconfig.json': `{
  "extends": "./.svelte-kit/tsconfig.json",
  "compilerOptions": { "strict": true }
}
`,
        },
      },
      {
        title: 'A base in between',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n',
          'tsconfig.json': `{
  "extends": "./tsconfig.base.json" // ✗ notExtended ""extends": "./tsconfig.base.json""
}
`,
          'tsconfig.base.json': '{ "extends": "$app/tsconfig" }\n',
        },
        after: {
          'tsconfig.json': `{
  "extends": ["./tsconfig.base.json", "$app/tsconfig"]
}
`,
        },
      },
      {
        title: 'Aliases in the wrong place',
        files: {
          'tsconfig.json': `{
  "extends": "./.svelte-kit/tsconfig.json",
  "compilerOptions": {
    "paths": { "$cart/*": ["./src/cart/*"] } // ✗ overridden ""paths": { "$cart/*": ["./src/cart/*"] }"
  }
}
`,
        },
      },
      {
        title: 'Aliases without $lib, in Kit 1',
        kit: '1.30.4',
        files: {
          'tsconfig.json': `{
  "extends": "./.svelte-kit/tsconfig.json",
  "compilerOptions": {
    "paths": { "$cart/*": ["./src/cart/*"] } // ✗ libUnnamed ""paths": { "$cart/*": ["./src/cart/*"] }"
  }
}
`,
          'src/lib/price.ts': 'export const price = 3;\n',
        },
      },
      {
        title: 'All that Kit 3 looks for',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n',
          'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $cart: 'src/cart' } })] };\n",
          'tsconfig.json': `{
  "extends": "$app/tsconfig",
  "compilerOptions": {
    "types": ["node"], // ✗ typesUnnamed ""types": ["node"]"
    "paths": { "$basket/*": ["./src/cart/*"] }, // ✗ aliasUnnamed ""paths": { "$basket/*": ["./src/cart/*"] }"
    "isolatedModules": false // ✗ switchedOff ""isolatedModules": false"
  },
  "include": ["src"] // ✗ workerIncluded ""include": ["src"]"
}
`,
          'src/service-worker.ts': 'self.skipWaiting();\n',
        },
      },
    ],
    good: [
      {
        title: 'Kit 2, with the options of the app',
        files: { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "strict": true } }\n' },
      },
      {
        title: 'Kit 3, with a base of the company',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n',
          'tsconfig.json': '{ "extends": ["./company.json", "$app/tsconfig"], "compilerOptions": { "types": ["$app/types", "node"] } }\n',
          'company.json': '{ "compilerOptions": { "strict": true } }\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    for (const tsconfig of tsconfigsOf(project)) {
      const { path: file, node, base } = tsconfig;
      if (!node) continue;
      if (!extendsKit(project, tsconfig)) {
        const at = jsonMember(node, 'extends')?.span ?? beginningOf(tsconfig);
        report(file, at, 'notExtended', { file, base }, { suggest: suggestBase(tsconfig), kitCode: 'tsconfig_extends_missing' });
        continue;
      }
      for (const { kind, at, name } of tsconfigProblems(project, tsconfig)) {
        report(file, at?.span ?? beginningOf(tsconfig), kind, { file, name }, { kitCode: 'tsconfig_invalid' });
      }
    }
  },
});

/** Kit's base last, so that it wins. */
function suggestBase(tsconfig: Tsconfig): readonly Suggestion[] {
  const { node, base } = tsconfig;
  const message = `Extend \`${base}\``;
  const bases = jsonMember(node, 'extends')?.value;
  if (!bases) return [{ message, edits: [{ span: [beginningOf(tsconfig)[1], beginningOf(tsconfig)[1]], text: `\n  "extends": "${base}",` }] }];
  if (bases.is !== 'value') return [];
  return [{ message, edits: [{ span: bases.span, text: `[${JSON.stringify(bases.value)}, "${base}"]` }] }];
}
