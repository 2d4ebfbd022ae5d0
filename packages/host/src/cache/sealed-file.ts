/**
 * Files that are believed only when they are whole: the content, and then a line about it with a checksum. Whatever goes wrong with one
 * is no error; the work is then done anew.
 */
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { sweep } from './sweep.js';
import { writeWhole } from '../write-whole.js';

/** The content of a file that was written by {@link writeSealed} under the same seal, parsed; undefined for every other, and for one that is damaged. */
export function readSealed<T>(file: string, seal: string, parse: (content: Buffer) => T): T | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.lastIndexOf('\n');
    const content = bytes.subarray(0, end);
    const isWhole = end >= 0 && bytes.toString('utf8', end + 1) === sealOf(seal, content.length, crc32(content));
    return isWhole ? parse(content) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the parts one after the other. False when that is not possible; an older file is then as it was. Old files beside it go. */
export function writeSealed(file: string, seal: string, parts: Iterable<Buffer>): boolean {
  try {
    writeWhole(file, inChunks(sealed(parts, seal)));
    sweep(file);
    return true;
  } catch {
    return false;
  }
}

function* sealed(parts: Iterable<Buffer>, seal: string): Iterable<Buffer> {
  let size = 0;
  let checksum = 0;
  for (const part of parts) {
    size += part.length;
    checksum = crc32(part, checksum);
    yield part;
  }
  yield Buffer.from(`\n${sealOf(seal, size, checksum)}`);
}

/** Few writes, and never everything at once in memory. In bytes. */
const CHUNK = 1 << 18;

function* inChunks(parts: Iterable<Buffer>): Iterable<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for (const part of parts) {
    waiting.push(part);
    size += part.length;
    if (size < CHUNK) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  yield Buffer.concat(waiting);
}

function sealOf(seal: string, size: number, checksum: number): string {
  return JSON.stringify({ tool: 'sk-audit', seal, size, checksum });
}
