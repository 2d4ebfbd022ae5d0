/** The whole run: from paths to the report. */
import type { Report, Rule } from '@sk-audit/core';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { absolutePath, joinPath, toPosix } from '../posix-path.js';
import type { AppProject } from './app-project.js';
import { checkApp, type ScopedSettings } from './check-app.js';
import { sourceTexts } from './locate.js';
import { appReader } from './read-apps.js';
import { readSource } from './read-source.js';
import { type CheckedApp, reportOf } from './report.js';
import type { RuleFlag } from './select-rules.js';

export type AuditRequest = {
  /** Files and folders, absolute or relative to `cwd`. The apps at, below or around them are audited. */
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** Every rule that there is. */
  readonly rules: readonly Rule[];
  /** Of the program, for the report and the cache. */
  readonly version: string;
  /** Checked settings; or those of an app, asked for with its absolute folder. */
  readonly settings?: ScopedSettings | ((appDir: string) => ScopedSettings | undefined);
  /** Run the rules too that are not recommended. */
  readonly allRules?: boolean;
  /** Rule id → what the command line says about it. */
  readonly flags?: { readonly [id: string]: RuleFlag };
  /** Comments silence nothing, and nothing is said about them. */
  readonly noInlineDisables?: boolean;
  /** `false`: none. A folder: the caches of all apps lie there. Absent: below the app's node_modules, if it has them. */
  readonly cache?: false | string;
  /** Called often, with the files of the app that is being read or checked. */
  readonly onProgress?: (done: number, total: number, phase: AuditPhase) => void;
};

export type AuditPhase = 'read' | 'check';

export type AuditResult = {
  readonly report: Report;
  /** The code files that were looked at, absolute, sorted; unparsed ones too. */
  readonly sources: readonly string[];
  /** Text of a file that the report names, without its byte order mark; undefined when it cannot be read. */
  readonly sourceOf: (path: string) => string | undefined;
};

/**
 * Audits the apps that the paths mean. Synchronous; reads the disk, writes only the cache, executes nothing of the apps.
 * @throws {UserError} when a path is not there or means no app
 */
export function audit(request: AuditRequest): AuditResult {
  const began = performance.now();
  const cwd = toPosix(request.cwd);
  const read = appReader({ cwd, version: request.version, cache: request.cache, onRead: (done, total) => request.onProgress?.(done, total, 'read') });
  const apps = findApps(request.paths, cwd).map((found) => auditApp(found, read(found), request));
  const report = reportOf(apps, request.version, cwd, sourceTexts(textOf));
  return {
    sources: [...new Set(apps.flatMap(({ read }) => read.sources.map((path) => joinPath(read.root, path))))].sort(),
    report: { ...report, summary: { ...report.summary, ms: Math.round(performance.now() - began) } },
    sourceOf: (path) => textOf(absolutePath(cwd, path)),
  };
}

function auditApp(found: FoundApp, read: AppProject, { rules, allRules, flags, settings, noInlineDisables, onProgress }: AuditRequest): CheckedApp {
  const check = checkApp(read, {
    rules,
    choice: { allRules, flags },
    settings: typeof settings === 'function' ? settings(found.dir) : settings,
    noInlineDisables,
    within: found.within?.map((path) => joinPath(found.dir, path)),
    onFile: (done, total) => onProgress?.(done, total, 'check'),
  });
  return { dir: found.dir, read, check };
}

function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}
