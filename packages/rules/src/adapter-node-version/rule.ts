import { defineRule, deploymentFiles, isTooOld, NODE_OF_KIT, nodeMentions } from '@sk-audit/core';

export default defineRule({
  id: 'adapter-node-version',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  cliOnly: true,
  summary: 'Forbids versions of Node in Dockerfiles, pipelines and `engines` that Kit does not run on.',
  why: `Each Kit names the oldest Node that it runs on: 16.14 or 18 for Kit 1, 18.13 for Kit 2, 22.17 for Kit 3. With an older one npm only
warns, pnpm and yarn stop, and the build or the server fails on something that this Node does not have:
with Kit 3 and Node 20 it ends in \`Promise.withResolvers is not a function\`. A Dockerfile is where it is met last:
the app works on every desk, and the image does not.

The rule reads \`FROM node:…\`, \`node-version\` in GitHub's workflows, \`image:\` in \`.gitlab-ci.yml\`, \`.nvmrc\`, \`.node-version\` and \`engines.node\`, where
they lie in the app's folder. A line such as \`22\` stands for its newest version; variables, \`lts\` and open ranges are left alone.`,
  sources: ['@sveltejs/kit 1.30.4, 2.70.4 and 3.2.0 package.json engines'],
  messages: {
    tooOld: { text: 'Node `{{version}}` is too old for SvelteKit {{kit}}, which needs `{{range}}`.', advice: 'Take Node {{least}} or later.' },
  },
  examples: {
    bad: [
      {
        title: 'An image that was right for Kit 2',
        kit: '3.2.0',
        files: {
          Dockerfile: `FROM node:20-alpine AS builder // ✗ tooOld "20-alpine"
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine // ✗ tooOld "20-alpine"
COPY --from=builder /app/build ./
CMD ["node", "index.js"]
`,
        },
        says: ['Node `20-alpine` is too old for SvelteKit 3.2.0, which needs `>=22.17`.', 'Take Node 22.17 or later.'],
      },
      {
        title: 'A pipeline, and what the package asks for',
        kit: '2.70.4',
        files: {
          '.github/workflows/ci.yml': `jobs:
  test:
    strategy:
      matrix:
        node-version: [16, 18.12.0, 20, lts/*] // ✗ tooOld "16" ✗ tooOld "18.12.0"
`,
          'package.json': '{ "name": "shop", "engines": { "node": "16.x" } } // ✗ tooOld ""node": "16.x""\n',
        },
      },
    ],
    good: [
      {
        title: 'The newest of a line',
        kit: '3.2.0',
        files: { '.gitlab-ci.yml': 'build:\n  image: node:22\n', 'package.json': '{ "name": "shop", "engines": { "node": "^22.1.0" } }\n' },
      },
      {
        title: 'A version that Kit runs on, and one that cannot be told',
        kit: '3.2.0',
        files: {
          Dockerfile: 'ARG NODE=22\nFROM node:$NODE AS base\nFROM node:22-slim\nFROM ghcr.io/shop/node-tools:18\n',
          '.nvmrc': 'lts/*\n',
          'package.json': '{ "name": "shop", "engines": { "node": ">=18" } }\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const need = NODE_OF_KIT.find(({ kit }) => project.kitSatisfies(kit) === true);
    if (need === undefined) return;
    for (const { path, name, text } of deploymentFiles(project)) {
      for (const { version, span } of nodeMentions(name, text).filter((one) => isTooOld(one.version, need))) {
        report(path, span, 'tooOld', { version, kit: project.kit.lower, range: need.range, least: need.from.join('.').replace(/\.0$/, '') });
      }
    }
  },
});
