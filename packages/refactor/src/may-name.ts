/** A quick look before a file is parsed. */
import { aliasesOf, folderOf, nameOf, type App } from '@sk-audit/core';
import { literally } from './literally.js';
import { writtenForms } from './written-forms.js';

/**
 * Can a text have a specifier that means the file? Such a text holds the file's name, for an index its folder's name or a dot, or an alias
 * that leads to nothing else, and there a specifier's part ends.
 */
export function mayName(app: App, file: string): (text: string) => boolean {
  const stem = nameOf(file).replace(/\..*$/, '');
  const isIndex = stem === 'index';
  const aliases = aliasesOf(app).filter(({ replacement }) => writtenForms(replacement, file, file).length > 0).map(({ find }) => find);
  const keys = Object.keys(app.config.packageImports).filter((key) => !key.includes('*'));
  const words = [...[stem, ...(isIndex ? [nameOf(folderOf(file))] : []), ...aliases, ...keys].map(literally), ...(isIndex ? ['\\.{1,2}'] : [])];
  // Between the `#` of `#*` and what the star stands for there is no slash.
  const beginnings = Object.keys(app.config.packageImports).flatMap((key) => /^([^*]*[^*/])\*/.exec(key)?.[1] ?? []).map(literally);
  const pattern = new RegExp(`(?:${['["\'`/]', ...beginnings].join('|')})(?:${words.join('|')})(?=["'\`./?#])`);
  return (text) => pattern.test(text);
}
