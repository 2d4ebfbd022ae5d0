import { expect } from 'vitest';
import { parseScanned } from '../component/parse-scanned.js';
import { Unparsable, type Parsed } from '../parsed.js';
import { parseWithSvelte } from '../svelte-parser.js';
import { template } from './template.js';

/** Expects that our scanner, where it takes the component, reads what Svelte reads. Says who took it. */
export function expectSameTemplate(text: string, name = 'Cart.svelte'): 'both' | 'svelte' | 'ours' | 'none' {
  const ours = parseScanned(name, text);
  const theirs = withSvelte(name, text);
  if (!ours || !theirs) return ours ? 'ours' : theirs ? 'svelte' : 'none';
  expect(template(ours), name).toEqual(template(theirs));
  return 'both';
}

function withSvelte(name: string, text: string): Parsed | undefined {
  try {
    return parseWithSvelte(name, text);
  } catch (problem) {
    if (problem instanceof Unparsable) return undefined;
    throw problem;
  }
}
