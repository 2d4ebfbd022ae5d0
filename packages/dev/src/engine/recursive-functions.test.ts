import { expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

it('walks through a function that calls itself on several ways out without taking every combination of them', () => {
  const ways = ['429', '500', '502', '503', '504'].map((status) => `if (response.status === ${status}) return fetchAgain(url);`).join('\n');
  const { view } = exampleProject({
    title: '',
    files: {
      'src/lib/retry.ts': `export async function fetchAgain(url) {\nconst response = await fetch(url);\n${ways}\nreturn response;\n}\nexport const read = async (url) => (await fetchAgain(url)).json().items.map((item) => item.total.value());`,
    },
  });
  const calls = view.facts('src/lib/retry.ts')?.calls ?? [];
  const found = calls.filter((call) => view.resolveFunction('src/lib/retry.ts', { is: 'ref', ref: call.callee }) !== undefined);
  expect(found.map((call) => call.span[1] - call.span[0])).toEqual(Array(6).fill('fetchAgain(url)'.length));
});
