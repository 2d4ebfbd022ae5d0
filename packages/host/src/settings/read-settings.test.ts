import { expect, it } from 'vitest';
import { tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { UserError } from '../user-error.js';
import { findSettings, readSettingsFile } from './read-settings.js';

const SETTINGS = '{ "rules": { "return-fail": "warn" } }';
const RAW = { rules: { 'return-fail': 'warn' } };

it('finds the nearest settings at or above the folder', () => {
  const root = tempRepository({ 'sk-audit.config.json': '{}', 'apps/shop/sk-audit.config.json': SETTINGS, 'apps/shop/src/cart.ts': '' });
  expect(findSettings(`${root}/apps/shop/src`)).toEqual({ file: `${root}/apps/shop/sk-audit.config.json`, base: `${root}/apps/shop`, raw: RAW });
  expect(findSettings(`${root}/apps`)?.base).toBe(root);
});

it('reads comments and trailing commas', () => {
  const root = tempFolder({ 'sk-audit.config.jsonc': '// ours\n{ "rules": { "return-fail": "warn", }, }\n' });
  expect(findSettings(root)?.raw).toEqual(RAW);
});

it('reads the key of package.json, after the files', () => {
  const root = tempFolder({ 'package.json': `{ "sk-audit": ${SETTINGS} }` });
  expect(findSettings(root)).toEqual({ file: `${root}/package.json`, base: root, raw: RAW });
  writeFiles(root, { 'sk-audit.config.json': '{}' });
  expect(findSettings(root)?.raw).toEqual({});
});

it('does not look above the repository', () => {
  const outer = tempFolder({ 'sk-audit.config.json': SETTINGS, 'shop/.git/HEAD': '', 'shop/src/cart.ts': '' });
  expect(findSettings(`${outer}/shop/src`)).toBeUndefined();
});

it('passes over a package.json that is no JSON', () => {
  const root = tempFolder({ 'sk-audit.config.json': SETTINGS, 'shop/package.json': '{' });
  expect(findSettings(`${root}/shop`)?.raw).toEqual(RAW);
});

it('says where a settings file is no JSON', () => {
  const root = tempFolder({ 'sk-audit.config.json': '{\n  "rules": {\n' });
  expect(() => findSettings(root)).toThrow(
    new UserError(`The settings file "${root}/sk-audit.config.json" is no JSON: close brace expected at line 3, column 1.`),
  );
});

it('reads a file by its name, whatever it is called', () => {
  const root = tempFolder({ 'config/strict.json': SETTINGS, 'package.json': `{ "sk-audit": ${SETTINGS} }` });
  expect(readSettingsFile('config/strict.json', root)).toEqual({ file: `${root}/config/strict.json`, base: `${root}/config`, raw: RAW });
  expect(readSettingsFile('package.json', root).raw).toEqual(RAW);
});

it('says when the file that somebody named is not there', () => {
  expect(() => readSettingsFile('strict.json', tempFolder({}))).toThrow(new UserError('There is no settings file "strict.json".'));
});
