/** A repository of its own for tests that write rules. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type Ended } from '../run-command.js';
import { REPOSITORY } from '../workspace.js';

/** A new temporary repository with core as it is built here and a rules package without rules; its absolute path. */
export function rulesWorkspace(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-rules-')));
  const rules = join(root, 'packages/rules');
  mkdirSync(join(rules, 'src'), { recursive: true });
  mkdirSync(join(rules, 'node_modules/@sk-audit'), { recursive: true });
  cpSync(join(REPOSITORY, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(REPOSITORY, 'packages/rules', file), join(rules, file));
  for (const link of ['packages/core', 'packages/rules/node_modules/@sk-audit/core']) symlinkSync(join(REPOSITORY, 'packages/core'), join(root, link), 'junction');
  return root;
}

/** Compiles the rules package; what tsc says is in `stdout`, and empty when all is well. */
export function buildRules(root: string): Ended {
  return runCommand(process.execPath, [join(REPOSITORY, 'node_modules/typescript/bin/tsc'), '-p', 'packages/rules'], root);
}
