/** `sk-audit routes [paths…]`: what does each route have, which options hold, what reaches the browser? */
import { openApps } from '@sk-audit/host';
import { colorsOf, columnsOf, type Terminal } from '../terminal/terminal.js';
import { routesOf } from './app-routes.js';
import { routesJson } from './routes-json.js';
import { routesText } from './routes-text.js';
import { whileReading } from './while-reading.js';

/** Writes the routes of the apps that the paths mean. Throws a `UserError` for what the person who asked can mend. */
export function runRoutes(paths: readonly string[], options: { readonly json?: boolean; readonly color?: boolean }, version: string, terminal: Terminal): void {
  const apps = whileReading(terminal, (onRead) => openApps({ paths, cwd: terminal.cwd, version, onRead })).map(routesOf);
  terminal.stdout.write(options.json ? routesJson(apps, version) : routesText(apps, colorsOf(terminal, options.color), columnsOf(terminal)));
}
