/** Which files are measured. */
import { statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { audit } from '@sk-audit/host';

/** The code of the apps below one given path. */
export type Sources = {
  /** Absolute. */
  readonly folder: string;
  /** Absolute, sorted: what an audit of the folder reads. */
  readonly files: readonly string[];
  readonly components: number;
  /** Megabytes (10^6 bytes). */
  readonly megabytes: number;
  /** Files that cannot be parsed. */
  readonly unparsed: number;
};

/** What an audit of the folder reads, found out by an audit without rules. Throws a `UserError` when there is no app. */
export function sourcesOf(folder: string): Sources {
  const { sources, report } = audit({ paths: [folder], cwd: folder, rules: [], version: '0.0.0', cache: false });
  const components = sources.filter((file) => !/\.[cm]?[jt]sx?$/.test(file)).length;
  const bytes = sources.reduce((sum, file) => sum + statSync(file).size, 0);
  return { folder, files: sources, components, megabytes: bytes / 1e6, unparsed: report.unparsed.length };
}

/** The innermost folder that holds the folder and all the files: a monorepo's packages may lie beside the app. */
export function commonFolder({ folder, files }: Sources): string {
  let common = folder;
  while (!files.every((file) => file.startsWith(common.endsWith(sep) ? common : common + sep))) common = resolve(common, '..');
  return common;
}

/** What a table calls the app: the name of its folder. */
export function nameOf({ folder }: Sources): string {
  return basename(folder);
}
