/** Large apps keep their facts made smaller, with equal parts of them one: no rule may tell. */
import { checkFile, createProject, suppress, type Example, type FileFacts, type Finding, type Project, type Rule } from '@sk-audit/core';
import { factsShrinker } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { expect, it } from 'vitest';
import { ruleExamples } from '../eslint/example-apps.js';
import { exampleProject } from '../example-project.js';

/** The same app, with a copy of its facts that was made smaller. */
function withShrunkFacts(project: Project, shrink: (facts: FileFacts) => FileFacts): Project {
  const facts = new Map<string, FileFacts>();
  for (const path of project.paths()) {
    const made = project.facts(path);
    if (made) facts.set(path, shrink(structuredClone(made)));
  }
  return createProject({ app: project.app, paths: project.paths(), facts: (path) => facts.get(path) });
}

/** What the rule says of all files of its example, sightings too. */
function findingsOf(project: Project, rule: Rule, { options = {} }: Example): readonly Finding[] {
  const active = [{ rule, severity: rule.severity, options }];
  return project.paths().flatMap((path) => {
    const { findings } = checkFile(project, path, active, true);
    const facts = project.facts(path);
    return [...findings, ...(facts ? suppress(facts, findings, active).unused : [])];
  });
}

it('every rule finds the same in facts that were made smaller, whatever other files they share parts with', { timeout: 60_000 }, async () => {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const shrink = factsShrinker();
  const found = new Set<string>();
  for (const { rule: id, example } of await ruleExamples('all')) {
    const rule = ruleOf.get(id) as Rule;
    const project = exampleProject(example).view;
    const plain = findingsOf(project, rule, example);
    expect(findingsOf(withShrunkFacts(project, shrink), rule, example), `${id}: ${example.title}`).toEqual(plain);
    for (const one of plain) found.add(one.rule);
  }
  expect([...found].sort()).toEqual([...ruleOf.keys()].sort());
});
