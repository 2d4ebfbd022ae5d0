/** An app of which some files say something else: the model that is at hand, with their texts laid over it. */
import type { FileFacts, Project } from '@sk-audit/core';
import { relativePath } from '../posix-path.js';

type Read = {
  readonly project: Project;
  /** The project's folder, absolute. */
  readonly root: string;
  readonly links: ReadonlyMap<string, string>;
};

export type HowRead = {
  /** Code of which the app's configuration is made, absolute. */
  readonly configuring: ReadonlySet<string>;
  /** The files outside the app's folders to which a file's imports lead. */
  readonly outsideOf: (file: string, facts: FileFacts) => readonly string[];
  /** Gives a reader of the facts of absolute files as they are from then on. */
  readonly reader: () => (file: string) => FileFacts | undefined;
};

/** Nobody reads these unless they are code or documents of the app: only their names count. */
const UNREAD = /\.(?:md|css|scss|sass|less|styl|pcss|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|mp[34]|webm|pdf)$/i;

/** The project with what these files (absolute) say now; undefined when more may hang on them than their own facts. */
export function otherTexts(read: Read, how: HowRead, files: readonly string[]): Project | undefined {
  const factsNow = how.reader();
  const changed: FileFacts[] = [];
  for (const file of files.filter((one) => !isUnread(read, one))) {
    const facts = otherFacts(read, how, file, factsNow);
    if (facts === undefined) return undefined;
    changed.push(facts);
  }
  return changed.length === 0 ? read.project : read.project.overlay(...changed);
}

function isUnread({ project, root }: Read, file: string): boolean {
  return UNREAD.test(file) && project.facts(relativePath(root, file)) === undefined;
}

/** What the file says now. Undefined when its configuration, its links or its imports may change which files the app has. */
function otherFacts({ project, root, links }: Read, { configuring, outsideOf }: HowRead, file: string, factsNow: (file: string) => FileFacts | undefined): FileFacts | undefined {
  const path = relativePath(root, file);
  const known = project.facts(path);
  if (known === undefined || known.text !== undefined || configuring.has(file) || links.size > 0) return undefined;
  const facts = factsNow(file);
  if (facts === undefined || outsideOf(file, known).join('\0') !== outsideOf(file, facts).join('\0')) return undefined;
  return { ...facts, path };
}
