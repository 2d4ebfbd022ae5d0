/** Finds places of a project in memory by their source text. */
import type { CallFact, FileFacts, Project } from '@sk-audit/core';
import { exampleProject } from '../example-project.js';

/** A file of a project, and what stands where in it. */
export type Places = {
  readonly project: Project;
  readonly path: string;
  readonly facts: FileFacts;
  /** Index of the first call with this source text. Throws when there is none. */
  call(text: string): number;
  callFact(text: string): CallFact;
  /** Index of the function of this name. Throws when there is none. */
  fn(name: string): number;
};

/** The first of the files, in a project with all of them. */
export function placesIn(files: { readonly [path: string]: string }, kit?: string): Places {
  const made = exampleProject({ title: '', files, ...(kit ? { kit } : {}) });
  const path = Object.keys(files)[0] as string;
  const facts = made.view.facts(path) as FileFacts;
  const source = made.files.get(path)?.text as string;
  const call = (text: string): number => found(facts.calls.findIndex((one) => source.slice(...one.span) === text), text);
  return { project: made.view, path, facts, call, callFact: (text) => facts.calls[call(text)] as CallFact, fn: (name) => found(facts.functions.findIndex((one) => one.name === name), name) };
}

function found(index: number, what: string): number {
  if (index < 0) throw new Error(`There is no ${what}.`);
  return index;
}
