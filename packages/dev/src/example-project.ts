/** A rule's example as a project in memory: what a host would make of these files on a disk. */
import {
  asIfOn, createProject, isDeploymentFile, newestKnownSvelte, readKitConfig, versionFromRange,
  type App, type Example, type FileFacts, type Json, type PackageVersion, type Project,
} from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { cutMarks, type Unmarked } from './marks.js';

export type ExampleProject = {
  /** Path → text and marks, sorted by path. */
  readonly files: ReadonlyMap<string, Unmarked>;
  readonly view: Project;
};

/** What an example has installed when it does not say. */
const USUAL_KIT = '2.70.4';
/** Kit 1 ran with Svelte 3 and 4 only. */
const SVELTE_OF_KIT_1 = '4.2.20';

/** Cuts the marks and puts the project together. Throws for a mark or a Kit version that cannot be read. */
export function exampleProject(example: Example): ExampleProject {
  const files = new Map(Object.entries(example.files).sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, unmarked(path, text)]));
  const kit = version(example.writtenFor ?? example.kit ?? USUAL_KIT);
  const facts = factsOf(files);
  const installed: App = {
    root: '',
    kit,
    svelte: version(example.svelte ?? (kit.lower.startsWith('1.') ? SVELTE_OF_KIT_1 : newestKnownSvelte)),
    config: readKitConfig({ svelteConfig: configFacts(facts, 'svelte'), viteConfig: configFacts(facts, 'vite'), packageJson: packageJson(files), readFacts: (path) => facts.get(path) }, '', kit),
    workspacePackages: {},
    notes: [],
  };
  const app = example.writtenFor === undefined || example.kit === undefined ? installed : asIfOn(installed, version(example.kit));
  return { files, view: createProject({ app, paths: [...files.keys()], facts: (path) => facts.get(path) }) };
}

function unmarked(path: string, text: string): Unmarked {
  try {
    return cutMarks(text);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

/** Components in other notations and documents too; not what a host would not read (`.css`, `.txt`). */
function factsOf(files: ReadonlyMap<string, Unmarked>): ReadonlyMap<string, FileFacts> {
  const sources = [...files].filter(([path]) => /\.(svelte|svx|md|[cm]?[jt]sx?)$|^(package|(src\/service-worker\/)?[jt]sconfig)\.json$|^src\/(app|error)\.html$/.test(path) || isDeploymentFile(path));
  return new Map(sources.map(([path, { text }]) => [path, extractFacts(path, text)]));
}

function configFacts(facts: ReadonlyMap<string, FileFacts>, name: string): FileFacts | undefined {
  return facts.get(`${name}.config.js`) ?? facts.get(`${name}.config.ts`);
}

function packageJson(files: ReadonlyMap<string, Unmarked>): Json | undefined {
  const file = files.get('package.json');
  return file && (JSON.parse(file.text) as Json);
}

/** `2.70.4`: installed. `^2.5.0`: all that is known is a range. `unknown`: nothing is. */
function version(written: string): PackageVersion {
  if (written === 'unknown') return { lower: '0.0.0', from: 'unknown' };
  if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(written)) return { lower: written, from: 'installed' };
  const range = versionFromRange(written);
  if (!range) throw new Error(`${written} is no version`);
  return range;
}
