/**
 * The arrows between the packages: who may import what. docs/architecture.md says why; packages/dev/src/arrows.test.ts plants a
 * violation of each and expects it to be caught. A new rule here needs a new planted violation there.
 */
/** Tests, and what only they share. */
const test = '[.]test[.]ts$|/src/testing/';
/** Source files of packages, their tests aside. @param {string} names */
const sources = (names) => ({ path: `^packages/(${names})/(src|bin)/`, pathNot: test });
/** Packages from npm, resolved or not. @param {string} names */
const npm = (names) => `(^|node_modules/)(${names})(/|$)`;
/** Built-in modules of Node. @param {string} names */
const builtin = (names) => `^(node:)?(${names})(/|$)`;
const core = '^packages/core/dist/index[.](js|d[.]ts)$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'core imports no parser, nothing of Node and none of our packages; only version ranges and globs come from npm.',
      severity: 'error',
      from: sources('core'),
      to: { pathNot: ['^packages/core/src/', npm('semver|picomatch')] },
    },
    {
      name: 'rules-know-core-only',
      comment: 'A rule asks the project of core; it parses nothing and reads nothing.',
      severity: 'error',
      from: sources('rules'),
      to: { pathNot: ['^packages/rules/src/', core] },
    },
    {
      name: 'rules-stand-alone',
      comment: 'A rule is one folder. What two rules need is a question for core, or a file beside the folders.',
      severity: 'error',
      from: { path: '^packages/rules/src/([^/]+)/' },
      to: { path: '^packages/rules/src/[^/]+/', pathNot: '^packages/rules/src/$1/' },
    },
    {
      name: 'extract-only-parses',
      comment: 'extract turns text into facts: it sees no disk, no project and no rule. node:module is there to load a parser late.',
      severity: 'error',
      from: sources('extract'),
      to: {
        pathNot: ['^packages/extract/src/', core, npm('oxc-parser|@oxc-project/types|@types/estree'), 'node_modules/svelte/(src/)?compiler/', builtin('module')],
      },
    },
    {
      name: 'refactor-edits-texts',
      comment: 'refactor makes texts of the texts that it is given: it sees no disk and no rule. ts-morph works in memory there.',
      severity: 'error',
      from: sources('refactor'),
      to: { pathNot: ['^packages/refactor/src/', core, '^packages/extract/dist/index[.](js|d[.]ts)$', npm('ts-morph')] },
    },
    {
      name: 'ts-morph-only-in-refactor',
      comment: 'It takes half a second to load.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/refactor/' },
      to: { path: npm('ts-morph|@ts-morph/[^/]+') },
    },
    {
      name: 'refactor-is-loaded-late',
      comment: 'For the same reason: only by the command that needs it, which is itself loaded when it is asked for.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/(refactor|dev|oracle)/', '^packages/cli/src/(move/|commands/move[.])', test] },
      to: { path: '^packages/(refactor/|cli/src/(move/|commands/move[.]))', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'disk-only-in-host',
      comment: 'Only host (and our own tooling) touches files, processes, threads and the network.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/(host|dev|oracle)/', test] },
      to: { path: builtin('fs|worker_threads|child_process|net|tls|dgram|dns|https?|http2|cluster|inspector|sqlite') },
    },
    {
      name: 'apps-through-the-disk',
      comment: 'What is read of an app may be asked for as it is in git: src/disk/disk.ts knows. What links and tokens need is no file of an app.',
      severity: 'error',
      from: { path: '^packages/host/src/(app|audit|discovery|listing|settings|versions)/', pathNot: test },
      to: { path: builtin('fs'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'asked-before-a-witness',
      comment: 'What an audit learns of the disk decides whether its report still holds: src/disk/plain-disk.ts writes each question down.',
      severity: 'error',
      from: { path: '^packages/host/src/(baseline|compare|disk|kept)/', pathNot: [test, '^packages/host/src/disk/plain-disk[.]ts$'] },
      to: { path: builtin('fs') },
    },
    {
      name: 'no-network',
      comment: 'An audit works without the network, and host is no exception.',
      severity: 'error',
      from: sources('host'),
      to: { path: builtin('net|tls|dgram|dns|https?|http2') },
    },
    {
      name: 'eslint-only-in-its-plugin',
      comment: 'The engine and the CLI run without ESLint; dev compares with it.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/(eslint-plugin|dev)/' },
      to: { path: npm('eslint|eslint-[^/]+|@eslint/[^/]+|@typescript-eslint/[^/]+|typescript-eslint|svelte-eslint-parser') },
    },
    {
      name: 'hosts-never-meet',
      comment: 'The CLI and the ESLint plugin are two hosts of one engine and know nothing of each other.',
      severity: 'error',
      from: { path: '^packages/(cli|eslint-plugin)/' },
      to: { path: '^packages/(cli|eslint-plugin)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'host-knows-no-cli',
      comment: 'host serves any front end.',
      severity: 'error',
      from: sources('host'),
      to: { path: '^packages/(cli|eslint-plugin|refactor)/' },
    },
    {
      name: 'reporters-only-format',
      comment: 'A reporter turns the report into text. It is given all that it shows; of the terminal it knows widths, not streams. A hash is text, too.',
      severity: 'error',
      from: { path: '^packages/cli/src/reporters/', pathNot: test },
      to: { pathNot: ['^packages/cli/src/reporters/', '^packages/cli/src/terminal/(display-width|printable|wrap)[.]ts$', core, npm('picocolors'), builtin('crypto')] },
    },
    {
      name: 'nobody-imports-dev',
      comment: 'dev and oracle are our tooling and are never published.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/(dev|oracle)/' },
      to: { path: '^packages/(dev|oracle)/' },
    },
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or lack a third. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-deep-import',
      comment: 'A package is used through its front door, which in the CLI is also its command.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/[^/]+/dist/index[.](js|d[.]ts)$', '^packages/cli/bin/sk-audit[.]js$'] },
    },
    {
      name: 'no-test-import',
      comment: 'Code that ships does not import a test.',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/[.]cache/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
