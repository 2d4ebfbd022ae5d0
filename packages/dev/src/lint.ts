/** `lint`: prints every broken arrow and every forbidden piece of code; exit code 1 when there is one. */
import { brokenArrows } from './arrows.js';
import { forbiddenCode } from './forbidden-code.js';
import { REPOSITORY } from './workspace.js';

const lines = [
  ...brokenArrows(REPOSITORY).map(({ from, to, rule }) => `${from} must not import ${to} (${rule} in .dependency-cruiser.mjs)`),
  ...forbiddenCode(REPOSITORY).map(({ path, line, code, breaks }) => `${path}:${line} must not use ${code} (${breaks} in packages/dev/src/forbidden-code.ts)`),
];
for (const line of lines) console.log(line);
console.log(lines.length === 0 ? 'All arrows hold.' : `${lines.length} broken.`);
process.exitCode = lines.length === 0 ? 0 : 1;
