import { describe, expect, it } from 'vitest';
import { mentionsIn, namesOf } from './mentions.js';

const named = (text: string, path: string, short = true) => mentionsIn(text, namesOf(path, short)).map((span) => text.slice(...span));

describe('namesOf', () => {
  it('means the last folder and the name, with a module\'s ending or without', () => {
    expect(named('src/lib/db.ts, $lib/db, ./lib/db.js. (lib/db)', 'src/lib/db.ts')).toEqual(['lib/db.ts', 'lib/db', 'lib/db.js', 'lib/db']);
    expect(named('lib/db/index.ts lib/db lib/db/rows', 'src/lib/db/index.ts')).toEqual(['lib/db/index.ts', 'lib/db']);
  });

  it('does not mean what only begins or ends like it', () => {
    expect(named('lib/db.test.ts lib/dbs lib/db-x mylib/db lib/db/x lib.db', 'src/lib/db.ts')).toEqual([]);
  });

  it('means the whole path where a short one may be of another app', () => {
    expect(named('lib/db apps/shop/src/lib/db.ts', 'apps/shop/src/lib/db.ts', false)).toEqual(['apps/shop/src/lib/db.ts']);
  });

  it('means a name without a folder only with its ending', () => {
    expect(named('a server, server.js', 'server.js')).toEqual(['server.js']);
  });
});
