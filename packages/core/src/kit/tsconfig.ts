/** What Kit demands of an app's `tsconfig.json`. */
import picomatch from 'picomatch/posix.js';
import { joinPath } from '../modules/posix-path.js';
import type { Project } from '../project/project.js';
import { isOptionUnknown, kitOption } from '../queries/kit-option.js';
import type { Span } from '../span.js';
import { follow } from './config-value.js';
import { jsonMember, jsonTexts, readJsonText, type JsonMember, type JsonText } from './json-text.js';

/** A tsconfig that Kit reads. */
export type Tsconfig = JsonText & {
  readonly path: string;
  /** Kit's generated configuration, as `extends` has to name it. */
  readonly base: string;
  /** It belongs to the folder of the service worker. */
  readonly ofServiceWorker?: true;
};

/**
 * The tsconfigs that Kit reads while it builds, as far as they could be read: the app's own, and from Kit 3 on the one in the folder of the
 * service worker. `jsconfig.json` counts where there is no `tsconfig.json`. None when Kit's version leaves open which base it wants; none in
 * Kit 3 when `package.json` has no `typescript`, without which Kit does not look.
 * @see @sveltejs/kit src/core/sync/write_tsconfig.js (1.30.4, 2.70.4), src/core/sync/write_tsconfig/index.js (3.2.0)
 */
export function tsconfigsOf(project: Project): readonly Tsconfig[] {
  const { root, outDir, serviceWorker } = project.config;
  const isKit3 = project.kitSatisfies('>=3');
  if (isKit3 === 'unknown') return [];
  if (!isKit3) return isOptionUnknown(project, 'outDir') ? [] : tsconfigIn(project, root, generatedBase(root, outDir));
  if (!hasTypeScript(project)) return [];
  const ofServiceWorker = isOptionUnknown(project, 'files.serviceWorker') ? [] : tsconfigIn(project, serviceWorker, '$app/tsconfig/service-worker');
  return [...tsconfigIn(project, root, '$app/tsconfig'), ...ofServiceWorker.map((one) => ({ ...one, ofServiceWorker: true as const }))];
}

/** `./.svelte-kit/tsconfig.json` */
function generatedBase(root: string, outDir: string): string {
  return `./${root === '' ? outDir : outDir.slice(root.length + 1)}/tsconfig.json`;
}

function tsconfigIn(project: Project, dir: string, base: string): readonly Tsconfig[] {
  const names = ['tsconfig.json', 'jsconfig.json'].map((name) => joinPath(dir, name) ?? name);
  const path = names.find((name) => project.paths().includes(name));
  const text = path === undefined ? undefined : project.facts(path)?.text;
  return path === undefined || text === undefined ? [] : [{ ...readJsonText(text), path, base }];
}

/** Does the app's own `package.json` name TypeScript? */
function hasTypeScript(project: Project): boolean {
  const { node } = readJsonText(project.facts(joinPath(project.config.root, 'package.json') ?? '')?.text ?? '');
  return ['dependencies', 'devDependencies'].some((key) => jsonMember(node, key, 'typescript') !== undefined);
}

/** Does the tsconfig extend Kit's directly? A base that does so in turn does not count. */
export function extendsKit({ config: { root } }: Project, { node, base }: Tsconfig): boolean {
  const bases = jsonTexts(jsonMember(node, 'extends')?.value);
  if (base.startsWith('$app/')) return bases.includes(base);
  return bases.some((one) => joinPath(root, one) === joinPath(root, base));
}

/** What keeps a tsconfig that extends Kit's from having its effect. */
export type TsconfigProblem = {
  readonly kind: 'overridden' | 'libUnnamed' | 'typesUnnamed' | 'aliasUnnamed' | 'workerIncluded' | 'switchedOff';
  /** The property that does it. */
  readonly at?: JsonMember;
  /** The option, the alias or the file that it is about. */
  readonly name: string;
};

/**
 * What Kit warns about in a tsconfig that extends its own, as far as the file itself shows it. Options that come from another base that it
 * extends are not looked at.
 * @see @sveltejs/kit src/core/sync/write_tsconfig.js (1.30.4, 2.70.4), src/core/sync/write_tsconfig/validate.js (3.2.0)
 */
export function tsconfigProblems(project: Project, tsconfig: Tsconfig): readonly TsconfigProblem[] {
  const option = (name: string): JsonMember | undefined => jsonMember(tsconfig.node, 'compilerOptions', name);
  if (project.kitSatisfies('>=3') === true) return [...wrongTypes(option), ...unnamedAliases(project, option), ...includedWorker(project, tsconfig), ...switchedOff(option)];
  if (project.kitSatisfies('>=2') === true) return overridden(option);
  return project.kitSatisfies('<2') === true ? unnamedLib(project, option) : [];
}

