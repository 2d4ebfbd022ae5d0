/** What a host must be able to do. Synchronous on purpose: ESLint's rules are. */
export type ProjectHost = {
  /** The project's folder, absolute, POSIX; every path is relative to it. */
  readonly root: string;
  /** Files only, POSIX, sorted. */
  list(): readonly string[];
  read(path: string): string | undefined;
  /** A cheap change token. */
  version(path: string): string | undefined;
};
