/** SARIF as GitHub's own validator sees it. It is fetched by npm (104 MB) and ends in 0 whatever it finds: its own report counts. */
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../run-command.js';
import { auditedApp } from '../testing/audited-app.js';
import { REPOSITORY } from '../workspace.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-sarif-')));
const audited = auditedApp(['sarif']);
const log = join(home, 'audit.sarif');
let multitool = '';

beforeAll(() => {
  const install = ['install', '@microsoft/sarif-multitool@5.7.0', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  const { code, stderr } = process.platform === 'win32' ? runCommand('cmd', ['/c', 'npm', ...install], home) : runCommand('npm', install, home);
  expect(code, stderr).toBe(0);
  multitool = createRequire(join(home, 'package.json'))('@microsoft/sarif-multitool') as string;
  if (process.platform !== 'win32') chmodSync(multitool, 0o755); // its own install script would do so
  writeFileSync(log, audited.text('sarif'));
}, 300_000);

afterAll(() => {
  audited.remove();
  rmSync(home, { recursive: true });
});

/** Ids and levels of what the validator says with the rules of the standard and of GitHub, notes aside. */
function complaints(file: string): readonly string[] {
  const output = join(home, 'validated.sarif');
  const { stderr } = runCommand(multitool, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', output, '--log', 'ForceOverwrite'], home);
  const [run] = JSON.parse(readFileSync(output, 'utf8')).runs;
  expect(run.invocations[0].executionSuccessful, stderr).toBe(true);
  return run.results.map(({ ruleId, level = 'warning' }: { ruleId: string; level?: string }) => `${level} ${ruleId}`);
}

describe('sarif', () => {
  it('gives the validator nothing to say', () => {
    expect(complaints(log)).toEqual([]);
  }, 120_000);

  it('is really looked at: what is wrong is found', () => {
    const wrong = JSON.parse(audited.text('sarif'));
    delete wrong.runs[0].tool.driver.rules[0].help;
    wrong.runs[0].results[0].locations = [];
    wrong.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri = 'src/[slug].ts';
    const file = join(home, 'wrong.sarif');
    writeFileSync(file, JSON.stringify(wrong));
    expect(complaints(file).filter((complaint) => complaint.startsWith('error '))).not.toEqual([]);
  }, 120_000);

  it("has the line hashes of GitHub's own algorithm", () => {
    const hashed = join(home, 'hashed.sarif');
    const bare = JSON.parse(audited.text('sarif'));
    const ours = bare.runs[0].results.map(({ partialFingerprints }: { partialFingerprints: { primaryLocationLineHash: string } }) => partialFingerprints.primaryLocationLineHash);
    for (const result of bare.runs[0].results) delete result.partialFingerprints;
    bare.runs[0].originalUriBaseIds['%SRCROOT%'].uri = `file://${encodeURI(dirname(dirname(audited.dir)))}/`;
    writeFileSync(join(home, 'bare.sarif'), JSON.stringify(bare));
    runCommand(multitool, ['rewrite', join(home, 'bare.sarif'), '--insert', 'RollingHashPartialFingerprints', '--output', hashed, '--log', 'ForceOverwrite'], home);
    const theirs = JSON.parse(readFileSync(hashed, 'utf8')).runs[0].results.map(({ partialFingerprints }: { partialFingerprints: object }) => Object.values(partialFingerprints ?? {})[0]);
    expect(theirs).toEqual(ours);
  }, 120_000);

  it('is held against the same schema in the other tests', () => {
    const own = join(dirname(multitool), 'sarif-2.1.0.json');
    expect(JSON.parse(readFileSync(join(REPOSITORY, 'packages/dev/schemas/sarif-2.1.0.json'), 'utf8'))).toEqual(JSON.parse(readFileSync(own, 'utf8')));
  });
});
