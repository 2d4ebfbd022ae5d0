/** Kit's configuration when nothing is configured. */
import type { KitConfig } from './app.js';

/**
 * Kit's defaults for an app in the folder `root`, whose `files.src` is the folder `src`. Both are project-relative.
 * @see @sveltejs/kit src/core/config/options.js (3.2.0)
 */
export function defaultKitConfig(root = '', src = inFolder(root, 'src')): KitConfig {
  const inSrc = (path: string): string => inFolder(src, path);
  return {
    root,
    unknown: [],
    src,
    routes: inSrc('routes'),
    lib: inSrc('lib'),
    assets: inFolder(root, 'static'),
    hooks: { client: inSrc('hooks.client'), server: inSrc('hooks.server'), universal: inSrc('hooks') },
    params: inSrc('params'),
    serviceWorker: inSrc('service-worker'),
    appTemplate: inSrc('app.html'),
    errorTemplate: inSrc('error.html'),
    outDir: inFolder(root, '.svelte-kit'),
    extensions: ['.svelte'],
    moduleExtensions: ['.js', '.ts'],
    aliases: [],
    packageImports: {},
    publicEnvPrefix: 'PUBLIC_',
  };
}

function inFolder(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
