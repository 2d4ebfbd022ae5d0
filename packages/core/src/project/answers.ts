/** Answers to the questions of rules, kept for as long as the project lives, and by overlays as long as they hold. */
import { emptyAccount, noting, type Account, type Answered } from './account.js';
import type { Change } from './change.js';
import type { AppQuestion, FileQuestion, Project } from './project.js';

/** Answers a question about the whole app, and says what the answer hangs on. */
export type Answer = <T>(question: AppQuestion<T>) => Answered<T>;

/** The project before some files changed. */
type Before = {
  readonly ask: Project['ask'];
  readonly answer: Answer;
  readonly change: Change;
  /** May the file declare functions that Kit calls? */
  readonly isEntryFile: (path: string) => boolean;
};

/** Asks each file each question once. In an overlay only the files for which the change can matter are asked again. */
export function fileAnswers(project: () => Project, before: Before | undefined): Project['ask'] {
  const known = new Map<FileQuestion<unknown>, Map<string, unknown>>();
  return <T>(question: FileQuestion<T>, path: string): T => {
    if (before && !before.change.resolving.has(path)) return before.ask(question, path);
    let answers = known.get(question);
    if (!answers) known.set(question, (answers = new Map()));
    if (!answers.has(path)) answers.set(path, question(project(), path));
    return answers.get(path) as T;
  };
}

/** Asks each question about the whole app once; in an overlay not at all where the answer of before holds. */
export function appAnswers(project: () => Project, before: Before | undefined): Answer {
  const answers = new Map<AppQuestion<unknown>, Answered<unknown>>();
  const answer = <T>(question: AppQuestion<T>): Answered<T> => {
    let found = answers.get(question) ?? (before && heldOver(question, before, project()));
    if (!found) {
      const account = emptyAccount();
      found = { value: question(noting(project(), account, answer)), account };
    }
    answers.set(question, found);
    return found as Answered<T>;
  };
  return answer;
}

/** The answer of before, where it holds. A question that failed then is asked again: it may not fail now. */
function heldOver<T>(question: AppQuestion<T>, before: Before, now: Project): ReturnType<Answer> | undefined {
  try {
    const found = before.answer(question);
    return holds(found.account, before, now) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Can nothing that was asked have another answer now? What the changed files say for themselves is asked again: it may be the same. */
function holds({ all, asked, entries, facts, names, reach }: Account, { ask, change, isEntryFile }: Before, now: Project): boolean {
  if (all || (reach && !change.sameReach) || [...change.own].some((path) => facts.has(path))) return false;
  const changed = [...change.resolving];
  if (changed.some((path) => names.has(path) || (entries && isEntryFile(path)))) return false;
  return [...asked].every(([question, paths]) => changed.every((path) => !paths.has(path) || JSON.stringify(ask(question, path)) === JSON.stringify(now.ask(question, path))));
}
