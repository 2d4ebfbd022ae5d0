import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenArrows, type BrokenArrow } from './arrows.js';
import { folders, REPOSITORY } from './workspace.js';
import config from '../../../.dependency-cruiser.mjs';

/** `[the arrow, the file that breaks it, the line that does]` */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['core-stands-alone', 'packages/core/src/parses.ts', "import 'svelte/compiler';"],
  ['core-stands-alone', 'packages/core/src/reads.ts', "import 'node:path';"],
  ['core-stands-alone', 'packages/core/src/extracts.ts', "import type { FileFacts } from '@sk-audit/extract';"],
  ['rules-know-core-only', 'packages/rules/src/no-cart/extracts.ts', "import '@sk-audit/extract';"],
  ['rules-know-core-only', 'packages/rules/src/no-cart/reads.ts', "import 'node:os';"],
  ['rules-stand-alone', 'packages/rules/src/no-cart/borrows.ts', "import '../no-invoice/rule.js';"],
  ['extract-only-parses', 'packages/extract/src/reads.ts', "import 'node:fs';"],
  ['extract-only-parses', 'packages/extract/src/judges.ts', "import '@sk-audit/rules';"],
  ['extract-only-parses', 'packages/extract/src/renders.ts', "import 'svelte';"],
  ['refactor-edits-texts', 'packages/refactor/src/reads.ts', "import 'node:path';"],
  ['refactor-edits-texts', 'packages/refactor/src/judges.ts', "import '@sk-audit/rules';"],
  ['refactor-edits-texts', 'packages/refactor/src/finds.ts', "import type { MoveSite } from '@sk-audit/host';"],
  ['ts-morph-only-in-refactor', 'packages/cli/src/morphs.ts', "import 'ts-morph';"],
  ['refactor-is-loaded-late', 'packages/cli/src/refactors.ts', "import '@sk-audit/refactor';"],
  ['refactor-is-loaded-late', 'packages/cli/src/moves.ts', "import './commands/move.js';"],
  ['disk-only-in-host', 'packages/cli/src/reads.ts', "import { readFileSync } from 'node:fs';"],
  ['disk-only-in-host', 'packages/cli/src/awaits.ts', "import 'node:fs/promises';"],
  ['disk-only-in-host', 'packages/cli/src/spawns.ts', "import 'child_process';"],
  ['disk-only-in-host', 'packages/rules/src/no-cart/threads.ts', "import 'node:worker_threads';"],
  ['apps-through-the-disk', 'packages/host/src/discovery/peeks.ts', "import { readFileSync } from 'node:fs';"],
  ['asked-before-a-witness', 'packages/host/src/compare/peeks.ts', "import { readFileSync } from 'node:fs';"],
  ['no-network', 'packages/host/src/calls.ts', "import 'node:https';"],
  ['eslint-only-in-its-plugin', 'packages/cli/src/lints.ts', "import 'eslint';"],
  ['eslint-only-in-its-plugin', 'packages/core/src/lints.ts', "import type { TSESTree } from '@typescript-eslint/types';"],
  ['hosts-never-meet', 'packages/eslint-plugin/src/meets.ts', "import 'sk-audit';"],
  ['hosts-never-meet', 'packages/cli/src/meets.ts', "import 'eslint-plugin-sk-audit';"],
  ['host-knows-no-cli', 'packages/host/src/prints.ts', "import 'sk-audit';"],
  ['reporters-only-format', 'packages/cli/src/reporters/finds.ts', "import '@sk-audit/host';"],
  ['reporters-only-format', 'packages/cli/src/reporters/asks.ts', "import '../index.js';"],
  ['reporters-only-format', 'packages/cli/src/reporters/listens.ts', "import '../terminal/progress.js';"],
  ['nobody-imports-dev', 'packages/host/src/measures.ts', "import '@sk-audit/dev';"],
  ['no-cycle', 'packages/core/src/chicken.ts', "import './egg.js';"],
  ['no-deep-import', 'packages/host/src/digs.ts', "import '../../core/src/index.js';"],
  ['no-deep-import', 'packages/cli/src/digs.ts', "import '@sk-audit/core/dist/facts.js';"],
  ['no-test-import', 'packages/core/src/tests.ts', "import './index.test.js';"],
  ['no-test-import', 'packages/host/src/pretends.ts', "import './testing/shop.js';"],
  ['no-unresolved', 'packages/host/src/misses.ts', "import 'left-pad';"],
];

