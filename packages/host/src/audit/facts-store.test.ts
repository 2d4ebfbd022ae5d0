import { fileURLToPath } from 'node:url';
import { checkFile, type Finding, type Project } from '@sk-audit/core';
import { rules } from '@sk-audit/rules';
import { expect, it } from 'vitest';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { createFactsStore, type FactsStore } from './facts-store.js';
import { appReader } from './read-apps.js';

const DEMO = fileURLToPath(new URL('../../../../fixtures/demo-app', import.meta.url));

function demoApp(store?: FactsStore): Project {
  const [found] = findApps([DEMO], DEMO) as [FoundApp];
  return appReader({ cwd: DEMO, version: '1', cache: false }, store)(found).project;
}

function findingsOf(project: Project): readonly Finding[] {
  const active = rules.map((rule) => ({ rule, severity: rule.severity, options: {} }));
  return project.paths().flatMap((path) => checkFile(project, path, active).findings);
}

/** How many objects the places are that the functions of all files have. */
function placesHeld(project: Project): number {
  return new Set(project.paths().flatMap((path) => project.facts(path)?.functions.map(({ span }) => span) ?? [])).size;
}

it('makes facts smaller as soon as there are too many to leave them loose, and the same is found', () => {
  const [loose, small] = [demoApp(), demoApp(createFactsStore(0))];
  expect(placesHeld(small)).toBeLessThan(placesHeld(loose));
  expect(findingsOf(small)).toEqual(findingsOf(loose));
  expect(findingsOf(small)).not.toEqual([]);
});