type Option = (name: string) => JsonMember | undefined;

function overridden(option: Option): readonly TsconfigProblem[] {
  const names = ['paths', 'baseUrl'].filter((name) => option(name) !== undefined && !isEmpty(option(name)));
  const [first = ''] = names;
  return names.length === 0 ? [] : [{ kind: 'overridden', name: names.map((name) => `\`${name}\``).join(' and '), at: option(first) as JsonMember }];
}

/** What JavaScript takes for false. */
function isEmpty(member: JsonMember | undefined): boolean {
  return member?.value.is === 'value' && !member.value.value;
}

function unnamedLib(project: Project, option: Option): readonly TsconfigProblem[] {
  const { lib, root } = project.config;
  const paths = option('paths');
  if (!paths || isEmpty(paths) || isOptionUnknown(project, 'files.lib') || !project.paths().some((path) => path.startsWith(`${lib}/`))) return [];
  const leads = (key: string, to: string): boolean => jsonTexts(jsonMember(paths.value, key)?.value).some((path) => joinPath(root, path) === to);
  return leads('$lib', lib) && leads('$lib/*', `${lib}/*`) ? [] : [{ kind: 'libUnnamed', name: '$lib', at: paths }];
}

function wrongTypes(option: Option): readonly TsconfigProblem[] {
  const types = option('types');
  return !types || jsonTexts(types.value).includes('$app/types') ? [] : [{ kind: 'typesUnnamed', name: '$app/types', at: types }];
}

function unnamedAliases(project: Project, option: Option): readonly TsconfigProblem[] {
  const paths = option('paths');
  const alias = paths && kitOption(project, 'alias');
  if (typeof alias !== 'object') return [];
  const { value } = follow(alias.place);
  const names = value.is === 'object' ? Object.keys(value.props) : [];
  const unnamed = names.filter((name) => jsonMember(paths?.value, name) === undefined);
  return unnamed.length === 0 || !paths ? [] : [{ kind: 'aliasUnnamed', name: unnamed.map((name) => name.replace(/\/\*$/, '')).join('`, `'), at: paths }];
}

function switchedOff(option: Option): readonly TsconfigProblem[] {
  return ['verbatimModuleSyntax', 'isolatedModules'].flatMap((name) => {
    const at = option(name);
    return at?.value.is === 'value' && at.value.value !== true ? [{ kind: 'switchedOff' as const, name, at }] : [];
  });
}

/** Without `include` TypeScript takes every file; several bases could each bring their own. */
function includedWorker(project: Project, { node, ofServiceWorker }: Tsconfig): readonly TsconfigProblem[] {
  const { serviceWorker, root } = project.config;
  const isTransformed = kitOption(project, 'typescript.config') !== 'unset';
  if (ofServiceWorker || isTransformed || isOptionUnknown(project, 'files.serviceWorker') || jsonTexts(jsonMember(node, 'extends')?.value).length !== 1) return [];
  const listed = (key: string): readonly string[] | undefined => jsonMember(node, key) && jsonTexts(jsonMember(node, key)?.value);
  const isIncluded = matcher(listed('include') ?? (jsonMember(node, 'files') ? [] : ['**/*']));
  const isExcluded = matcher(listed('exclude') ?? ['node_modules']);
  const isWorker = (path: string): boolean => /\.[cm]?[jt]s$/.test(path) && (path.startsWith(`${serviceWorker}.`) || path.startsWith(`${serviceWorker}/`));
  const inApp = (path: string): string => (root === '' ? path : path.slice(root.length + 1));
  const worker = project.paths().find((path) => isWorker(path) && isIncluded(inApp(path)) && !isExcluded(inApp(path)));
  const at = jsonMember(node, 'exclude') ?? jsonMember(node, 'include');
  return worker === undefined ? [] : [{ kind: 'workerIncluded', name: inApp(serviceWorker), ...(at && { at }) }];
}

/** As TypeScript reads `include` and `exclude`: a name without a dot or a star is a folder. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^(?:\$\{configDir\}\/|\.\/)+/, '').replace(/\/$/, ''));
  return picomatch(patterns.flatMap((pattern) => (/[.*?][^/]*$/.test(pattern) ? [pattern] : [pattern, `${pattern}/**`])));
}

/** The place at which something is said that a tsconfig lacks. */
export function beginningOf({ node }: Tsconfig): Span {
  return node ? [node.span[0], node.span[0] + 1] : [0, 0];
}
