import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'Kit 1 takes 16.14 and 18, and not 17',
      kit: '1.30.4',
      files: { Dockerfile: 'FROM --platform=linux/amd64 docker.io/library/node:17 // ✗ tooOld "17"\nFROM node:16.13.2 // ✗ tooOld "16.13.2"\nFROM node:16.20\nFROM node:16\nFROM node:18\n' },
    },
    {
      title: 'Other files that name a version',
      kit: '3.2.0',
      files: {
        '.nvmrc': 'v20.11.1 // ✗ tooOld "v20.11.1"\n',
        '.node-version': '22.9.0 // ✗ tooOld "22.9.0"\n',
        '.gitlab-ci.yml': 'build:\n  image: node:18-slim // ✗ tooOld "18-slim"\n',
        '.github/workflows/deploy.yaml': "      - uses: actions/setup-node@v4\n        with:\n          node-version: '20.x' // ✗ tooOld \"20.x\"\n",
        'web.dockerfile': 'from node:21 // ✗ tooOld "21"\n',
      },
    },
    { title: 'A caret stands for its newest version', kit: '3.2.0', files: { 'package.json': '{ "engines": { "node": "^20.1.0" } } // ✗ tooOld ""node": "^20.1.0""\n' } },
  ],
  good: [
    { title: 'A service beside the app', kit: '3.2.0', files: { 'compose.yml': 'services:\n  hooks:\n    image: node:18\n' } },
    { title: 'A Kit that is not known', kit: 'unknown', files: { Dockerfile: 'FROM node:12\n' } },
    { title: 'A version in a variable, and a folder', kit: '3.2.0', files: { '.github/workflows/ci.yml': '          node-version: ${{ matrix.node20 }}\n          node-version-file: .nvmrc\n' } },
  ],
});
