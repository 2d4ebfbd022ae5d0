/** The settings that hold for an app, checked. */
import { type Rule, validateSettings } from '@sk-audit/core';
import type { ScopedSettings } from '../audit/check-app.js';
import { relativePath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { findSettings, readSettingsFile, type SettingsFile } from './read-settings.js';

export type SettingsRequest = {
  /** Absolute. */
  readonly cwd: string;
  readonly rules: readonly Rule[];
  /** A settings file that somebody named, which then holds for every app. */
  readonly file?: string;
};

/**
 * Gives the settings of an app by its absolute folder: those in the named file, else the nearest at or above the app, else at or above
 * the working directory. Undefined when there are none. Each file is read and checked once.
 * @throws {UserError} at once when the named file is not there or wrong; for other files when they are asked for
 */
export function loadSettings({ cwd, rules, file }: SettingsRequest): (appDir: string) => ScopedSettings | undefined {
  const here = toPosix(cwd);
  const checked = new Map<string, ScopedSettings>();
  const settingsOf = (found: SettingsFile): ScopedSettings => {
    const before = checked.get(found.file);
    if (before !== undefined) return before;
    const settings = check(found, here, rules);
    checked.set(found.file, settings);
    return settings;
  };
  if (file !== undefined) {
    const read = (): ScopedSettings => settingsOf(readSettingsFile(file, here));
    read();
    // Once more, when an audit looks: what it has read of the disk decides whether its report still holds.
    return read;
  }
  return (appDir) => {
    const found = findSettings(appDir) ?? findSettings(here);
    return found && settingsOf(found);
  };
}

function check({ file, base, raw }: SettingsFile, cwd: string, rules: readonly Rule[]): ScopedSettings {
  const checked = validateSettings(raw, rules);
  if ('settings' in checked) return { ...checked.settings, base };
  throw new UserError(`The settings in "${relativePath(cwd, file)}" are wrong. ${checked.problems.join(' ')}`);
}
