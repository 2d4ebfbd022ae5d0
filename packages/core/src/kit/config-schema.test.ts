import { describe, expect, it } from 'vitest';
import { configChanges, configSchema, droppedOptions, exactly, optionLife, optionsNamed } from './config-schema.js';
import { kitSatisfies } from './version.js';

const keysOf = (version: string, form: 'svelte' | 'vite' | 'toBeMoved', ...path: readonly string[]): readonly string[] => {
  let node = configSchema(version, form);
  for (const name of path) node = node && 'children' in node ? node.children.get(name) : undefined;
  return node && 'children' in node ? [...node.children.keys()] : [];
};

describe('configSchema', () => {
  it('has the options of the version', () => {
    expect(keysOf('1.0.0', 'svelte', 'kit', 'paths')).toEqual(['base', 'assets']);
    expect(keysOf('1.30.4', 'svelte', 'kit', 'dangerZone')).toEqual(['trackServerFetches']);
    expect(keysOf('2.0.0', 'svelte', 'kit', 'dangerZone')).toEqual([]);
    expect(keysOf('3.2.0', 'vite', 'paths')).toEqual(['base', 'assets', 'origin', 'relative']);
  });

  it('knows which Kit reads which file', () => {
    expect(configSchema('2.61.0', 'vite')).toBeUndefined();
    expect(keysOf('2.62.0', 'vite')).toContain('vitePlugin');
    expect(configSchema('3.0.0', 'svelte')).toBeUndefined();
  });

  it('leaves options of others alone where Kit hands them on', () => {
    expect(configSchema('2.65.0', 'vite')).toMatchObject({ open: false });
    expect(configSchema('2.66.0', 'vite')).toMatchObject({ open: true });
  });
});

describe('configChanges', () => {
  it('is ascending', () => {
    for (const [i, version] of configChanges.slice(1).entries()) expect(kitSatisfies(exactly(configChanges[i] ?? ''), `<${version}`)).toBe(true);
  });
});

describe('optionLife', () => {
  it('says with which versions an option came and went', () => {
    expect(optionLife('appDir')).toEqual({ since: '1.0.0' });
    expect(optionLife('dangerZone')).toEqual({ since: '1.18.0', until: '2.0.0' });
    expect(optionLife('experimental')).toEqual({ since: '2.27.0' });
    expect(optionLife('experimental.tracing')).toEqual({ since: '2.31.0', until: '3.0.0' });
    expect(optionLife('zebra')).toBeUndefined();
  });
});

describe('droppedOptions', () => {
  it('names what a later major refuses, with that', () => {
    const dropped = new Map(droppedOptions().map(({ key, until }) => [key, until]));
    expect([dropped.get('dangerZone.trackServerFetches'), dropped.get('files.lib'), dropped.get('vitePlugin'), dropped.get('experimental.tracing.server')]).toEqual(['2.0.0', '3.0.0', '3.0.0', '3.0.0']);
  });

  it('does not name what goes on, nor what nobody refuses by name', () => {
    const keys = droppedOptions().map(({ key }) => key);
    expect(['appDir', 'alias', 'kit', 'experimental.explicitEnvironmentVariables', 'experimental.tracing'].filter((key) => keys.includes(key))).toEqual([]);
  });
});

describe('options that are to be moved', () => {
  it('are those of Kit 3, with `kit` around them', () => {
    expect(keysOf('3.2.0', 'toBeMoved', 'kit', 'paths')).toEqual(keysOf('3.2.0', 'vite', 'paths'));
    expect(keysOf('3.2.0', 'toBeMoved')).toEqual(['extensions', 'kit']);
  });
});

describe('optionsNamed', () => {
  it('finds the namespaces that have an option of the name', () => {
    expect(optionsNamed('bundleStrategy')).toEqual(['output.bundleStrategy']);
    expect(optionsNamed('origin')).toEqual(['paths.origin', 'prerender.origin']);
  });
});
