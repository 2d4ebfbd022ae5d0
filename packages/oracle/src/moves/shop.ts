/** An app whose module `src/lib/db.ts` is imported in every way that a build follows. */
import type { Files } from '../app-folder.js';
import { MARK } from '../builds/build-case.js';
import { skeleton } from '../builds/skeleton.js';
import type { KitName } from '../kits.js';

/** Its files for one Kit. The secret of the database is nothing for browsers. */
export function shop(kit: KitName): Files {
  return {
    ...skeleton(kit),
    '.gitignore': 'node_modules\n.svelte-kit\n',
    'src/app.d.ts': "declare global {\n  namespace App {\n    interface Locals { row: import('$lib/db').Row }\n  }\n}\n\nexport {};\n",
    'src/lib/db.ts': `import { url } from './url';\nimport limits from './limits.json';\n\nexport type Row = { id: string };\nexport const db = { url, rows: ['${MARK}'] as string[], most: limits.most };\n`,
    'src/lib/url.ts': "export const url = 'postgres://shop';\n",
    'src/lib/limits.json': '{ "most": 10 }\n',
    'src/lib/store.ts': "export * from './db.js';\nexport { db as default } from './db';\n",
    'src/lib/db.test.ts': "import { db } from './db';\n\nif (db.rows.length !== 1) throw new Error('One row.');\n",
    'src/lib/Rows.svelte': '<script lang="ts">\n  import type { Row } from "$lib/db";\n  export let rows: Row[];\n</script>\n<p>{rows.length}</p>\n',
    'src/routes/+page.server.ts': "import { db } from '$lib/db';\n\nexport const load = () => ({ rows: db.rows.map((_, i) => ({ id: `${i}` })) });\n",
    'src/routes/+page.svelte': '<script lang="ts">\n  import Rows from \'$lib/Rows.svelte\';\n  export let data: { rows: import(\'../lib/db\').Row[] };\n</script>\n<Rows rows={data.rows} />\n',
    'src/routes/late/+server.ts': "export const GET = async () => new Response(String((await import('../../lib/db.js')).db.most));\n",
    'src/routes/all/+server.ts': "import all from '$lib/store';\nimport { db } from '#lib/db.ts';\n\nexport const GET = () => new Response(String(all === db));\n",
  };
}

/** The same with a page that takes the module to browsers, which is no mistake as long as it lies in `src/lib`. */
export function openShop(kit: KitName): Files {
  return { ...shop(kit), 'src/routes/rows/+page.svelte': "<script>\n  import { db } from '$lib/db';\n</script>\n<p>{db.most}</p>\n" };
}
