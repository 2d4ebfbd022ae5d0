import { describe, expect, it } from 'vitest';
import { withPlugin } from './eslint-step.js';

describe('withPlugin', () => {
  it('puts the plugin first in a plain list', () => {
    expect(withPlugin("import svelte from 'eslint-plugin-svelte';\n\nexport default [\n\t...svelte.configs.recommended,\n];\n")).toBe(
      "import skAudit from 'eslint-plugin-sk-audit';\nimport svelte from 'eslint-plugin-svelte';\n\nexport default [\n\t...skAudit.configs.recommended,\n\t...svelte.configs.recommended,\n];\n",
    );
  });

  it.each<[string, string]>([
    ['export default defineConfig([\n  svelte.configs.recommended,\n]);\n', 'export default defineConfig([\n  skAudit.configs.recommended,\n  svelte.configs.recommended,\n]);\n'],
    ['export default defineConfig(\n  svelte.configs.recommended,\n);\n', 'export default defineConfig(\n  skAudit.configs.recommended,\n  svelte.configs.recommended,\n);\n'],
    ['export default ts.config(\n\tjs.configs.recommended\n);\n', 'export default ts.config(\n\tskAudit.configs.recommended,\n\tjs.configs.recommended\n);\n'],
    ['/** @type {import("eslint").Linter.Config[]} */\nexport default [];\n', '/** @type {import("eslint").Linter.Config[]} */\nexport default [...skAudit.configs.recommended, ];\n'],
    ['export default [ // ours\r\n  one,\r\n];\r\n', 'export default [ ...skAudit.configs.recommended, // ours\r\n  one,\r\n];\r\n'],
  ])('knows the list in %j', (before, after) => {
    const newLine = before.includes('\r\n') ? '\r\n' : '\n';
    expect(withPlugin(before)).toBe(`import skAudit from 'eslint-plugin-sk-audit';${newLine}${newLine}${after}`);
  });

  it('puts the import behind comments at the start, which are about the file', () => {
    expect(withPlugin("// @ts-check\n/* import nothing else */\nimport one from 'one';\nexport default [\n  one,\n];\n")).toMatch(/^\/\/ @ts-check\n\/\* .* \*\/\nimport skAudit from .*\nimport one/);
  });

  it.each([
    'export default withNuxt({});\n',
    'const config = [];\nexport default config;\n',
    'module.exports = [];\n/*\nexport default [\n*/\n',
    'export default [\n];\n`\nexport default [\n`;\n',
    "import skAudit from './ours.js';\nexport default [\n  skAudit,\n];\n",
  ])('leaves %j to people', (text) => {
    expect(withPlugin(text)).toBeUndefined();
  });
});