/** What every package may do, and a few files that the planted ones need. */
const ALLOWED: { readonly [file: string]: string } = {
  'packages/core/src/index.ts': "import 'semver'; import 'picomatch';",
  'packages/core/src/index.test.ts': "import 'vitest'; import './index.js';",
  'packages/core/src/egg.ts': "import './chicken.js';",
  'packages/extract/src/index.ts': "import 'oxc-parser'; import 'svelte/compiler'; import 'node:module'; import '@sk-audit/core';",
  'packages/rules/src/index.ts': "import './no-cart/rule.js'; import './no-invoice/rule.js';",
  'packages/rules/src/no-cart/rule.ts': "import '@sk-audit/core'; import '../session.js';",
  'packages/rules/src/no-invoice/rule.ts': '',
  'packages/rules/src/session.ts': '',
  'packages/host/src/index.ts': "import 'node:fs'; import '@sk-audit/core'; import '@sk-audit/extract'; import '@sk-audit/rules';",
  'packages/host/src/testing/shop.ts': "import 'node:fs';",
  'packages/cli/src/index.ts': "import '@sk-audit/host'; import 'picocolors'; import './reporters/json.js';",
  'packages/cli/src/run.ts': "import type {} from './commands/move.js'; await import('./commands/move.js');",
  'packages/cli/src/commands/move.ts': "import '@sk-audit/refactor'; import '../move/plan.js';",
  'packages/cli/src/move/plan.ts': "import '@sk-audit/refactor';",
  'packages/refactor/src/index.ts': "import 'ts-morph'; import '@sk-audit/core'; import '@sk-audit/extract';",
  'packages/cli/src/reporters/json.ts': "import 'node:crypto'; import '@sk-audit/core'; import 'picocolors'; import './frame.js'; import '../terminal/wrap.js';",
  'packages/cli/src/reporters/frame.ts': '',
  'packages/cli/src/terminal/wrap.ts': '',
  'packages/cli/src/terminal/progress.ts': "import 'node:process';",
  'packages/eslint-plugin/src/index.ts': "import 'eslint'; import '@sk-audit/host';",
  'packages/dev/src/index.ts': "import 'node:child_process'; import 'eslint'; import 'sk-audit';",
};

const PACKAGES = { core: '@sk-audit/core', extract: '@sk-audit/extract', rules: '@sk-audit/rules', host: '@sk-audit/host', refactor: '@sk-audit/refactor', cli: 'sk-audit', 'eslint-plugin': 'eslint-plugin-sk-audit', dev: '@sk-audit/dev', oracle: '@sk-audit/oracle' };
const FROM_NPM = ['semver', 'picomatch', 'oxc-parser', 'svelte', 'picocolors', 'eslint', '@typescript-eslint/types', 'ts-morph', 'vitest'];

/** Lays out a small workspace that is built and installed, with the allowed and the planted imports. */
function plantWorkspace(root: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\nexport {};\n`);
  };
  const manifest = (path: string, name: string, exports: object) => write(path, '') ?? writeFileSync(join(root, path), JSON.stringify({ name, type: 'module', exports }));
  for (const name of FROM_NPM) {
    manifest(`node_modules/${name}/package.json`, name, { '.': './index.js', './compiler': './compiler/index.js' });
    write(`node_modules/${name}/index.js`, '');
    write(`node_modules/${name}/compiler/index.js`, '');
  }
  for (const [folder, name] of Object.entries(PACKAGES)) {
    manifest(`packages/${folder}/package.json`, name, { '.': './dist/index.js', './dist/*': './dist/*' });
    write(`packages/${folder}/dist/index.js`, '');
    write(`packages/${folder}/dist/facts.js`, '');
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'packages', folder), join(root, 'node_modules', name), 'junction');
  }
  for (const [file, text] of Object.entries(ALLOWED)) write(file, text);
  for (const [, file, text] of PLANTED) write(file, text);
}

describe('the arrows', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-arrows-')));
  let broken: readonly BrokenArrow[] = [];
  beforeAll(() => {
    plantWorkspace(root);
    broken = brokenArrows(root);
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  it('hold in this repository', () => {
    expect(brokenArrows(REPOSITORY)).toEqual([]);
  }, 60_000);

  it.each(PLANTED)('catch, as %s, what %s does: %s', (rule, file) => {
    expect(broken.filter(({ from }) => from === file).map((arrow) => arrow.rule)).toContain(rule);
  });

  it('let pass what is allowed', () => {
    const cycle = new Set(['packages/core/src/egg.ts']);
    expect(broken.filter(({ from }) => from in ALLOWED && !cycle.has(from))).toEqual([]);
  });

  it('are all planted', () => {
    expect(new Set(PLANTED.map(([rule]) => rule))).toEqual(new Set(config.forbidden?.map((rule) => rule.name)));
  });

  it.each(['core', 'extract', 'rules'])('keep the types of Node out of %s', (name) => {
    const tsconfig = JSON.parse(readFileSync(join(REPOSITORY, 'packages', name, 'tsconfig.json'), 'utf8'));
    expect(tsconfig.compilerOptions.types).toEqual([]);
  });

  it('cover every package', () => {
    expect(folders(join(REPOSITORY, 'packages')).filter((name) => !(name in PACKAGES))).toEqual([]);
  });
});
