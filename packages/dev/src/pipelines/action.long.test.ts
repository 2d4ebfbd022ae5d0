/** The steps of the GitHub Action, run here: `npx` is our command, and `gh` a stand-in that keeps the comments in a file. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCommand } from '../run-command.js';
import { CLI } from '../testing/audited-app.js';
import { REPOSITORY } from '../workspace.js';

type Step = { readonly id?: string; readonly name: string; readonly run: string; readonly env?: { readonly [name: string]: string }; readonly 'working-directory'?: string };

const action = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }>; runs: { steps: readonly Step[] } };
const [audit, , comment, result] = action.runs.steps as readonly [Step, Step, Step, Step];

const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-action-')));
const app = join(home, 'shop');
const bin = join(home, 'bin');
const calls = join(home, 'calls.txt');
const comments = join(home, 'comments.json');
afterAll(() => rmSync(home, { recursive: true }));

const PAGE = 'src/routes/[slug]/+page.server.ts';
const FILES = {
  'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "2.70.4", "svelte": "5.57.3" } }',
  'svelte.config.js': 'export default { kit: {} };\n',
  'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
  [PAGE]: "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async () => {\n    fail(400);\n  },\n};\n",
  'src/routes/[slug]/+page.svelte': '<h1>Shop</h1>\n',
};

/** Answers as `gh api` does: lists, adds and replaces; `--jq` with our one filter; every call is noted. */
const GH = `#!/usr/bin/env node
const fs = require('node:fs');
const words = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(calls)}, words.filter((word) => /^(PATCH|POST|repos)/.test(word)).join(' ') + '\\n');
if (process.env.GH_TOKEN !== 'secret') { console.error('HTTP 403'); process.exit(1); }
const all = JSON.parse(fs.readFileSync(${JSON.stringify(comments)}, 'utf8'));
const field = words.find((word) => word.startsWith('body=@'));
const body = field && fs.readFileSync(field.slice('body=@'.length), 'utf8');
if (words.includes('POST')) all.push({ id: all.length + 1, body, user: { type: 'Bot' } });
else if (words.includes('PATCH')) all.find(({ id }) => words.some((word) => word.endsWith('/comments/' + id))).body = body;
else for (const { id, body, user } of all) if (user.type === 'Bot' && body.startsWith('<!-- sk-audit -->')) console.log(id);
fs.writeFileSync(${JSON.stringify(comments)}, JSON.stringify(all));
`;

function put(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

beforeEach(() => {
  for (const [path, text] of Object.entries(FILES)) put(join(app, path), text);
  put(join(bin, 'npx'), `#!/bin/sh\necho "npx $*" >> '${calls}'\nshift 2\nexec '${process.execPath}' '${CLI}' --no-cache "$@"\n`);
  put(join(bin, 'gh'), GH);
  for (const name of ['npx', 'gh']) chmodSync(join(bin, name), 0o755);
  for (const [path, text] of [[calls, ''], [comments, '[]'], [join(home, 'output.txt'), ''], [join(home, 'summary.md'), '']] as const) writeFileSync(path, text);
});

/** Fills `${{ … }}`; an expression that the test does not know is a mistake in the action. */
function filled(text: string, values: { readonly [expression: string]: string }): string {
  return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
    const value = values[expression] ?? action.inputs[/^inputs\.(.*)$/.exec(expression)?.[1] ?? '']?.default;
    if (value === undefined) throw new Error(`Nobody says what ${expression} is.`);
    return value;
  });
}

/** Runs a step as GitHub's runner does. */
function run(step: Step, values: { readonly [expression: string]: string } = {}) {
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, { 'runner.temp': home, 'inputs.token': 'secret', 'github.repository': 'acme/shop', 'github.event.pull_request.number': '7', ...values })]));
  const file = join(home, 'step.sh');
  writeFileSync(file, step.run);
  const runner = { GITHUB_ACTIONS: 'true', CI: 'true', GITHUB_OUTPUT: join(home, 'output.txt'), GITHUB_STEP_SUMMARY: join(home, 'summary.md'), PATH: `${bin}${delimiter}${process.env['PATH']}` };
  return runCommand('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], app, { ...runner, AI_AGENT: undefined, CLAUDECODE: undefined, ...env });
}

