import { defineCases } from '@sk-audit/core';

const withTypeScript = { 'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n' };

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'an end that is missing, in Kit 3', kit: '3.2.0', files: { ...withTypeScript, 'tsconfig.json': '{ "extends": "$app/tsconfig", "include": ["src" } // ✗ unreadable "}"\n' } },
    {
      title: 'single quotes in the folder of the service worker',
      kit: '3.2.0',
      files: { ...withTypeScript, 'src/service-worker/index.ts': 'self.skipWaiting();\n', 'src/service-worker/tsconfig.json': `{ "extends": '$app/tsconfig/service-worker' } // ✗ quotes "'$app/tsconfig/service-worker'"\n` },
    },
    { title: 'a jsconfig with single quotes in Kit 3', kit: '3.2.0', files: { ...withTypeScript, 'jsconfig.json': `{ "extends": '$app/tsconfig' } // ✗ quotes "'$app/tsconfig'"\n` } },
    {
      title: 'quotes in front of something worse stay until that is mended',
      files: { 'jsconfig.json': `{ 'extends': // ✗ quotes "'extends'"\n  ] } // ✗ unreadable "]"\n` },
      after: { 'jsconfig.json': `{ 'extends':\n  ] }\n` },
    },
    {
      title: 'several at once, with quotes and escapes inside',
      files: { 'jsconfig.json': `{ extends: "./.svelte-kit/tsconfig.json", // ✗ quotes "extends"\n  "include": ['a "b"', 'it\\'s', 'c\\\\d'] }\n` },
      after: { 'jsconfig.json': `{ "extends": "./.svelte-kit/tsconfig.json",\n  "include": ["a \\"b\\"", "it's", "c\\\\d"] }\n` },
    },
    { title: 'a jsconfig with single quotes in Kit 2', files: { 'jsconfig.json': `{ 'extends': "./.svelte-kit/tsconfig.json" } // ✗ quotes "'extends'"\n` } },
    { title: 'a jsconfig in Kit 1', kit: '1.30.4', files: { 'jsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" } } // ✗ unreadable "}"\n' } },
  ],
  good: [
    { title: 'no TypeScript that the app names', kit: '3.2.0', notBuilt: 'Kit has TypeScript beside it here.', files: { 'package.json': '{ "name": "shop" }\n', 'tsconfig.json': '{,}\n' } },
  ],
});
