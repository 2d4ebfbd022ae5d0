/** All that a run has asked of the disk and of git: when every answer is still the same, so is its report. */
import { type Ask, answerNow, fileToken, gitAnswer, type GitQuestion, type Witness } from '../disk/plain-disk.js';
import { askGit } from '../listing/git.js';

/**
 * What was asked of one path: the path, a token, and each question with its answer, with NUL between them. Plain text, because most of them are
 * never looked into: the token stands for those answers that hang on nothing but the file, and is empty where there is none.
 */
export type AskedPath = string;
export type AskedGit = readonly [question: GitQuestion, answer: string];
export type Questions = { readonly paths: readonly AskedPath[]; readonly git: readonly AskedGit[] };

/** Writes down what a run asks. */
export type Notebook = {
  readonly witness: Witness;
  /** Undefined when the disk has answered one question in two ways: something was written meanwhile. */
  questions(): Questions | undefined;
};

/** File systems note times in steps, the coarsest of two seconds: what is younger may have changed again without another time. In milliseconds. */
const STEP = 2000;
/** These follow from the token, as it is that of a file and no link. */
const OF_THE_FILE: ReadonlySet<string> = new Set<Ask>(['read', 'stat', 'lstat']);

/** An empty notebook. `began` is the time of the run's beginning, in milliseconds since 1970. */
export function openNotebook(began: number): Notebook {
  const paths = new Map<string, { readonly answers: Map<Ask, string>; token: string }>();
  const git = new Map<string, AskedGit>();
  let isTorn = false;
  return {
    witness: {
      path(path, ask, answer, token) {
        const noted = paths.get(path) ?? { answers: new Map<Ask, string>(), token: '' };
        paths.set(path, noted);
        isTorn ||= (noted.answers.get(ask) ?? answer) !== answer;
        noted.answers.set(ask, answer);
        // The first one: what is written between the question and the reading is then seen the next time.
        if (noted.answers.size === 1 && token !== undefined && isSettled(token, began)) noted.token = token;
      },
      git(question, answer) {
        const key = JSON.stringify(question);
        isTorn ||= (git.get(key)?.[1] ?? answer) !== answer;
        git.set(key, [question, answer]);
      },
    },
    questions: () => (isTorn ? undefined : { paths: [...paths].map(([path, { answers, token }]) => [path, token, ...[...answers].flat()].join('\0')), git: [...git.values()] }),
  };
}

/** The token ends in the times of the last writing and of the last change of anything. */
function isSettled(token: string, now: number): boolean {
  return token.split(' ').slice(-2).every((time) => Number(time) < now - STEP);
}

/**
 * Are all answers as they were? Undefined when not. Otherwise the questions with the tokens of now: files that were only touched, or checked
 * out again, need not be read the next time.
 */
export function stillTrue({ paths, git }: Questions, now: number): Questions | undefined {
  const answered: AskedPath[] = [];
  for (const asked of paths) {
    const again = askAgain(asked, now);
    if (again === undefined) return undefined;
    answered.push(again);
  }
  return git.every(([question, answer]) => gitAnswer(askGit(question)) === answer) ? { paths: answered, git } : undefined;
}

/** The same text when there is nothing new. */
function askAgain(asked: AskedPath, now: number): AskedPath | undefined {
  const [path, before, answers] = parted(asked);
  // Only where the first question was about the file itself.
  const token = answers.startsWith('lstat\0file') ? fileToken(path) : undefined;
  const isSame = token !== undefined && token === before;
  if (isSame && isOfTheFile(answers)) return asked;
  const fields = answers.split('\0');
  for (let at = 0; at < fields.length; at += 2) {
    const [ask = '', answer] = fields.slice(at, at + 2);
    // Looking is cheaper than reading what is not there.
    const question = ask === 'read' && answer === 'nothing' ? 'stat' : (ask as Ask);
    if (!(isSame && OF_THE_FILE.has(ask)) && answerNow(question, path) !== answer) return undefined;
  }
  return isSame || token === undefined || !isSettled(token, now) ? asked : [path, token, answers].join('\0');
}

function parted(asked: AskedPath): readonly [path: string, token: string, answers: string] {
  const first = asked.indexOf('\0');
  const second = asked.indexOf('\0', first + 1);
  return [asked.slice(0, first), asked.slice(first + 1, second), asked.slice(second + 1)];
}

/** The usual case, told without taking the answers apart: a file that was listed, looked at and read. */
function isOfTheFile(answers: string): boolean {
  return /^lstat\0file(?:\0stat\0file)?(?:\0read\0[0-9a-f]+)?$/.test(answers);
}
