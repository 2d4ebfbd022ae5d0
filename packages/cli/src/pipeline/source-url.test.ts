import { describe, expect, it } from 'vitest';
import { sourceUrl } from './source-url.js';

describe('sourceUrl', () => {
  it('leads to the commit of the job', () => {
    expect(sourceUrl({ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'c0ffee' })).toBe('https://github.com/acme/shop/blob/c0ffee/');
    expect(sourceUrl({ CI_PROJECT_URL: 'https://gitlab.com/acme/shop', CI_COMMIT_SHA: 'c0ffee' })).toBe('https://gitlab.com/acme/shop/-/blob/c0ffee/');
  });

  it('is not known elsewhere', () => {
    expect(sourceUrl({ GITHUB_REPOSITORY: 'acme/shop' })).toBeUndefined();
  });
});
