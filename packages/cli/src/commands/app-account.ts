/** What one app has to say of a file, ready to be shown. */
import { fileAccount, roleInWords, type FileAccount, type PackageVersion } from '@sk-audit/core';
import type { AppWithFile } from '@sk-audit/host';

export type AppAccount = {
  /** The app as seen from the working directory. */
  readonly root: string;
  readonly kit: PackageVersion;
  /** The file lies in the app's folder; otherwise it is part of the app because of a dependency or an import. */
  readonly own: boolean;
  /** The file as seen from the working directory. */
  readonly path: string;
  /** `the page /login`. */
  readonly what: string;
  /** Paths in it are those of the project. */
  readonly account: FileAccount;
  readonly pathFromHere: (path: string) => string;
};

/** The account of the file in its app. */
export function accountOf({ root, project, path, pathFromHere }: AppWithFile): AppAccount {
  const own = project.app.root === '' || path.startsWith(`${project.app.root}/`);
  return { root, kit: project.kit, own, path: pathFromHere(path), what: roleInWords(project, path), account: fileAccount(project, path), pathFromHere };
}
