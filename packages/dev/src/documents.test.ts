/** Do the documents lead to each other? */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from './workspace.js';

const guides = readdirSync(join(REPOSITORY, 'docs/guides')).map((name) => `docs/guides/${name}`);
const others = readdirSync(join(REPOSITORY, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
/** Made by a run of an hour: it names rules as they were called then. */
const MADE_BY_THE_ORACLE = 'docs/kit-oracle.md';
const textOf = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');

/** Links to files of ours, as they stand there, outside of code. */
function linksIn(path: string): readonly string[] {
  const prose = textOf(path).replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

/** The anchors that GitHub gives a text's headings. */
function anchorsIn(path: string): readonly string[] {
  return [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(REPOSITORY, path))) return false;
  return anchor === undefined || anchorsIn(path).includes(anchor);
}

describe('the documents', () => {
  it('are within reach: the README leads to every guide', () => {
    const links = linksIn('README.md').map((link) => link.replace(/#.*$/, ''));
    expect(guides.filter((path) => !links.includes(path))).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', ...others, ...guides].filter((path) => path !== MADE_BY_THE_ORACLE))('lead somewhere with every link of %s', (path) => {
    expect(linksIn(path).filter((link) => !leadsSomewhere(path, link))).toEqual([]);
  });
});