const outputs = () => Object.fromEntries(readFileSync(join(home, 'output.txt'), 'utf8').trim().split('\n').map((line) => line.split('=') as [string, string]));
const commentNow = () => run(comment, { 'steps.audit.outputs.markdown': join(home, 'sk-audit.md') });
const written = () => JSON.parse(readFileSync(comments, 'utf8')) as { body: string }[];

describe.skipIf(process.platform === 'win32')('the steps of the action', () => {
  it('audit: log with annotations, summary, SARIF, Markdown and the exit code', () => {
    const { code, stdout } = run(audit, { 'inputs.paths': 'src/routes/[slug]', 'inputs.args': '--fail-on warn --rule return-fail=warn', 'inputs.version': '1.2.3' });
    expect(code).toBe(0);
    expect(stdout).toContain('✖ 1 finding (1 warning)');
    expect(stdout).toContain(`::warning file=${PAGE},line=4,`);
    expect(outputs()).toEqual({ 'exit-code': '1', sarif: join(home, 'sk-audit.sarif'), markdown: join(home, 'sk-audit.md') });
    expect(readFileSync(join(home, 'summary.md'), 'utf8')).toContain('## sk-audit: 1 finding');
    expect(JSON.parse(readFileSync(join(home, 'sk-audit.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(readFileSync(calls, 'utf8')).toMatch(/^npx -y sk-audit@1\.2\.3 src\/routes\/\[slug\] --fail-on warn /);
    expect(run(result, { 'steps.audit.outputs.exit-code': '1' }).code).toBe(1);
  });

  it('audit: no report of an earlier run stays when it cannot do its job', () => {
    writeFileSync(join(home, 'sk-audit.md'), 'old');
    expect(run(audit, { 'inputs.paths': 'nowhere' })).toMatchObject({ code: 0, stderr: expect.stringContaining('There is no file or folder "nowhere".') });
    expect(outputs()).toEqual({ 'exit-code': '2' });
    expect(existsSync(join(home, 'sk-audit.md'))).toBe(false);
  });

  it('comment: one is kept, from the first finding until there is none', () => {
    writeFileSync(comments, JSON.stringify([{ id: 1, body: '<!-- sk-audit --> said Ada', user: { type: 'User' } }]));
    run(audit);
    expect(commentNow()).toMatchObject({ code: 0, stderr: '' });
    expect(written().map(({ body }) => body.split('\n')[2])).toEqual([undefined, '## sk-audit: 1 finding (1 error) in 1 file']);
    writeFileSync(join(app, PAGE), FILES[PAGE].replace('fail(400)', 'return fail(400)'));
    run(audit);
    commentNow();
    expect(written().map(({ body }) => body.split('\n')[2])).toEqual([undefined, '## sk-audit: No findings']);
    expect(readFileSync(calls, 'utf8').split('\n').filter((line) => /POST|PATCH/.test(line))).toEqual(['POST repos/acme/shop/issues/7/comments', 'PATCH repos/acme/shop/issues/comments/2']);
  });

  it('comment: none is made when there is nothing to say', () => {
    writeFileSync(join(app, PAGE), FILES[PAGE].replace('fail(400)', 'return fail(400)'));
    run(audit);
    commentNow();
    expect(written()).toEqual([]);
  });

  it('comment: a refusal is a notice', () => {
    run(audit);
    const { code, stdout } = run(comment, { 'steps.audit.outputs.markdown': join(home, 'sk-audit.md'), 'inputs.token': 'read-only' });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^::notice title=sk-audit::The comment could not be written\./) });
  });
});
