import { describe, expect, it } from 'vitest';
import { repositoryPath, uriOf } from './repository-path.js';

describe('repositoryPath', () => {
  it.each([
    ['', 'src/a.ts', 'src/a.ts'],
    ['apps/web', 'src/a.ts', 'apps/web/src/a.ts'],
    ['apps/web', '../../packages/ui/b.ts', 'packages/ui/b.ts'],
    ['apps/web', '.', 'apps/web'],
    ['apps', '../../elsewhere/c.ts', '../../elsewhere/c.ts'],
  ])('from %j, %s is %s', (repositoryPrefix, path, expected) => {
    expect(repositoryPath(path, { repositoryPrefix })).toBe(expected);
  });
});

describe('uriOf', () => {
  it('encodes what a URI must not hold', () => {
    expect(uriOf('src/routes/(app)/[[lang]]/a b/c#d?e:f%/+page@.svelte')).toBe('src/routes/(app)/%5B%5Blang%5D%5D/a%20b/c%23d%3Fe%3Af%25/+page@.svelte');
    expect(uriOf('src/\ud83d.ts')).toBe('src/%EF%BF%BD.ts');
  });
});
