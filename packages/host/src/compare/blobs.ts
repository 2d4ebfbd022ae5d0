/** The contents of files that lie in git's store. */
import { git, gitBytes } from '../listing/git.js';

/** Larger ones are fetched only when somebody reads them. */
const FETCHED_TOGETHER = 1_500_000;

/** A reader of blobs. The first question fetches all of the given ones that are not large, so that git is started twice and not for each. */
export function blobReader(top: string, oids: readonly string[]): (oid: string) => Buffer {
  const known = new Map<string, Buffer>();
  let isFetched = false;
  return (oid) => {
    if (!isFetched) for (const [name, bytes] of fetchAll(top, [...new Set(oids)])) known.set(name, bytes);
    isFetched = true;
    const bytes = known.get(oid) ?? gitBytes(top, ['cat-file', 'blob', oid]);
    if (bytes === undefined) throw Object.assign(new Error(`git has no ${oid}`), { code: 'EIO' });
    known.set(oid, bytes);
    return bytes;
  };
}

function fetchAll(top: string, oids: readonly string[]): ReadonlyMap<string, Buffer> {
  const sizes = git(top, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], { input: lines(oids) }) ?? '';
  const small = sizes.split('\n').map((line) => line.split(' ')).filter(([, size = '']) => /^\d+$/.test(size) && Number(size) <= FETCHED_TOGETHER).map(([oid = '']) => oid);
  return small.length === 0 ? new Map() : parseBatch(gitBytes(top, ['cat-file', '--batch'], { input: lines(small) }) ?? Buffer.alloc(0));
}

/** `<oid> blob <size>\n<bytes>\n`, one after the other. */
function parseBatch(output: Buffer): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [oid = '', , size] = output.toString('latin1', at, end).split(' ');
    if (end < 0 || size === undefined) break;
    blobs.set(oid, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

function lines(oids: readonly string[]): string {
  return oids.map((oid) => `${oid}\n`).join('');
}
