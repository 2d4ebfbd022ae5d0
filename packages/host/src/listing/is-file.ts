/** Is there a file? */
import { statSync } from '../disk/disk.js';

/** True for files and for links to them; false for folders, for what is not there and for what may not be looked at. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
