import { checkFile, createProject, defaultKitConfig, type App, type FileFacts, type Finding, type Project } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { rules } from '@sk-audit/rules';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleProject, type ExampleProject } from '../example-project.js';
import { loadCases, loadRule } from '../rule-files.js';
import { REPOSITORY, ruleIds } from '../workspace.js';

const active = rules.map((rule) => ({ rule, severity: rule.severity, options: {} }));
const findingsOf = (project: Project, path: string): readonly Finding[] => checkFile(project, path, active).findings;

type Edit = readonly [name: string, edit: (text: string) => string];

/** What somebody may do to a file while typing. */
const EDITS: readonly Edit[] = [
  ['a line above', (text) => `\n${text}`],
  ['no imports', (text) => text.replace(/^\s*import .*$/gm, '')],
  ['other exports', (text) => text.replace(/export (?:const|let|function) (\w+)/g, 'const own$1')],
  ['no conditions', (text) => text.replaceAll(/if \([^)]*\)/g, 'if (true)')],
  ['half of it', (text) => text.slice(0, text.length / 2)],
  ['options', (text) => `export const ssr = false;\n${text}`],
  ['nothing', () => ''],
];

/** The apps of all rules' examples and near-misses. */
async function ruleApps(): Promise<readonly ExampleProject[]> {
  const apps = await Promise.all(ruleIds().map(async (id) => {
    const folder = join(REPOSITORY, 'packages/rules/src', id);
    const { examples } = await loadRule(folder, 'ts');
    const cases = await loadCases(folder, 'ts');
    return [...examples.bad, ...examples.good, ...cases.bad, ...cases.good].map(exampleProject);
  }));
  return apps.flat();
}

/** Every index is asked for first, so that the overlay has something to lie over. */
function expectSameView({ view, files }: ExampleProject, paths: readonly string[], path: string, [name, edit]: Edit): void {
  paths.forEach((other) => findingsOf(view, other));
  const changed = extractFacts(path, edit(files.get(path)?.text ?? ''));
  const over = view.overlay(changed);
  const fresh = createProject({ app: view.app, paths: view.paths(), facts: (one) => (one === path ? changed : view.facts(one)) });
  const say = (project: Project) => paths.map((other) => ({ other, findings: findingsOf(project, other), client: project.clientChain(other), server: project.serverChain(other), importers: project.importers(other), places: project.placesOf(other) }));
  expect(say(over), `${name}: ${path} of ${JSON.stringify(Object.fromEntries(files))}`).toEqual(say(fresh));
}

