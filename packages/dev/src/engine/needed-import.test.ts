import { type FileFacts, neededImport, withEdits } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { describe, expect, it } from 'vitest';

describe('neededImport', () => {
  /** The names as the file has them, and the file with the edits. */
  const needed = (text: string, names: readonly string[] = ['error'], path = 'src/lib/cart.ts') => {
    const facts: FileFacts = extractFacts(path, text);
    const found = neededImport(facts, '@sveltejs/kit', names);
    return found && [...found.locals, withEdits(text, found.edits)];
  };

  it('takes what is imported, by the name that it has', () => {
    const text = "import { error as refuse, redirect } from '@sveltejs/kit';\n";
    expect(needed(text, ['redirect', 'error'])).toEqual(['redirect', 'refuse', text]);
  });

  it('adds to the list of an import', () => {
    expect(needed("import { redirect } from '@sveltejs/kit';\n", ['error', 'redirect', 'fail'])).toEqual(['error', 'redirect', 'fail', "import { redirect, error, fail } from '@sveltejs/kit';\n"]);
    expect(needed("import { type Action } from '@sveltejs/kit';\n")).toEqual(['error', "import { type Action, error } from '@sveltejs/kit';\n"]);
  });

  it('writes another import where there is no list of values', () => {
    expect(needed("// @ts-nocheck\nimport * as kit from '@sveltejs/kit';\n")).toEqual(['error', "// @ts-nocheck\nimport { error } from '@sveltejs/kit';\nimport * as kit from '@sveltejs/kit';\n"]);
    expect(needed("import type { Action } from '@sveltejs/kit';\n")).toEqual(['error', "import { error } from '@sveltejs/kit';\nimport type { Action } from '@sveltejs/kit';\n"]);
    expect(needed('pay();\n')).toEqual(['error', "import { error } from '@sveltejs/kit';\npay();\n"]);
  });

  it('writes it as the other imports are written', () => {
    expect(needed('import { pay } from "$lib/pay"\nimport x from "x"\n')).toEqual(['error', 'import { error } from "@sveltejs/kit"\nimport { pay } from "$lib/pay"\nimport x from "x"\n']);
    expect(needed("<script>\n\timport { pay } from '$lib/pay';\n\tpay();\n</script>", ['error'], 'src/routes/+page.svelte')).toEqual(['error', "<script>\n\timport { error } from '@sveltejs/kit';\n\timport { pay } from '$lib/pay';\n\tpay();\n</script>"]);
    expect(needed("import data from './data.json' with { type: 'json' }\n")).toEqual(['error', "import { error } from '@sveltejs/kit';\nimport data from './data.json' with { type: 'json' }\n"]);
  });

  it('has nothing where a name means something else', () => {
    expect(needed("import { error } from '$lib/log';\n")).toBeUndefined();
    expect(needed('const error = 1;\n')).toBeUndefined();
    expect(needed('export const load = ({ error }) => error;\n')).toBeUndefined();
    expect(needed('export const load = (error) => error;\n')).toBeUndefined();
  });

  it('writes no script into a component', () => {
    expect(needed('<p>{x}</p>', ['error'], 'src/routes/+page.svelte')).toBeUndefined();
    expect(needed("<script>import { redirect } from '@sveltejs/kit';</script>", ['error'], 'src/routes/+page.svelte')).toEqual(['error', "<script>import { redirect, error } from '@sveltejs/kit';</script>"]);
  });
});
