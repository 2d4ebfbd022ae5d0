import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../facts.js';
import type { PackageVersion } from './app.js';
import { acceptsExport, invalidExports, rolesAccepting, validExports } from './valid-exports.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const anyTwo: PackageVersion = { lower: '2.0.0', upper: '3.0.0-0', from: 'range' };

describe('validExports', () => {
  it('gives the names in the order of Kit', () => {
    expect(validExports('page.universal', exactly('2.70.4'))).toEqual(['load', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config', 'entries']);
    expect(validExports('endpoint', exactly('1.0.0'))).toEqual(['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'prerender', 'trailingSlash']);
  });

  it('gives nothing for files whose names Kit does not look at', () => {
    expect(validExports('hooks.server', exactly('2.70.4'))).toBeUndefined();
  });
});

describe('acceptsExport', () => {
  it('knows since when and until when', () => {
    expect(acceptsExport('endpoint', 'QUERY', exactly('3.2.0'))).toBe(true);
    expect(acceptsExport('endpoint', 'QUERY', anyTwo)).toBe(false);
    expect(acceptsExport('endpoint', 'QUERY', { lower: '2.0.0', upper: '4.0.0-0', from: 'range' })).toBe('unknown');
    expect(acceptsExport('layout.server', 'actions', exactly('1.20.1'))).toBe(true);
    expect(acceptsExport('layout.server', 'actions', exactly('1.20.2'))).toBe(false);
  });

  it('takes what begins with an underscore, and everything where Kit does not look', () => {
    expect(acceptsExport('page.server', '_db', anyTwo)).toBe(true);
    expect(acceptsExport('module', 'total', anyTwo)).toBe(true);
    expect(acceptsExport('page.server', 'default', anyTwo)).toBe(false);
  });
});

describe('invalidExports', () => {
  it('gives values with names that Kit does not know, the first in its order first', () => {
    const exports = [{ name: 'total' }, { name: 'load' }, { name: 'Cart', typeOnly: true as const }, { name: '*' }, { name: 'default' }].map((one) => ({ ...one, span: [0, 0] as const }));
    expect(invalidExports({ exports } as unknown as FileFacts, 'page.universal', anyTwo).map(({ name }) => name)).toEqual(['default', 'total']);
  });
});

describe('rolesAccepting', () => {
  it('says where an export belongs', () => {
    expect(rolesAccepting('actions', anyTwo)).toEqual(['page.server']);
    expect(rolesAccepting('POST', anyTwo)).toEqual(['endpoint']);
    expect(rolesAccepting('total', anyTwo)).toEqual([]);
  });
});
