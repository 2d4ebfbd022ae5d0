import { describe, expect, it } from 'vitest';
import { routeBranches, type Branch, type Route } from './route-branches.js';

/** The tree as indented names; a folder that is no route stands in parentheses. */
function treeOf(...ids: readonly string[]): string {
  const routes: readonly Route[] = ids.map((id) => ({ id, dir: '', files: [], page: null, endpoint: null }));
  const rows = (branch: Branch, indent: string): readonly string[] => [
    indent + (branch.route ? branch.name : `‹${branch.name}›`),
    ...branch.children.flatMap((child) => rows(child, `${indent}  `)),
  ];
  const top = routeBranches(routes);
  return top ? `\n${rows(top, '').join('\n')}\n` : '';
}

describe('routeBranches', () => {
  it('puts each route below the nearest route or fork above it', () => {
    expect(treeOf('/', '/(shop)/cart', '/(shop)/parts/[id]', '/api/v1/stock', '/api-docs')).toBe(`
/
  ‹(shop)›
    cart
    parts/[id]
  api/v1/stock
  api-docs
`);
  });

  it('has a root even where nothing lies in it', () => {
    expect(treeOf('/a')).toBe('\n‹/›\n  a\n');
    expect(treeOf()).toBe('');
  });
});
