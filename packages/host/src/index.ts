/** The front door: everything that touches the disk. */
export { type AppWithFile, appsWithFile } from './audit/apps-with-file.js';
export { audit, type AuditPhase, type AuditRequest, type AuditResult } from './audit/audit.js';
export { type ScopedSettings, whySkipped } from './audit/check-app.js';
export { type OpenApp, openApps } from './audit/open-apps.js';
export type { ReadRequest } from './audit/read-apps.js';
export { type RuleChoice, type RuleFlag, selectRules } from './audit/select-rules.js';
export { type AskedRule, checkText, type TextAnswer, type TextFinding, type TextQuestion, whatIsMissing } from './editor/check-text.js';
export { savedApps, type SavedApp, type SavedApps, type SavedAppsRequest } from './editor/saved-apps.js';
export type { BaselineRequest } from './baseline/apply-baseline.js';
export type { Compared } from './compare/comparison.js';
export { findApps, type FoundApp } from './discovery/find-apps.js';
export { listFiles } from './listing/list-files.js';
export { findSettings, readSettingsFile, SETTINGS_FILES, SETTINGS_KEY, type SettingsFile } from './settings/read-settings.js';
export { loadSettings } from './settings/load-settings.js';
export { repositoryPrefix } from './repository-prefix.js';
export { readStandardInput } from './read-standard-input.js';
export { UserError } from './user-error.js';
export { appendOutput, writeOutput } from './write-output.js';
