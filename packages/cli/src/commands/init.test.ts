/** `sk-audit init` on real projects, from the words of the command line to the files. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run.js';
import type { Ask } from '../terminal/ask.js';
import { shopApp, skAudit } from '../testing/shop-app.js';

const LINE = 'npx --no-install sk-audit --staged';

function repository(files: { readonly [path: string]: string } = {}): string {
  const dir = shopApp(files);
  execFileSync('git', ['init', '--quiet', dir]);
  return dir;
}

const read = (dir: string, path: string) => readFileSync(join(dir, path), 'utf8');
const written = (out: string) => /^Written: (.*)$/m.exec(out)?.[1]?.split(', ');
const files = (dir: string) => (readdirSync(dir, { recursive: true, encoding: 'utf8' })).filter((path) => !path.startsWith('.git/')).sort();

/** Runs `init` in the folder; without answers there is nobody to ask. */
async function init(dir: string, words: readonly string[], ask?: Ask) {
  const said = { out: '', err: '' };
  const terminal = { stdout: { write: (text: string) => (said.out += text) }, stderr: { write: (text: string) => (said.err += text) }, env: {}, cwd: dir };
  const code = await run(['init', ...words], '1.2.3', { ...terminal, ...(ask && { ask: async () => ask }) });
  return { code, ...said };
}

