import { describe, expect, it } from 'vitest';
import { parseRouteId } from './route-pattern.js';

const matches = (id: string, pathname: string): boolean => parseRouteId(id)?.pattern.test(pathname) ?? false;

describe('parseRouteId', () => {
  it('builds the pattern that Kit builds', () => {
    expect(parseRouteId('/blog/[[lang]]/[slug=int]/[...rest]')).toEqual({
      pattern: /^\/blog(?:\/([^/]+))?\/([^/]+?)(?:\/([^]*))?\/?$/,
      params: [
        { name: 'lang', optional: true, rest: false },
        { name: 'slug', optional: false, rest: false, matcher: 'int' },
        { name: 'rest', optional: false, rest: true },
      ],
    });
  });

  it('leaves groups out', () => {
    expect(matches('/(shop)', '/')).toBe(true);
    expect(matches('/(shop)/cart/(steps)/pay', '/cart/pay')).toBe(true);
  });

  it('matches parameters inside a segment', () => {
    expect(matches('/invoice-[year]-[number].pdf', '/invoice-2024-7.pdf')).toBe(true);
    expect(matches('/invoice-[year]-[number].pdf', '/invoice-2024-7xpdf')).toBe(false);
    expect(matches('/cart-[[step]]', '/cart-')).toBe(true);
    expect(matches('/files/v[...path]', '/files/v1/a/b')).toBe(true);
  });

  it('matches zero segments with a rest parameter', () => {
    expect(matches('/docs/[...path]', '/docs')).toBe(true);
    expect(matches('/docs/[...path]/edit', '/docs/a/b/edit')).toBe(true);
  });

  it('decodes escapes', () => {
    expect(matches('/[x+2e]well-known', '/.well-known')).toBe(true);
    expect(matches('/[u+1f600]', '/😀')).toBe(true);
    expect(matches('/a[x+2f]b', '/a%2fb')).toBe(true);
    expect(matches('/50[x+25]', '/50%25')).toBe(true);
  });

  it('takes special characters of regular expressions literally', () => {
    expect(matches('/a.b+c', '/a.b+c')).toBe(true);
    expect(matches('/a.b', '/axb')).toBe(false);
  });

  it('gives undefined for what Kit refuses', () => {
    expect(parseRouteId('/[a b]')).toBeUndefined();
    expect(parseRouteId('/[x+zz]')).toBeUndefined();
  });
});
