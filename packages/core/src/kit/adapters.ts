/** What the official adapters can do. */
import type { Project } from '../project/project.js';
import { jsonMember, jsonTexts, readJsonText } from './json-text.js';
import { joinPath } from '../modules/posix-path.js';
import { kitSatisfies, versionFromRange } from './version.js';

/** What an adapter has to support for an app to use it. */
export type AdapterFeature = 'read' | 'instrumentation';

/**
 * Versions in which an adapter does not support the feature at all. Not listed: adapter-auto, which becomes another one where it runs.
 * @see sveltejs/kit packages/adapter-…/index.js, `supports`, and the adapters' CHANGELOG.md
 */
const UNSUPPORTED: { readonly [adapter: string]: { readonly [feature in AdapterFeature]: string } } = {
  '@sveltejs/adapter-static': { read: '>=0', instrumentation: '>=0' },
  '@sveltejs/adapter-node': { read: '<4', instrumentation: '<5.3' },
  '@sveltejs/adapter-vercel': { read: '<5', instrumentation: '<5.9' },
  '@sveltejs/adapter-netlify': { read: '<4', instrumentation: '<5.2' },
  '@sveltejs/adapter-cloudflare': { read: '<7.1', instrumentation: '<7.2' },
};

/** The app's adapter, when it surely lacks the feature in every version that `package.json` allows. */
export function adapterWithout(project: Project, feature: AdapterFeature): string | undefined {
  const { adapter, root, unknown } = project.config;
  const range = adapter !== undefined && Object.hasOwn(UNSUPPORTED, adapter) ? UNSUPPORTED[adapter]?.[feature] : undefined;
  if (adapter === undefined || range === undefined || unknown.includes('*') || unknown.includes('adapter')) return undefined;
  if (range === '>=0') return adapter;
  const { node } = readJsonText(project.facts(joinPath(root, 'package.json') ?? '')?.text ?? '');
  const [declared] = ['dependencies', 'devDependencies'].flatMap((key) => jsonTexts(jsonMember(node, key, adapter)?.value));
  const version = declared === undefined ? undefined : versionFromRange(declared, '99.0.0');
  return version && kitSatisfies(version, range) === true ? adapter : undefined;
}