describe('init --yes', () => {
  it('writes settings, the line for ESLint, a hook and a workflow, and nothing the second time', async () => {
    const dir = repository({
      'eslint.config.js': "import svelte from 'eslint-plugin-svelte';\n\nexport default [\n  ...svelte.configs.recommended,\n];\n",
      'lefthook.yml': 'pre-commit:\n  commands:\n    lint:\n      run: npx eslint\n',
      '.github/dependabot.yml': 'version: 2\n',
      'pnpm-lock.yaml': 'lockfileVersion: "9.0"\n',
    });
    const { code, out, err } = await init(dir, ['--yes']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(written(out)).toEqual(['sk-audit.config.json', 'eslint.config.js', 'lefthook.yml', '.github/workflows/sk-audit.yml']);
    expect(out).toContain('    export default [\n  +   ...skAudit.configs.recommended,\n      ...svelte.configs.recommended,\n');
    expect(out.slice(out.indexOf('Next:'))).toBe('Next:\n    pnpm add -D sk-audit eslint-plugin-sk-audit\n    npx sk-audit\n');
    expect(read(dir, 'lefthook.yml')).toBe(`pre-commit:\n  commands:\n    lint:\n      run: npx eslint\n    sk-audit:\n      run: ${LINE}\n`);
    expect(read(dir, 'eslint.config.js')).toContain('[\n  ...skAudit.configs.recommended,\n  ...svelte.configs.recommended,\n]');
    expect(readFileSync(new URL('../../../../docs/guides/ci.md', import.meta.url), 'utf8')).toContain(read(dir, '.github/workflows/sk-audit.yml'));
    expect(skAudit(dir, []).code).toBe(1); // the settings are such as it takes

    const before = files(dir).map((path) => [path, statSync(join(dir, path)).mtimeMs]);
    const again = await init(dir, ['--yes']);
    expect([again.code, again.out.match(/has it already/g)?.length, again.out.endsWith('There is nothing to add.\n')]).toEqual([0, 4, true]);
    expect(files(dir).map((path) => [path, statSync(join(dir, path)).mtimeMs])).toEqual(before);
  });

  it.each<[string, { readonly [path: string]: string }, string, string]>([
    ['husky, keeping what it does', { '.husky/pre-commit': 'npm test\n' }, '.husky/pre-commit', `npm test\n${LINE}\n`],
    ['lefthook that has no such hook yet', { 'lefthook.yml': 'pre-push:\n  jobs:\n    - run: npm test\n' }, 'lefthook.yml', `pre-push:\n  jobs:\n    - run: npm test\n\npre-commit:\n  jobs:\n    - name: sk-audit\n      run: ${LINE}\n`],
    ['pre-commit', { '.pre-commit-config.yaml': 'repos:\n- repo: meta\n  hooks:\n  - id: identity\n' }, '.pre-commit-config.yaml', `repos:\n- repo: meta\n  hooks:\n  - id: identity\n- repo: local\n  hooks:\n    - id: sk-audit\n      name: sk-audit\n      entry: ${LINE}\n      language: system\n      pass_filenames: false\n`],
    ['simple-git-hooks, after what is there', { 'package.json': '{\n\t"devDependencies": { "@sveltejs/kit": "2.70.4" },\n\t"simple-git-hooks": { "pre-commit": "npx lint-staged" }\n}\n' }, 'package.json', `{\n\t"devDependencies": { "@sveltejs/kit": "2.70.4" },\n\t"simple-git-hooks": { "pre-commit": "npx lint-staged && ${LINE}" }\n}\n`],
    ['a pipeline of GitLab with includes', { '.gitlab-ci.yml': "include:\n  - local: /lint.yml\n\nlint:\n  script: 'npm run lint'\n" }, '.gitlab-ci.yml', "include:\n  - local: /lint.yml\n  - remote: https://raw.githubusercontent.com/sk-audit/sk-audit/main/ci/gitlab/sk-audit.yml\n\nlint:\n  script: 'npm run lint'\n"],
  ])('adds to %s', async (_, existing, file, text) => {
    const dir = repository(existing);
    expect((await init(dir, ['--yes'])).code).toBe(0);
    expect(read(dir, file)).toBe(text);
  });

  it.each<[string, { readonly [path: string]: string }]>([
    ['lefthook.yml', { 'lefthook.yml': 'pre-commit: { jobs: [] }\n' }],
    ['lefthook.toml', { 'lefthook.toml': '[pre-commit]\n' }],
    ['.pre-commit-config.yaml', { '.pre-commit-config.yaml': 'repos: []\n' }],
    ['.gitlab-ci.yml', { '.gitlab-ci.yml': 'stages: [build]\n' }],
    ['eslint.config.js', { 'eslint.config.js': 'export default withOurs({});\n' }],
    ['.simple-git-hooks.json', { '.simple-git-hooks.json': '{}\n' }],
  ])('shows what to add to a %s that it does not understand', async (file, existing) => {
    const dir = repository(existing);
    const { code, out } = await init(dir, ['--yes']);
    expect({ code, file: read(dir, file) }).toEqual({ code: 0, file: existing[file] });
    expect(out).toContain(`${file} is better changed by hand. Add:\n    `);
  });

  it('sets up an app below the top of its repository: hook and workflow go to the top, and lead back', async () => {
    const top = repository({ '.husky/pre-commit': '', '.github/dependabot.yml': '' });
    const app = join(top, 'web/shop');
    mkdirSync(join(app, 'src/routes'), { recursive: true });
    writeFileSync(join(app, 'package.json'), '{ "devDependencies": { "@sveltejs/kit": "2.70.4" } }');
    const { code, out } = await init(join(app, 'src'), ['--yes']);
    expect([code, written(out)]).toEqual([0, ['../sk-audit.config.json', '../../../.husky/pre-commit', '../../../.github/workflows/sk-audit.yml']]);
    expect(read(top, '.husky/pre-commit')).toBe(`(cd web/shop && ${LINE})\n`);
    expect(read(top, '.github/workflows/sk-audit.yml')).toMatch(/ {10}args: --since\n {10}working-directory: "web\/shop"\n$/);
  });

  it.skipIf(process.platform === 'win32')('leaves a hook as executable as it was', async () => {
    const dir = repository({ '.husky/pre-commit': '#!/bin/sh\nnpm test' });
    chmodSync(join(dir, '.husky/pre-commit'), 0o755);
    await init(dir, ['--yes']);
    expect((statSync(join(dir, '.husky/pre-commit')).mode & 0o777).toString(8)).toBe('755');
  });

  it('writes the settings alone where there is nothing else', async () => {
    const { code, out } = await init(shopApp(), ['-y']);
    expect([code, written(out)]).toEqual([0, ['sk-audit.config.json']]);
    expect(out).toContain('Hook and pipeline: there is no git repository around this folder.\n');
    expect((await init(repository(), ['-y'])).out).toContain('Hook: there is no lefthook, husky, pre-commit or simple-git-hooks here.\n');
  });

  it('takes settings above the app, or in package.json, for settings', async () => {
    const dir = repository({ 'package.json': '{ "devDependencies": { "@sveltejs/kit": "2.70.4" }, "sk-audit": { "rules": {} } }' });
    expect((await init(dir, ['-y'])).out).toContain('Settings: package.json has it already.\n');
    expect(existsSync(join(dir, 'sk-audit.config.json'))).toBe(false);
  });
});

describe('init without --yes', () => {
  it('writes nothing, and says so, where there is nobody to ask', async () => {
    const dir = repository();
    const before = files(dir);
    expect(skAudit(dir, ['init'])).toMatchObject({ code: 2, out: expect.stringContaining('Settings: sk-audit.config.json (new)\n  + {\n'), err: 'sk-audit: Nothing was written, because there is nobody to ask: --yes writes it.\n' });
    expect(await init(dir, ['--dry-run', '--yes'])).toMatchObject({ code: 0, out: expect.stringMatching(/\nNothing was written: this was a dry run\.\n$/), err: '' });
    expect(files(dir)).toEqual(before);
  });

  it.each<[string, { readonly [path: string]: string | undefined }, RegExp]>([
    ['the settings are broken', { 'sk-audit.config.json': '{' }, /^sk-audit: The settings file ".*sk-audit\.config\.json" is no JSON: .*\n$/],
    ['the settings are wrong', { 'sk-audit.config.json': '{ "rulez": {} }' }, /^sk-audit: The settings in "sk-audit\.config\.json" are wrong\. Unknown key "rulez".*\n$/],
    ['package.json is broken', { 'package.json': '{' }, /^sk-audit: "package\.json" is no JSON object: mend it first\.\n$/],
    ['there is no package.json', { 'package.json': undefined }, /^sk-audit: There is no package\.json in this folder or above it: .*\n$/],
    ['there is no app', { 'package.json': '{}', 'svelte.config.js': undefined }, /^sk-audit: There is no SvelteKit app in this folder or below it: .*\n$/],
  ])('is one sentence and exit code 2 when %s', async (_, broken, sentence) => {
    const dir = shopApp(broken);
    execFileSync('git', ['init', '--quiet', dir]);
    const before = files(dir);
    expect(await init(dir, ['--yes'])).toEqual({ code: 2, out: '', err: expect.stringMatching(sentence) });
    expect(files(dir)).toEqual(before);
  });
});

describe('a conversation', () => {
  /** Talks to `init`: the answers, in order; undefined breaks off. */
  async function talk(dir: string, answers: readonly (boolean | string | undefined)[]) {
    const left = [...answers];
    const questions: string[] = [];
    const answer = async (question: string) => (questions.push(question), left.shift());
    const ask = { yesOrNo: answer, oneOf: answer } as Ask;
    return { ...(await init(dir, [], ask)), questions, left };
  }

  it('writes what somebody agrees to', async () => {
    const dir = repository();
    const { code, questions, out, left } = await talk(dir, [false, 'lefthook', true, 'GitHub', true]);
    expect({ code, left, questions }).toEqual({
      code: 0, left: [],
      questions: ['Write sk-audit.config.json?', 'Which program runs the hooks of git?', 'Write lefthook.yml?', 'Which service runs the pipelines?', 'Write .github/workflows/sk-audit.yml?'],
    });
    expect(written(out)).toEqual(['lefthook.yml', '.github/workflows/sk-audit.yml']);
    expect(out).toContain('Next:\n    npm install --save-dev sk-audit lefthook\n    npx lefthook install\n    npx sk-audit\n');
    expect(existsSync(join(dir, 'sk-audit.config.json'))).toBe(false);
    expect(read(dir, 'lefthook.yml')).toBe(`pre-commit:\n  jobs:\n    - name: sk-audit\n      run: ${LINE}\n`);
  });

  it('writes nothing when somebody breaks off, whatever was agreed to before', async () => {
    const dir = repository();
    const before = files(dir);
    expect(await talk(dir, [true, 'husky', undefined])).toMatchObject({ code: 2, err: 'sk-audit: Nothing was written.\n' });
    expect(await talk(dir, [false, 'none', 'none'])).toMatchObject({ code: 0, out: expect.stringMatching(/\nNothing was written\.\n$/) });
    expect(files(dir)).toEqual(before);
  });

  it('asks for no hook manager and no service that it can see', async () => {
    const dir = repository();
    execFileSync('git', ['remote', 'add', 'origin', 'git@gitlab.example.com:acme/shop.git'], { cwd: dir });
    mkdirSync(join(dir, '.husky'));
    const { questions } = await talk(dir, [false, false, false]);
    expect(questions).toEqual(['Write sk-audit.config.json?', 'Write .husky/pre-commit?', 'Write .gitlab-ci.yml?']);
  });
});
