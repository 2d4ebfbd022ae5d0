import { expect, it } from 'vitest';
import { tempFolder, tempRepository } from '../testing/temp-folder.js';
import { UserError } from '../user-error.js';
import { loadSettings } from './load-settings.js';

const ignoring = (glob: string) => JSON.stringify({ ignore: [glob] });

it("prefers the app's settings to those of the working directory", () => {
  const root = tempRepository({ 'tools/sk-audit.config.json': ignoring('here'), 'apps/shop/sk-audit.config.json': ignoring('shop'), 'apps/admin/package.json': '{}' });
  const settingsOf = loadSettings({ cwd: `${root}/tools`, rules: [] });
  expect(settingsOf(`${root}/apps/shop`)).toEqual({ base: `${root}/apps/shop`, rules: {}, overrides: [], ignore: ['shop'] });
  expect(settingsOf(`${root}/apps/admin`)?.ignore).toEqual(['here']);
});

it('takes a file that somebody named for every app', () => {
  const root = tempFolder({ 'strict.json': ignoring('strict'), 'shop/sk-audit.config.json': ignoring('shop') });
  expect(loadSettings({ cwd: root, rules: [], file: 'strict.json' })(`${root}/shop`)?.ignore).toEqual(['strict']);
});

it('gives none where there are none', () => {
  const root = tempRepository({ 'package.json': '{}' });
  expect(loadSettings({ cwd: root, rules: [] })(root)).toBeUndefined();
});

it('says what is wrong in which file', () => {
  const root = tempRepository({ 'sk-audit.config.json': '{ "rule": {} }' });
  expect(() => loadSettings({ cwd: root, rules: [] })(root)).toThrow(UserError);
  expect(() => loadSettings({ cwd: root, rules: [] })(root)).toThrow(/^The settings in "sk-audit.config.json" are wrong. Unknown key "rule"/);
});
