/**
 * Serves the app in its folder as `vite dev` does, with the Node of its Kit, until its parent is gone.
 *
 * Sends `{ port }` when it listens, `{ said }` for all that is written to the console, and `pong` for each `ping`: then everything that was
 * said before is sent.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

/** Copies of warnings may not be lost, so there are no levels here. */
for (const name of /** @type {const} */ (['debug', 'error', 'info', 'log', 'warn'])) console[name] = (...words) => void process.send?.({ said: format(...words) });

process.on('message', (message) => message === 'ping' && process.send?.('pong'));
process.on('disconnect', () => process.exit(0));

const root = process.cwd();
const vite = await import(pathToFileURL(join(root, 'node_modules/vite/dist/node/index.js')).href);
const { middlewares } = await vite.createServer({ root, server: { middlewareMode: true, ws: false, hmr: false } });
const server = createServer(middlewares).listen(0, '127.0.0.1', () => process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port }));
