/** The whole run: from paths to the report. */
import { FACTS_VERSION } from '@sk-audit/extract';
import type { Report, Rule } from '@sk-audit/core';
import { factsCacheFile, openFactsCache } from '../cache/facts-cache.js';
import { appScope } from '../discovery/app-scope.js';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { workspaceFinder } from '../discovery/workspace.js';
import { absolutePath, joinPath, toPosix } from '../posix-path.js';
import { readProject } from './app-project.js';
import { checkApp, type ScopedSettings } from './check-app.js';
import { createFactsStore } from './facts-store.js';
import { sourceTexts } from './locate.js';
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
  const workspaceOf = workspaceFinder();
  const store = createFactsStore();
  const apps = findApps(request.paths, cwd).map((found) => auditApp(found, { ...request, cwd }, workspaceOf, store));
  const report = reportOf(apps, request.version, cwd, sourceTexts(textOf));
  return {
    sources: [...new Set(apps.flatMap(({ read }) => read.sources.map((path) => joinPath(read.root, path))))].sort(),
    report: { ...report, summary: { ...report.summary, ms: Math.round(performance.now() - began) } },
    sourceOf: (path) => textOf(absolutePath(cwd, path)),
  };
}

function auditApp(found: FoundApp, request: AuditRequest, workspaceOf: ReturnType<typeof workspaceFinder>, store: ReturnType<typeof createFactsStore>): CheckedApp {
  const { cwd, settings, onProgress } = request;
  const cacheFile = request.cache === false ? undefined : factsCacheFile(found.dir, request.cache && absolutePath(cwd, request.cache));
  const cache = openFactsCache(cacheFile, `${request.version}/${FACTS_VERSION}`);
  const scope = appScope(found.dir, workspaceOf(found.dir));
  const read = readProject({ found, scope, store, cache, cwd, onFile: (done, total) => onProgress?.(done, total, 'read') });
  cache.save();
  const check = checkApp(read, {
    rules: request.rules,
    choice: { allRules: request.allRules, flags: request.flags },
    settings: typeof settings === 'function' ? settings(found.dir) : settings,
    noInlineDisables: request.noInlineDisables,
    within: found.within?.map((path) => joinPath(found.dir, path)),
    onFile: (done, total) => onProgress?.(done, total, 'check'),
  });
  return { dir: found.dir, read, check };
}

function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}
