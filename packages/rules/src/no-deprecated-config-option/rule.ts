import { configKey, defineRule, entrySpan, kitConfigObject, optionEntry, possibleValues, typeOf, type ConfigEntry } from '@sk-audit/core';

/** Options of Kit, the versions that warn about them, what to do instead, and Kit's code. */
const DEPRECATED: readonly { readonly key: string; readonly kit: string; readonly instead: string; readonly code?: string }[] = [
  { key: 'alias', kit: '>=3.0.0', instead: 'Declare the names in the `imports` of `package.json`, with a `#` before them.', code: 'config_option_deprecated_alias' },
  { key: 'csrf.checkOrigin', kit: '>=2.36.0 <3.0.0', instead: 'Take it out, and name the origins that may post to the app in `csrf.trustedOrigins`.' },
  { key: 'typescript', kit: '>=3.0.0', instead: 'Write into `tsconfig.json` what it changes.', code: 'config_option_deprecated_typescript' },
];

export default defineRule({
  id: 'no-deprecated-config-option',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.36.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Forbids options that the next major version of Kit drops.',
  why: `Kit warns about them whenever it starts, and a later major version refuses them: \`csrf.checkOrigin\` is deprecated since 2.36 and an error
in Kit 3; \`alias\` and \`typescript\` are deprecated since 3.0.

Between 2.29 and 2.53 Kit also warned about everything in \`files\`, which it has taken back since; the rule leaves that alone.`,
  sources: ['https://svelte.dev/docs/kit/configuration', 'https://svelte.dev/e/kit/config_option_deprecated_alias', '@sveltejs/kit 2.70.4 src/core/config/options.js', '@sveltejs/kit 3.2.0 src/core/config/options.js'],
  messages: {
    deprecated: { text: '`{{key}}` is deprecated.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'Origins unchecked, in Kit 2',
        files: {
          'svelte.config.js': `const csrf = { checkOrigin: false }; // ✗ deprecated "checkOrigin: false"
export default { kit: { csrf } };
`,
        },
        says: ['`kit.csrf.checkOrigin` is deprecated.', 'Take it out, and name the origins that may post to the app in `csrf.trustedOrigins`.'],
      },
      {
        title: 'Aliases, in Kit 3',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({
  alias: { $ui: 'src/ui' }, // ✗ deprecated "alias"
  typescript: { config: (config) => config } // ✗ deprecated "typescript"
})] };
`,
        },
        says: ['`alias` is deprecated.', 'Write into `tsconfig.json` what it changes.'],
      },
    ],
    good: [
      {
        title: 'Trusted origins by name',
        files: { 'svelte.config.js': "export default { kit: { csrf: { trustedOrigins: ['https://pay.example.com'] }, alias: { $ui: 'src/ui' } } };\n" },
      },
      {
        title: 'Nothing of it',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ appDir: 'assets', alias: undefined })] };
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const config = kitConfigObject(project);
    if (!config) return;
    for (const { key, kit, instead, code } of DEPRECATED) {
      const entry = project.kitSatisfies(kit) === true ? optionEntry(config, key) : undefined;
      if (entry && isSet(entry)) report(entry.path, entrySpan(entry), 'deprecated', { key: configKey(config, key), instead }, { kitCode: code });
    }
  },
});

/** Kit asks for anything but \`undefined\`. */
function isSet({ place }: ConfigEntry): boolean {
  return possibleValues(place).every((one) => !['undefined', 'unknown'].includes(typeOf(one)));
}
