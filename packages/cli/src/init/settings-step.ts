/** The settings file. */
import { SETTINGS_FILES } from '@sk-audit/host';
import type { Step } from './step.js';

const TEXT = `{
  "$schema": "./node_modules/sk-audit/schema/config.schema.json",
  "rules": {}
}
`;

/** A file with nothing in it but the schema; `existing` is the settings file that counts already. */
export function settingsStep(folder: string, existing: string | undefined): Step {
  const what = 'Settings';
  if (existing !== undefined) return { kind: 'there', what, file: existing };
  return { kind: 'change', what, file: `${folder}/${SETTINGS_FILES[0]}`, before: undefined, after: TEXT };
}
