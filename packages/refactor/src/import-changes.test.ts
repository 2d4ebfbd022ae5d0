import { describe, expect, it } from 'vitest';
import { importChanges } from './import-changes.js';
import { moved, projectOf, type Files } from './testing/moved.js';

/** What imports lead elsewhere once `src/lib/db.ts` is `src/lib/server/db.ts`. */
function changes(files: Files, after?: Files) {
  const { texts } = moved(files, 'src/lib/db.ts', 'src/lib/server/db.ts');
  const { 'src/lib/db.ts': _, ...others } = files;
  return importChanges(projectOf(files), projectOf(after ?? { ...others, ...texts }), 'src/lib/db.ts', 'src/lib/server/db.ts').map(({ path, specifier, lost, gained }) => ({ path, specifier, lost, gained }));
}

const APP: Files = { 'src/lib/db.ts': "import './url';", 'src/lib/url.ts': '', 'src/routes/+page.server.ts': "import { db } from '$lib/db';\nimport '$lib/gone';" };

describe('importChanges', () => {
  it('finds none when every importer was rewritten', () => {
    expect(changes(APP)).toEqual([]);
  });

  it('finds importers that were forgotten, and what the module itself does not reach any more', () => {
    const { 'src/lib/db.ts': text = '', ...others } = APP;
    expect(changes(APP, { ...others, 'src/lib/server/db.ts': text })).toEqual([
      { path: 'src/lib/db.ts', specifier: './url', lost: ['src/lib/url.ts'], gained: [] },
      { path: 'src/routes/+page.server.ts', specifier: '$lib/db', lost: ['src/lib/server/db.ts'], gained: [] },
    ]);
  });

  it('finds patterns that lose the module or gain it', () => {
    const files = { ...APP, 'src/a.ts': "import.meta.glob('./lib/*.ts');\nimport.meta.glob('./lib/server/*.ts');\nimport.meta.glob('./lib/**/*.ts');" };
    expect(changes(files)).toEqual([
      { path: 'src/a.ts', specifier: './lib/*.ts', lost: ['src/lib/server/db.ts'], gained: [] },
      { path: 'src/a.ts', specifier: './lib/server/*.ts', lost: [], gained: ['src/lib/server/db.ts'] },
    ]);
  });

  it('finds imports of which the new file takes the place of another', () => {
    expect(changes({ ...APP, 'src/lib/server/db/index.ts': '', 'src/a.ts': "import './lib/server/db';" })).toEqual([
      { path: 'src/a.ts', specifier: './lib/server/db', lost: ['src/lib/server/db/index.ts'], gained: ['src/lib/server/db.ts'] },
    ]);
  });
});
