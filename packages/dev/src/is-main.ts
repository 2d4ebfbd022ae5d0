import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Was the module with this URL started as a script (and not imported)? */
export function isMain(url: string): boolean {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(url);
}
