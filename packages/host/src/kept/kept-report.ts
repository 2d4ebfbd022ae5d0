/** The report of the run before: when nothing has changed that it hangs on, it is that of this run, too. */
import { createHash } from 'node:crypto';
import type { Report } from '@sk-audit/core';
import { readSource } from '../audit/read-source.js';
import { cacheFolder } from '../cache/cache-folder.js';
import { readSealed, writeSealed } from '../cache/sealed-file.js';
import { witnessed } from '../disk/plain-disk.js';
import { absolutePath, joinPath, toPosix } from '../posix-path.js';
import { openNotebook, type Questions, stillTrue } from './questions.js';

/** What an audit was asked for, as far as it is of interest here: whatever else there is counts, too. */
type Asked = {
  readonly cwd: string;
  readonly build?: string | undefined;
  readonly cache?: false | string;
  readonly text?: object;
  readonly baseline?: { readonly mode: string };
  readonly compare?: object;
  readonly env?: { readonly [name: string]: string | undefined };
};

/** What the next run gets without looking at the code. */
export type KeptReport = {
  readonly report: Report;
  readonly notes: readonly string[];
  /** Text of a file that the report names, as it has it. */
  readonly sourceOf: (path: string) => string | undefined;
};

type Kept = {
  readonly questions: Questions;
  readonly report: Report;
  readonly notes: readonly string[];
  /** Texts of files that do not lie on the disk as the report has them, by their paths in it. */
  readonly texts: { readonly [path: string]: string };
};

/** Another one when something else is kept, or questions are asked in another way. */
const SEAL = 'report 1';

/** The report of an earlier run with the same request, when everything that it has asked has the same answer today. Never throws. */
export function keptReport(request: Asked): KeptReport | undefined {
  const began = performance.now();
  const file = fileFor(request);
  const kept = file === undefined ? undefined : readSealed(file, SEAL, (content) => JSON.parse(content.toString('utf8')) as Kept);
  if (file === undefined || kept === undefined) return undefined;
  const questions = stillTrue(kept.questions, Date.now());
  if (questions === undefined) return undefined;
  if (questions.paths.some((asked, i) => asked !== kept.questions.paths[i])) write(file, { ...kept, questions });
  const cwd = toPosix(request.cwd);
  return {
    report: { ...kept.report, summary: { ...kept.report.summary, ms: Math.round(performance.now() - began) } },
    notes: kept.notes,
    sourceOf: (path) => kept.texts[path] ?? textOf(absolutePath(cwd, path)),
  };
}

/** Runs an audit, and keeps its report for the next run with the same request when that is wanted and nothing went wrong. */
export function keepingReport<Result extends KeptReport>(request: Asked, run: () => Result): Result {
  const file = fileFor(request);
  if (file === undefined) return run();
  const notebook = openNotebook(Date.now());
  const result = witnessed(notebook.witness, run);
  const questions = notebook.questions();
  const { report, notes } = result;
  if (questions !== undefined && report.crashes.length === 0) write(file, { questions, report, notes, texts: isStaged(request) ? textsOf(result) : {} });
  return result;
}

function write(file: string, kept: Kept): void {
  writeSealed(file, SEAL, [Buffer.from(JSON.stringify(kept))]);
}

/** Where the report for a request lies; undefined when none is kept: of a program that changes, of texts that nobody saves, and where something is to be written. */
function fileFor(request: Asked): string | undefined {
  const { build, cache, text, baseline } = request;
  if (build === undefined || cache === false || text !== undefined || baseline?.mode === 'update' || baseline?.mode === 'prune') return undefined;
  const cwd = toPosix(request.cwd);
  const place = cacheFolder(cwd, cache === undefined ? undefined : absolutePath(cwd, cache));
  return place && joinPath(place.folder, `report-${createHash('sha1').update(identityOf(request)).digest('hex').slice(0, 20)}.cache`);
}

/** All that decides a report besides what is on the disk: whatever a request has that is not known to make no difference. */
function identityOf({ cache: _, env = {}, ...asked }: Asked): string {
  // Of the environment a run without a comparison knows nothing.
  const variables = asked.compare === undefined ? [] : Object.entries(env).filter(([name]) => /^(GIT|CI|GITHUB)_/.test(name)).sort();
  // The rules are those of the build; functions read what is on the disk, or only watch.
  const decides = Object.entries(asked).filter(([name, value]) => name !== 'rules' && value !== undefined && typeof value !== 'function');
  return JSON.stringify([decides.sort(), variables]);
}

function isStaged({ compare }: Asked): boolean {
  return compare !== undefined && 'staged' in compare;
}

/** Of every file that the report names. */
function textsOf({ report, sourceOf }: KeptReport): Kept['texts'] {
  const paths = new Set([...report.findings, ...report.suppressed].flatMap(({ path, related }) => [path, ...related.map((place) => place.path)]));
  return Object.fromEntries([...paths].flatMap((path) => { const text = sourceOf(path); return text === undefined ? [] : [[path, text]]; }));
}

function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}
