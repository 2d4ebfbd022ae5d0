/** What is asked of a lock file. */

export type LockQuestion = {
  /** Package whose version is wanted. */
  readonly name: string;
  /** Range as declared; catalogs resolved. Undefined when nothing declares it. */
  readonly range?: string;
  /** Folders of the packages that may have declared it, relative to the lock file's, the app's first; `''` is the lock file's own. */
  readonly importers: readonly string[];
};

/**
 * Answers from a lock file's text: a version, `link:` with a folder relative to the lock file's (a package of the workspace), or
 * undefined when it says nothing. May throw on a broken file.
 */
export type LockReader = (text: string, question: LockQuestion) => string | undefined;
