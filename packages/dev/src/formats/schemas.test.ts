/** Reports for other programs, held against what those programs read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { auditedApp } from '../testing/audited-app.js';
import { REPOSITORY } from '../workspace.js';

const audited = auditedApp(['sarif', 'gitlab', 'junit', 'checkstyle']);
afterAll(audited.remove);

const schema = (name: string) => readFileSync(join(REPOSITORY, 'packages/dev/schemas', name), 'utf8');
const { findings } = audited.report;
const PAGE = "apps/shop/src/routes/(shop)/[[lang]]/r&d it's 100%/+page.server.ts";

it('the audited app has a chain, an error, something disabled and something unparsed', () => {
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['no-server-import-in-client', 'return-fail']));
  expect(audited.report.suppressed.map(({ reason }) => reason)).toEqual(['<the> "stock" & co']);
  expect(audited.report.unparsed.map(({ path }) => path)).toEqual(['src/lib/broken.ts']);
});

describe('sarif', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema('sarif-2.1.0.json')));
  const errors = (log: unknown) => (validate(log) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`));
  const log = () => JSON.parse(audited.text('sarif'));

  it('follows the schema of OASIS', () => {
    expect(errors(log())).toEqual([]);
    const [run] = log().runs;
    expect(run.results).toHaveLength(findings.length + 1);
    expect(run.results.filter((result: object) => 'codeFlows' in result)).toHaveLength(1);
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
    expect(JSON.stringify(run.results)).toContain("apps/shop/src/routes/(shop)/%5B%5Blang%5D%5D/r&d%20it's%20100%25/+page.server.ts");
  });

  it('is held against it: a raw path and a misspelt key are caught', () => {
    const raw = log();
    raw.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'src/routes/[slug]/+page.svelte';
    raw.runs[0].results[0].levle = 'error';
    expect(errors(raw)).toEqual([
      '/runs/0/results/0 must NOT have additional properties',
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"',
    ]);
  });

  it('stays within what GitHub reads of a rule', () => {
    for (const { id, shortDescription, fullDescription, help, properties } of log().runs[0].tool.driver.rules) {
      expect([shortDescription.text, fullDescription.text].map((text) => text.length >= 10 && text.length <= 1024), id).toEqual([true, true]);
      expect([help.text, help.markdown].every((text) => text.length > 100), id).toBe(true);
      expect(properties.tags.length, id).toBeLessThanOrEqual(10);
      expect(properties['security-severity'] ?? '0.1', id).toMatch(/^\d\.\d$/);
    }
  });
});

describe('junit', () => {
  const check = (contents: string) => validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [{ fileName: 'junit.xsd', contents: schema('jenkins-junit.xsd') }] });

  it("follows Jenkins' schema", async () => {
    const { errors } = await check(audited.text('junit'));
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    expect(elements(audited.text('junit')).filter(({ name }) => name === 'failure')).toHaveLength(findings.length);
  });

  it('is held against it: an unknown attribute is caught', async () => {
    const { errors } = await check(audited.text('junit').replace('<testcase name=', '<testcase line="3" name='));
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining("The attribute 'line' is not allowed")]);
  });
});

describe('checkstyle', () => {
  it('is XML with the files and the findings, as they were', () => {
    const all = elements(audited.text('checkstyle'));
    expect(all[0]).toEqual({ name: 'checkstyle', attributes: { version: '4.3' } });
    expect(all).toContainEqual({ name: 'file', attributes: { name: PAGE } });
    const errors = all.filter(({ name }) => name === 'error').map(({ attributes }) => attributes);
    expect(errors).toEqual(
      findings.map(({ start, severity, rule, message, advice }) => ({
        line: String(start.line),
        column: String(start.column),
        severity: { error: 'error', warn: 'warning', info: 'info' }[severity],
        message: `${message} ${advice}`,
        source: `sk-audit.${rule}`,
      })),
    );
  });
});

describe('gitlab', () => {
  it('has what GitLab asks for, and no two equal fingerprints', () => {
    const all = JSON.parse(audited.text('gitlab')) as readonly { description: unknown; check_name: unknown; fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];
    expect(all).toHaveLength(findings.length);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
    for (const { description, check_name, fingerprint, severity, location } of all) {
      expect([typeof description, typeof check_name, typeof fingerprint]).toEqual(['string', 'string', 'string']);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location.path).toMatch(/^apps\/shop\//);
      expect(Number.isInteger(location.lines.begin)).toBe(true);
    }
    expect(all.map(({ location }) => location.path)).toContain(PAGE);
    expect(audited.text('gitlab').charCodeAt(0)).toBe('['.charCodeAt(0));
  });
});

type Element = { readonly name: string; readonly attributes: { readonly [name: string]: string } };

/** The elements of a document in their order. Throws when it is no XML. */
function elements(text: string): readonly Element[] {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes: { ...attributes } as Element['attributes'] }));
  parser.write(text).close();
  return found;
}
