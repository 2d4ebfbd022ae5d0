/** The text of a source file. */
import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from '../disk/disk.js';

export type Source = {
  /** Hash of the file's bytes. */
  readonly contents: string;
  /** Number of bytes. */
  readonly size: number;
  /** Decoded, without its byte order mark; undefined when the bytes are no UTF-8. Decodes anew with each call. */
  text(): string | undefined;
};

/** Reads a file. `problem` is a sentence about why it cannot be read. Never throws. */
export function readSource(file: string): Source | { readonly problem: string } {
  try {
    const bytes = readFileSync(file);
    return {
      contents: createHash('sha1').update(bytes).digest('hex'),
      size: bytes.length,
      text: () => (isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined),
    };
  } catch (error) {
    return { problem: `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).` };
  }
}
