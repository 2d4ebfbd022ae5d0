import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';
import { tempFolder } from './testing/temp-folder.js';

describe('makeFolder', () => {
  it('makes what is missing, and is content with what is there', () => {
    const dir = tempFolder({});
    makeFolder(`${dir}/cache/shop`);
    makeFolder(`${dir}/cache/shop`);
    expect(existsSync(`${dir}/cache/shop`)).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('comes back with an error where no folder can be made', () => {
    expect(() => makeFolder('/proc/sk-audit/cache')).toThrow('ENOENT');
  });
});
