/** What another program hands over. */
import { readFileSync } from 'node:fs';
import { UserError } from './user-error.js';

/**
 * Everything from standard input; waits until it ends.
 * @throws {UserError} when it cannot be read
 */
export function readStandardInput(): string {
  try {
    return readFileSync(0, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows calls an empty pipe so.
    if (code === 'EOF') return '';
    throw new UserError(`Nothing can be read from standard input (${code ?? String(error)}).`);
  }
}