describe('overlay', () => {
  it('gives the view that a new project would, whatever is done to a file', { timeout: 120_000 }, async () => {
    let compared = 0;
    for (const [index, app] of (await ruleApps()).entries()) {
      const paths = [...app.files.keys()].filter((path) => app.view.facts(path) && app.view.facts(path)?.text === undefined);
      const path = paths.at(index % Math.max(1, paths.length));
      // What configures the app is read by the host, anew.
      if (path === undefined || /\.config\./.test(path)) continue;
      expectSameView(app, paths, path, EDITS[index % EDITS.length] as Edit);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('gives it after any history of edits, on the saved files or upon each other', { timeout: 120_000 }, async () => {
    const random = numbers(1);
    let compared = 0;
    for (const [index, app] of (await ruleApps()).entries()) if (index % 12 === 0) compared += compareHistory(app, random);
    expect(compared).toBeGreaterThan(400);
  });

  it('of one file upon another is that of both', () => {
    const { view } = exampleProject({ title: '', files: { 'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>{total}", 'src/lib/cart.ts': 'export const total = 1;', 'src/lib/server/prices.ts': 'export const price = 1;' } });
    view.clientChain('src/lib/server/prices.ts');
    const both = view.overlay(extractFacts('src/lib/cart.ts', "export { price as total } from './server/prices';")).overlay(extractFacts('src/routes/+page.svelte', "<script>import { total } from '$lib/cart'; let more;</script>{total}"));
    expect(both.clientChain('src/lib/server/prices.ts')).toBeUndefined();
    expect(findingsOf(both, 'src/lib/cart.ts').map(({ rule }) => rule)).toEqual(['no-server-import-in-client']);
  });

  it('makes a file known that is not on the disk', () => {
    const { view } = exampleProject({ title: '', files: { 'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>{total}" } });
    expect(view.imports('src/routes/+page.svelte')[0]).not.toHaveProperty('to');
    const more = view.overlay(extractFacts('src/lib/cart.ts', 'export const total = 1;'));
    expect(more.imports('src/routes/+page.svelte')[0]).toMatchObject({ kind: 'file', to: 'src/lib/cart.ts' });
    expect(more.paths()).toContain('src/lib/cart.ts');
  });

  it('resolves the imports of the changed file alone, in a project of 10,000', () => {
    const { project, asked } = largeProject(10_000);
    project.clientChain('src/lib/part-1.ts');
    project.callers({ path: 'src/lib/part-1.ts', fn: 1 });
    project.importers('src/lib/part-1.ts');
    asked.clear();
    const changed = extractFacts('src/lib/part-5.ts', "import { part6 } from './part-6';\nexport const part5 = () => part6() + 1;\nconst more = 1;\n");
    const over = project.overlay(changed);
    expect(over.imports('src/lib/part-5.ts').map(({ to }) => to)).toEqual(['src/lib/part-6.ts']);
    expect(over.clientChain('src/lib/part-6.ts')?.slice(-2)).toEqual(['src/lib/part-5.ts', 'src/lib/part-6.ts']);
    expect(over.importers('src/lib/part-6.ts')).toEqual(['src/lib/part-5.ts']);
    // Those that import it tell whether they hand names on; tsconfig.json, whether imports of types alone survive.
    expect([...asked].sort()).toEqual(['src/lib/part-1.ts', 'src/lib/part-2.ts', 'src/lib/part-3.ts', 'src/lib/part-4.ts', 'src/lib/part-5.ts', 'src/routes/+page.svelte', 'tsconfig.json']);
  });
});

/** Below a limit, the same in each run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => Math.floor(((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) * limit);
}

const wordsOf = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/\w{3,}/g)];

/** One of the edits above, or a small one at random: a line goes or comes twice, a word of some file replaces one, another file is imported. */
function typed(text: string, { files }: ExampleProject, random: (limit: number) => number): string {
  const lines = text.split('\n');
  const line = random(lines.length);
  const [other = '', { text: otherText }] = [...files][random(files.size)] as [string, { text: string }];
  const [word, otherWord] = [text, otherText].map((one) => wordsOf(one)[random(wordsOf(one).length)]);
  switch (random(5)) {
    case 0: return (EDITS[random(EDITS.length)] as Edit)[1](text);
    case 1: return lines.toSpliced(line, 1).join('\n');
    case 2: return lines.toSpliced(line, 0, lines[line] as string).join('\n');
    case 3: return text.replace(/^(?:<script[^>]*>)?/, (start) => `${start}import one from '/${other}';\n`);
    default: return word && otherWord ? text.slice(0, word.index) + otherWord[0] + text.slice(word.index + word[0].length) : text;
  }
}

/** How often the view over some edits was held against a new project. */
function compareHistory(app: ExampleProject, random: (limit: number) => number): number {
  const { view, files } = app;
  const paths = [...files.keys()].filter((path) => view.facts(path) && view.facts(path)?.text === undefined && !/\.config\./.test(path));
  if (paths.length === 0) return 0;
  const findings = (project: Project): unknown => view.paths().map((path) => checkFile(project, path, active, true));
  let [last, changed] = [view, new Map<string, FileFacts>()];
  for (let step = 0; step < 4; step++) {
    // A keystroke changes one file, what lies between two commits several.
    const edited = new Set(Array.from({ length: random(3) === 0 ? 3 : 1 }, () => paths[random(paths.length)] as string));
    const facts = [...edited].map((path) => extractFacts(path, typed(files.get(path)?.text ?? '', app, random)));
    const isUpon = random(3) === 0;
    const all = new Map([...(isUpon ? changed : []), ...facts.map((one) => [one.path, one] as const)]);
    const over = (isUpon ? last : view).overlay(...facts);
    const fresh = createProject({ app: view.app, paths: view.paths(), facts: (one) => all.get(one) ?? view.facts(one) });
    expect(findings(over), `${[...edited].join()}, step ${step}, of ${JSON.stringify(Object.fromEntries(files))}`).toEqual(findings(fresh));
    if (isUpon) [last, changed] = [over, all];
  }
  return 4;
}

/** A page that imports the first of a chain of modules. `asked` holds the files whose facts were asked for. */
function largeProject(size: number): { readonly project: Project; readonly asked: Set<string> } {
  const facts = new Map<string, FileFacts>();
  const add = (path: string, text: string): void => void facts.set(path, extractFacts(path, text));
  add('src/routes/+page.svelte', "<script>import { part1 } from '$lib/part-1';</script>{part1()}");
  for (let i = 1; i < size; i++) add(`src/lib/part-${i}.ts`, i % 50 === 49 ? `export const part${i} = () => 1;\n` : `import { part${i + 1} } from './part-${i + 1}';\nexport const part${i} = () => part${i + 1}();\n`);
  const asked = new Set<string>();
  const kit = { lower: '2.70.4', from: 'installed' } as const;
  const app: App = { root: '', kit, svelte: { lower: '5.0.0', from: 'installed' }, config: defaultKitConfig(), workspacePackages: {}, notes: [] };
  const project = createProject({ app, paths: [...facts.keys()].sort(), facts: (path) => { asked.add(path); return facts.get(path); } });
  return { project, asked };
}
