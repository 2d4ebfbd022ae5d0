/** Starts a rule: `node packages/dev/bin/new-rule.mjs <id>` writes its folder and names what to do next. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { RULE_INDEX, ruleIndex } from './rule-index.mjs';

/**
 * Writes `rule.ts` and `cases.ts` of the rule into the repository at `root`, and the index anew.
 * Gives a sentence of what is wrong when the id is no good or taken; then nothing is written.
 * @param {string} root @param {string | undefined} id @returns {string | undefined}
 */
export function scaffoldRule(root, id) {
  if (!id || !/^[a-z]+(-[a-z0-9]+){1,5}$/.test(id)) {
    return 'Name the rule in two to six words of kebab-case, such as no-…, require-…, prefer-… or valid-….';
  }
  const dir = join(root, 'packages/rules/src', id);
  if (existsSync(dir)) return `There is a rule ${id} already.`;
  mkdirSync(dir);
  writeFileSync(join(dir, 'rule.ts'), ruleText(id));
  writeFileSync(join(dir, 'cases.ts'), CASES_TEXT);
  writeFileSync(join(root, RULE_INDEX), ruleIndex(root));
  return undefined;
}

/** @param {string} id */
const ruleText = (id) => `import { defineRule } from '@sk-audit/core';

export default defineRule({
  id: '${id}',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'FIXME: one line that begins with a verb in the third person, such as “Forbids …”.',
  why: 'FIXME: what happens, to whom, and what the rule leaves alone.',
  sources: [],
  messages: {
    fixme: {
      text: 'FIXME: what is wrong with \`{{name}}\`.',
      advice: 'FIXME: what to do, as a command.',
    },
  },
  examples: {
    bad: [
      {
        title: 'FIXME: the plainest form of the mistake',
        files: {
          'src/routes/+page.ts': \`
export const load = () => fixme(); // ✗ fixme "fixme()"
\`,
        },
      },
    ],
    good: [
      {
        title: 'FIXME: the same, done right',
        files: {
          'src/routes/+page.ts': \`
export const load = () => ({});
\`,
        },
      },
    ],
  },
  check({ facts, report }) {
    // FIXME: report(call.span, 'fixme', { name: 'fixme' }) for each call in facts.calls that is the mistake.
    void facts;
    void report;
  },
});
`;

const CASES_TEXT = `import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. \`pnpm mutate\` lists the guards without one. */
export default defineCases({
  bad: [],
  good: [],
});
`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const id = argv[2];
  const problem = scaffoldRule(root, id);
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
  } else {
    console.log(`Wrote packages/rules/src/${id}. Its example fails on purpose: write the examples first, then check().
  pnpm test -t ${id}   the rule's examples and cases
  pnpm mutate ${id}    the guards that no near-miss holds
  pnpm gen${' '.repeat(id ? id.length + 8 : 0)}its docs page, the tables and the schema`);
  }
}
