/** `sk-audit why <file>`: where does a file run, and what brings it there? */
import { appsWithFile } from '@sk-audit/host';
import { colorsOf, columnsOf, type Terminal } from '../terminal/terminal.js';
import { accountOf } from './app-account.js';
import { whileReading } from './while-reading.js';
import { whyJson } from './why-json.js';
import { whyText } from './why-text.js';

/** Writes the account of the file in each of its apps. Throws a `UserError` for what the person who asked can mend. */
export function runWhy(file: string, options: { readonly json?: boolean; readonly color?: boolean }, version: string, terminal: Terminal): void {
  const accounts = whileReading(terminal, (onRead) => appsWithFile({ file, cwd: terminal.cwd, version, onRead })).map(accountOf);
  terminal.stdout.write(options.json ? whyJson(accounts, version) : whyText(accounts, colorsOf(terminal, options.color), columnsOf(terminal)));
}
