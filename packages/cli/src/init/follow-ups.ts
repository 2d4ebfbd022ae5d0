/** What remains to be done by whoever has set something up. */
import { relative } from 'node:path/posix';
import type { SetupPlace } from '@sk-audit/host';
import { printable } from '../terminal/printable.js';
import type { Change, Files } from './step.js';

/** Lock file → the command that adds packages for development; npm's stands for none of them. */
const ADDING: readonly (readonly [string, string])[] = [
  ['pnpm-lock.yaml', 'pnpm add -D'],
  ['yarn.lock', 'yarn add -D'],
  ['bun.lock', 'bun add -d'],
  ['bun.lockb', 'bun add -d'],
];

/** What was written, and the commands that come next. */
export function followUps(written: readonly Change[], place: SetupPlace, files: Files): string {
  const packages = [...new Set(['sk-audit', ...written.flatMap((change) => change.packages ?? [])])].filter((name) => !place.packages.has(name));
  const commands = [...(packages.length > 0 ? [`${adding(place, files)} ${packages.join(' ')}`] : []), ...written.flatMap((change) => change.then ?? []), 'npx sk-audit'];
  return `Written: ${written.map(({ file }) => printable(relative(place.cwd, file))).join(', ')}\nNext:\n${commands.map((command) => `    ${command}`).join('\n')}`;
}

function adding({ folder, top }: SetupPlace, files: Files): string {
  const names = [folder, top ?? folder].flatMap((dir) => files.names(dir));
  return ADDING.find(([lock]) => names.includes(lock))?.[1] ?? 'npm install --save-dev';
}
