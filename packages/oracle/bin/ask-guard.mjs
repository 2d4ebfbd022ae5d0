/**
 * Asks the guard of a Kit from 2.29 to 2.70 about module ids: `node ask-guard.mjs <kit's folder> < ids.json`, in the folder of an app.
 *
 * The predicate is a part of the plugin's `load` hook, so the hook is run: it throws for what the server alone may load, and gives nothing
 * for the rest. A process of its own, as Kit takes the working directory for the app's, and is off where `TEST` is set, as vitest does.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import process from 'node:process';

const [folder = ''] = process.argv.slice(2);
const ids = /** @type {string[]} */ (JSON.parse(await text(process.stdin)));

const { sveltekit } = await import(pathToFileURL(join(folder, 'src/exports/vite/index.js')).href);
/** @type {any[]} */
const plugins = (await Promise.all([await sveltekit()].flat(3))).flat(3);
/** @param {string} name */
const plugin = (name) => plugins.find((one) => one.name === `vite-plugin-sveltekit-${name}`);
await plugin('setup').config.handler({}, { command: 'build', mode: 'production' });

/** @param {string} id */
function isRefused(id) {
  try {
    plugin('guard').load(id, { ssr: false });
    return false;
  } catch (error) {
    // Nobody imported the module, which the guard takes for impossible.
    if (String(error).includes('An impossible situation occurred')) return true;
    throw error;
  }
}

process.stdout.write(`\n${JSON.stringify(ids.map(isRefused))}`);
