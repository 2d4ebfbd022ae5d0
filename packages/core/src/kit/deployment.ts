/** Files that say how an app is deployed, and the versions of Node that they name. */
import type { Span } from '../span.js';
import { jsonMember, readJsonText } from './json-text.js';

const DEPLOYMENT_FILE = /^(?:[^/]+\.)?dockerfile(?:\.[^/]+)?$|^(?:docker-)?compose(?:\.[^/]+)?\.ya?ml$|^\.nvmrc$|^\.node-version$|^\.gitlab-ci\.yml$|^\.github\/workflows\/[^/]+\.ya?ml$/i;

/** Is the path, relative to the app's folder, one of a file that says how the app is built or run? Their facts are their text. */
export function isDeploymentFile(path: string): boolean {
  return DEPLOYMENT_FILE.test(path);
}

/** Is the path, relative to the app's folder, a Dockerfile (`Dockerfile`, `Dockerfile.web`, `web.dockerfile`)? */
export function isDockerfile(path: string): boolean {
  return /^(?:[^/]+\.)?dockerfile(?:\.[^/]+)?$/i.test(path);
}

/** A version of Node that a file takes, as it is written, with the place. */
export type NodeMention = { readonly version: string; readonly span: Span };

/** The lowest versions of Node that take a Kit: `[major, minor]`, later majors included; `also` is an older line that is good enough. */
type NodeNeed = { readonly kit: string; readonly range: string; readonly from: readonly [number, number]; readonly also?: readonly [number, number] };

/** @see @sveltejs/kit package.json `engines` (1.30.4, 2.5.0, 2.70.4, 3.2.0) */
export const NODE_OF_KIT: readonly NodeNeed[] = [
  { kit: '>=1.0.0 <2.0.0-0', range: '^16.14 || >=18', from: [18, 0], also: [16, 14] },
  { kit: '>=2.0.0 <3.0.0-0', range: '>=18.13', from: [18, 13] },
  { kit: '>=3.0.0', range: '>=22.17', from: [22, 17] },
];

/**
 * Is the version surely too old? `20`, `20.11`, `20.11.1`, `v20`, `20.x`, `^20.1.0` and tags such as `20-alpine` are read; a line stands
 * for its newest version. Anything else (`lts`, `>=18`, a variable) is not.
 */
export function isTooOld(written: string, { from, also }: NodeNeed): boolean {
  const [, caret, major, minor] = /^(\^)?v?(\d+)(?:\.(\d+))?(?:\.\d+)?(?:\.[x*])*(?:-[\w.-]+)?$/.exec(written) ?? [];
  if (major === undefined) return false;
  const isNewest = caret !== undefined || minor === undefined;
  const reaches = ([leastMajor, leastMinor]: readonly [number, number]): boolean => Number(major) === leastMajor && (isNewest || Number(minor) >= leastMinor);
  return !(Number(major) > from[0] || reaches(from) || (also !== undefined && reaches(also)));
}

/** The versions of Node that a deployment file, or `engines` in package.json, takes; what hangs on a variable is left out. */
export function nodeMentions(path: string, text: string): readonly NodeMention[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json') return ofEngines(text);
  if (isDockerfile(path)) return matches(text, /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(?:[\w.:-]+\/)*node:([\w.-]+)/gim);
  if (name === '.nvmrc' || name === '.node-version') return matches(text, /^[ \t]*([\w.]+)/g);
  if (name === '.gitlab-ci.yml') return matches(text, /^[ \t]*image:[ \t]*["']?(?:[\w.:-]+\/)*node:([\w.-]+)/gim);
  return path.includes('.github/workflows/') ? ofWorkflow(text) : [];
}

/** `node-version: 20`, and lists of a matrix. */
function ofWorkflow(text: string): readonly NodeMention[] {
  const lines = matches(text, /^[ \t]*(?:-[ \t]+)?node(?:-version)?s?:[ \t]*([^\n#]+)/gm);
  return lines.flatMap(({ version, span: [start] }) => matches(version, /(?<![\w.${])v?\d[\w.]*/g).map((one) => ({ version: one.version, span: [start + one.span[0], start + one.span[1]] as const })));
}

function ofEngines(text: string): readonly NodeMention[] {
  const member = jsonMember(readJsonText(text).node, 'engines', 'node');
  return member?.value.is === 'value' && typeof member.value.value === 'string' ? [{ version: member.value.value.trim(), span: member.span }] : [];
}

/** What the first group of each match says, or the whole match. */
function matches(text: string, pattern: RegExp): readonly NodeMention[] {
  return [...text.matchAll(pattern)].map((match) => {
    const version = match[1] ?? match[0];
    const start = match.index + match[0].length - (match[1] === undefined ? match[0].length : match[1].length);
    return { version: version.trimEnd(), span: [start, start + version.trimEnd().length] };
  });
}
