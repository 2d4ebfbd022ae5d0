/** Why a move had better not be made. Each reason is one sentence. */
import { basename, dirname, join, relative } from 'node:path/posix';
import { roleInWords, type Rule } from '@sk-audit/core';
import { newFindings, uncommitted, type AppOfMove, type MoveSite } from '@sk-audit/host';
import { importChanges } from '@sk-audit/refactor';
import { placeOf, type Place, type PlannedMove } from './planned-move.js';

/** An absolute path as the person at the terminal would type it. */
export type Shown = (file: string) => string;

/** What no force helps against: the name and the place of a file are what makes it what it is. Undefined for modules and components. */
export function whyImmovable({ from, to, apps: [{ dir, project, root }] }: MoveSite, shown: Shown): string | undefined {
  const [old, next] = [relative(root, from), relative(root, to)];
  if (!isPlain(project.role(old))) return `"${shown(from)}" is ${roleInWords(project, old)}: its name and its place make it that, so it cannot be moved.`;
  if (dirname(from) === dir && /^\.|\.config\./.test(basename(from))) return `"${shown(from)}" is configuration that a tool looks for under this name, so it cannot be moved.`;
  return isPlain(project.role(next)) && !basename(to).startsWith('+') ? undefined : `"${shown(to)}" is a name that means something to SvelteKit: choose another one.`;
}

function isPlain(role: string): boolean {
  return role === 'module' || role === 'component';
}

/** What somebody may want to do in spite of it, the gravest first. */
export function obstacles(site: MoveSite, plan: PlannedMove, rules: readonly Rule[], shown: Shown): readonly string[] {
  const at = ({ file, line }: Place): string => `${shown(file)}:${line}`;
  const after = site.after(new Map(plan.files.map((one) => [one.file, one.after])));
  const states = site.apps.flatMap((before, i) => (after[i] === undefined ? [] : [{ before, after: after[i] }]));
  return [
    ...plan.stuck.map((place) => `${at(place)} imports it as "${place.specifier}", which nothing says of its new place.`),
    ...states.flatMap((state) => leaks(site, plan, state, rules).map(({ place, message }) => `${at(place)} stands in the way: ${message}`)),
    ...states.flatMap((state) => otherwise(site, state, shown).map(({ place, specifier, what }) => `${at(place)} has "${specifier}", which would ${what}.`)),
    ...leftBeside(site, shown),
    ...plan.patterns.map((place) => `${at(place)} is a pattern that is relative to the file: the keys of what it finds would change.`),
  ];
}

/** One app as it is, and as it would be. */
type States = { readonly before: AppOfMove; readonly after: AppOfMove };

/** Server code that would reach browsers. */
function leaks({ from, to }: MoveSite, { files }: PlannedMove, { before, after }: States, rules: readonly Rule[]): readonly { readonly place: Place; readonly message: string }[] {
  const guards = rules.filter(({ category, severity }) => category === 'server-only' && severity === 'error');
  return newFindings(before, after, guards, relative(before.root, from), relative(before.root, to)).map(({ path, span, message }) => {
    const file = join(after.root, path);
    return { place: placeOf(file, span, files.find((one) => one.file === (file === to ? from : file))?.after), message };
  });
}

/** Imports that would lead elsewhere. */
function otherwise({ from, to }: MoveSite, { before, after }: States, shown: Shown): readonly { readonly place: Place; readonly specifier: string; readonly what: string }[] {
  const named = (path: string): string => shown(join(before.root, path));
  return importChanges(before.project, after.project, relative(before.root, from), relative(before.root, to)).map(({ path, span, specifier, lost, gained }) => {
    const what = [...lost.slice(0, 1).map((one) => `no longer lead to ${named(one)}`), ...gained.slice(0, 1).map((one) => `lead to ${named(one)}`)];
    return { place: placeOf(join(before.root, path), span), specifier, what: what.join(', but ') };
  });
}

/** Vitest and Jest find the mock of a module in a folder beside it, TypeScript the types of JavaScript and of components in the same folder. */
function leftBeside({ from, apps: [{ project, root }] }: MoveSite, shown: Shown): readonly string[] {
  const [mock, declaration] = [join(dirname(from), '__mocks__', basename(from)), from.replace(/\.([cm]?)jsx?$/, '.d.$1ts').replace(/\.svelte$/, '.svelte.d.ts')];
  const isThere = (file: string): boolean => file !== from && project.paths().includes(relative(root, file));
  return [
    ...(isThere(mock) ? [`${shown(mock)} is its mock because it lies beside it: move that as well.`] : []),
    ...(isThere(declaration) ? [`${shown(declaration)} declares its types because it lies beside it: move that as well.`] : []),
  ];
}

/** A file that git could not bring back; undefined when it could bring back all. */
export function whyIrrevocable({ from }: MoveSite, plan: PlannedMove, shown: Shown): string | undefined {
  const [first, ...more] = uncommitted([...new Set([from, ...plan.files.map(({ file }) => file)])]);
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : ` and ${more.length} more ${more.length === 1 ? 'file' : 'files'}`;
  return `${shown(first)}${others} ${more.length === 0 ? 'has' : 'have'} changes that are not committed: commit them first.`;
}
