import { describe, expect, it } from 'vitest';
import { repositoryPrefix } from './repository-prefix.js';
import { tempFolder } from './testing/temp-folder.js';

describe('repositoryPrefix', () => {
  it('is the way from the top of the work tree to the folder', () => {
    const top = tempFolder({ '.git/HEAD': '', 'apps/shop/package.json': '{}' });
    expect(repositoryPrefix(`${top}/apps/shop`)).toBe('apps/shop');
    expect(repositoryPrefix(top)).toBe('');
  });

  it('knows the top of a linked work tree, whose .git is a file', () => {
    const top = tempFolder({ '.git': 'gitdir: /elsewhere\n', 'src/a.ts': '' });
    expect(repositoryPrefix(`${top}/src`)).toBe('src');
  });
});
