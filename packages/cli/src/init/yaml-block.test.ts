import { expect, it } from 'vitest';
import { addedToBlock } from './yaml-block.js';

it('adds to the end of a list, before what belongs to the next key', () => {
  const text = '# Ours\nrepos:\n  - repo: meta\n    hooks:\n      - id: identity\n\n  # the end of ours\n\ndefault_stages: [commit]\n';
  expect(addedToBlock(text, ['repos'], ['- repo: local', '  hooks: []'])).toBe(
    '# Ours\nrepos:\n  - repo: meta\n    hooks:\n      - id: identity\n  - repo: local\n    hooks: []\n\n  # the end of ours\n\ndefault_stages: [commit]\n',
  );
});

it('adds to a list that is not indented', () => {
  expect(addedToBlock('repos:\n- repo: meta\n', ['repos'], ['- repo: local'])).toBe('repos:\n- repo: meta\n- repo: local\n');
});

it('finds the block below a path of keys', () => {
  const text = 'pre-push:\n  jobs:\n    - run: test\npre-commit:\n  jobs: # all of them\n      - run: lint\n  parallel: true\n';
  expect(addedToBlock(text, ['pre-commit', 'jobs'], ['- run: audit'])).toBe(text.replace('lint\n', 'lint\n      - run: audit\n'));
});

it('keeps the line breaks of the file', () => {
  expect(addedToBlock('repos:\r\n  - repo: meta\r\n', ['repos'], ['- repo: local'])).toBe('repos:\r\n  - repo: meta\r\n  - repo: local\r\n');
});

it.each([
  'repos: []\n',
  'repos:\n',
  'other:\n  repos:\n    - repo: meta\n',
  'repos: &all\n  - repo: meta\n',
])('does not guess in %j', (text) => {
  expect(addedToBlock(text, ['repos'], ['- repo: local'])).toBeUndefined();
});
