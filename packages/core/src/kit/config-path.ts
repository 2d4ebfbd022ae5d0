/** Paths in configuration files, however they are written. */
import type { Ref, Value } from '../facts.js';
import { folderOf, joinPath } from '../modules/posix-path.js';
import { constant, follow, type Place } from './config-value.js';

/** Text as it was written, or a place in the project (relative to its root). */
type Written = { readonly text: string } | { readonly path: string };

/**
 * The project-relative path that an expression stands for: a string (relative to `root`), `path.resolve(__dirname, 'src')`,
 * `fileURLToPath(new URL('./src', import.meta.url))`, `new URL('./src', import.meta.url).pathname`, `${import.meta.dirname}/src`.
 * `undefined` for anything else, for absolute paths, and for what lies outside the project.
 */
export function configPath(place: Place, root: string): string | undefined {
  const written = writtenPath(place, root);
  if (!written) return undefined;
  if ('path' in written) return written.path;
  return written.text.startsWith('/') ? undefined : joinPath(root, written.text);
}

/** As {@link configPath}, but a plain string stays as it is written. */
export function writtenPath(place: Place, root: string): Written | undefined {
  const text = constant(place);
  if (typeof text === 'string') return { text };
  const { value, facts, read } = follow(place);
  const inner = (other: Value): Written | undefined => writtenPath({ facts, value: other, read }, root);
  if (value.is === 'ref') return wellKnown(value.ref, facts.path) ?? urlPart(value.ref, inner);
  if (value.is === 'template') return template(value.parts, value.holes.map(inner));
  if (value.is !== 'call') return undefined;
  const call = facts.calls[value.call];
  if (!call || call.spread) return undefined;
  return callResult(calleeName(call.callee), call.args.map(inner), root);
}

/** `__dirname` and its like. */
function wellKnown(ref: Ref, file: string): Written | undefined {
  if (ref.from !== 'global') return undefined;
  const name = [ref.name, ...ref.path].join('.');
  if (['__dirname', 'import.meta.dirname'].includes(name)) return { path: folderOf(file) };
  return ['__filename', 'import.meta.filename', 'import.meta.url'].includes(name) ? { path: file } : undefined;
}

/** `new URL(…).pathname` */
function urlPart(ref: Ref, inner: (value: Value) => Written | undefined): Written | undefined {
  const isPart = ref.from === 'call' && ref.path.length === 1 && ['pathname', 'href'].includes(ref.path[0] ?? '');
  return isPart ? inner({ is: 'call', call: ref.call }) : undefined;
}

function template(parts: readonly string[], holes: readonly (Written | undefined)[]): Written | undefined {
  const [first] = holes;
  if (parts[0] !== '' || !first || !('path' in first)) return undefined;
  const rest = holes.slice(1).map((hole) => (hole && 'text' in hole ? hole.text : undefined));
  if (rest.includes(undefined)) return undefined;
  return joined(first.path, parts.slice(1).map((part, index) => `${index === 0 ? '' : rest[index - 1]}${part}`).join(''));
}

/** The bare name of a global, or the last name of an import from Node's or Vite's modules. */
function calleeName(callee: Ref): string | undefined {
  if (callee.from === 'global') return [callee.name, ...callee.path].join('.');
  if (callee.from !== 'import' || !/^(?:node:)?(?:path|url|process)(?:\/posix)?$|^vite$/.test(callee.module)) return undefined;
  const name = callee.path.at(-1);
  return name === 'cwd' ? 'process.cwd' : name;
}

function callResult(callee: string | undefined, args: readonly (Written | undefined)[], root: string): Written | undefined {
  const [first, second] = args;
  switch (callee) {
    case 'process.cwd':
      return { path: root };
    case 'resolve':
      // An absolute part leads out of the project.
      return args.some((arg) => arg && 'text' in arg && arg.text.startsWith('/')) ? undefined : folded({ path: root }, args);
    case 'join':
      return first && folded(first, args.slice(1));
    case 'dirname':
      return first && 'path' in first ? { path: folderOf(first.path) } : undefined;
    case 'fileURLToPath':
    case 'normalizePath':
      return first;
    case 'URL':
      return first && 'text' in first && second && 'path' in second ? joined(folderOf(second.path), first.text) : undefined;
    default:
      return undefined;
  }
}

function folded(start: Written, args: readonly (Written | undefined)[]): Written | undefined {
  return args.reduce<Written | undefined>((before, arg) => {
    if (!before || !arg) return undefined;
    if ('path' in arg) return arg;
    return 'path' in before ? joined(before.path, arg.text) : { text: `${before.text}/${arg.text}` };
  }, start);
}

function joined(path: string, text: string): Written | undefined {
  const result = joinPath(path, text);
  return result === undefined ? undefined : { path: result };
}
