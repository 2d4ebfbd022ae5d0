/** Names of files for programs that know the repository, and not the folder in which the command ran. */
import { joinPath } from '@sk-audit/core';
import type { ReportContext } from './reporter.js';

/** The path of a report (relative to the working directory) as seen from the repository's top; as it is when it lies outside. */
export function repositoryPath(path: string, { repositoryPrefix }: Pick<ReportContext, 'repositoryPrefix'>): string {
  return joinPath(repositoryPrefix, path) ?? path;
}

/** A path as a relative URI: `[slug]`, blanks and other signs that a URI must not hold are percent-encoded. */
export function uriOf(path: string): string {
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\ufffd'); // encodeURI throws on half a pair
  return encodeURI(wellFormed).replace(/[?#:]/g, encodeURIComponent);
}
