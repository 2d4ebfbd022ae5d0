import { checkFile, defineRule, pathsReported, type Rule } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const META = {
  severity: 'warn', category: 'forms', kit: '>=1.0.0', recommended: true, summary: 'Forbids calls.', why: '', sources: [],
  examples: { bad: [], good: [] },
} as const;

const noCalls: Rule = defineRule({
  ...META, id: 'no-calls', messages: { called: { text: '`{{name}}` is called.', advice: 'Do not call `{{name}}`.' } },
  check({ facts, report }) {
    for (const call of facts.calls) report(call.span, 'called', { name: String(call.callee.from === 'global' ? call.callee.name : '') });
  },
});

const broken: Rule = defineRule({
  ...META, id: 'broken', messages: { never: { text: '', advice: '' } },
  check() { throw new TypeError('no such property'); },
});

const view = (files: { [path: string]: string }) => exampleProject({ title: '', files }).view;
const active = (rule: Rule, severity: 'error' | 'warn' = 'warn') => ({ rule, severity, options: {} });

describe('checkFile', () => {
  it('fills the names into message and advice, and takes the severity that is switched on', () => {
    const { findings } = checkFile(view({ 'src/a.ts': 'export function order() { ship(); }' }), 'src/a.ts', [active(noCalls, 'error')]);
    expect(findings).toEqual([expect.objectContaining({ rule: 'no-calls', severity: 'error', message: '`ship` is called.', advice: 'Do not call `ship`.', symbol: 'order', span: [26, 32] })]);
  });

  it('lists a rule that throws and goes on with the others', () => {
    const { findings, crashes } = checkFile(view({ 'src/a.ts': 'ship();' }), 'src/a.ts', [active(broken), active(noCalls)]);
    expect(crashes).toEqual([{ rule: 'broken', message: expect.stringContaining('no such property') }]);
    expect(findings).toHaveLength(1);
  });

  it('finds nothing in tests, in files that could not be parsed and in files that are not there', () => {
    const project = view({ 'src/a.test.ts': 'ship();', 'src/b.ts': 'ship(' });
    for (const path of ['src/a.test.ts', 'src/b.ts', 'src/c.ts']) expect(checkFile(project, path, [active(noCalls)]).findings).toEqual([]);
  });

  it('reports a place once, and sorts by place', () => {
    const twice: Rule = defineRule({
      ...META, id: 'twice', messages: { called: { text: 'Called.', advice: 'Stop.' } },
      check({ facts, report }) { for (const call of [...facts.calls].reverse()) { report(call.span, 'called'); report(call.span, 'called'); } },
    });
    expect(checkFile(view({ 'src/a.ts': 'ship(); bill();' }), 'src/a.ts', [active(twice)]).findings.map((one) => one.span)).toEqual([[0, 6], [8, 14]]);
  });

  it('takes an unknown message id for a bug of the rule', () => {
    const wrong = defineRule({ ...META, id: 'wrong', messages: { a: { text: 'A', advice: 'A' } }, check({ report }) { (report as (at: [number, number], id: string) => void)([0, 1], 'b'); } });
    expect(checkFile(view({ 'src/a.ts': 'ship();' }), 'src/a.ts', [active(wrong)]).crashes).toEqual([{ rule: 'wrong', message: expect.stringContaining('wrong has no message "b"') }]);
  });
});

describe('a rule about the app as a whole', () => {
  const aloud = (check: NonNullable<Rule['checkProject']>): Rule => defineRule({ ...META, id: 'no-capitals', messages: { loud: { text: '{{path}} is loud.', advice: 'Rename it.' } }, checkProject: check });
  const noCapitals = aloud(({ project, report }) => {
    for (const path of project.paths()) if (/[A-Z]/.test(path)) report(path, [0, 0], 'loud', { path });
  });

  it('reports in files of every kind: dead ones, broken ones, documents, and those that nobody reads', () => {
    const project = view({ 'src/A.test.ts': '', 'src/B.ts': 'const = 1', 'package.json': '{}', 'static/C.png': '', 'src/d.ts': '' });
    expect(pathsReported(project, [noCapitals])).toEqual(['src/A.test.ts', 'src/B.ts', 'static/C.png']);
    expect(checkFile(project, 'static/C.png', [active(noCapitals)]).findings).toEqual([expect.objectContaining({ path: 'static/C.png', span: [0, 0], symbol: '', message: 'static/C.png is loud.' })]);
    expect(checkFile(project, 'src/d.ts', [active(noCapitals)]).findings).toEqual([]);
  });

  it('is asked once, whatever the number of files, and again for a change of what it asked', () => {
    let times = 0;
    const counting = aloud(({ project }) => { times += project.facts('src/a.ts') ? 1 : 0; });
    const project = view({ 'src/a.ts': '', 'src/b.ts': '' });
    for (const path of project.paths()) checkFile(project, path, [active(counting)]);
    expect(times).toBe(1);
    for (const path of ['src/b.ts', 'src/a.ts']) checkFile(project.overlay(project.facts(path)!), path, [active(counting)]);
    expect(times).toBe(2);
  });

  it('is listed when it throws', () => {
    const project = view({ 'src/a.ts': '' });
    const throwing = aloud(() => { throw new Error('no routes'); });
    expect(pathsReported(project, [throwing])).toEqual([]);
    expect(checkFile(project, 'src/a.ts', [active(throwing)]).crashes).toEqual([{ rule: 'no-capitals', message: expect.stringContaining('no routes') }]);
  });
});
