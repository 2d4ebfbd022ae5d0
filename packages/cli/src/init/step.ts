/** One thing that `init` sets up. */
import { parseYaml, type SetupPlace } from '@sk-audit/host';

/** A file is changed or made · it is there already · somebody has to write it, because a program could break what is there. */
export type Step = Change | { readonly kind: 'there'; readonly what: string; readonly file: string } | ByHand;

export type Change = {
  readonly kind: 'change';
  /** What is set up, as a noun. */
  readonly what: string;
  /** Absolute, POSIX. */
  readonly file: string;
  /** Undefined when there is no such file yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** Commands that have to follow. */
  readonly then?: readonly string[];
  /** Packages from npm that it needs. */
  readonly packages?: readonly string[];
};

export type ByHand = {
  readonly kind: 'by hand';
  readonly what: string;
  readonly file: string;
  readonly lines: readonly string[];
};

/** What is on the disk. Paths are absolute. */
export type Files = {
  /** Undefined when there is no such file. */
  readonly read: (file: string) => string | undefined;
  /** The names in a folder; none when it is not there. */
  readonly names: (folder: string) => readonly string[];
};

/** The place in a repository. */
export type InRepository = SetupPlace & { readonly top: string };

/** Where the app lies in its repository; '' at its top. */
export function folderInRepository({ folder, top }: InRepository): string {
  return folder.slice(top.length + 1);
}

/** Can it be read as YAML? */
export function isYaml(text: string): boolean {
  try {
    parseYaml(text);
    return true;
  } catch {
    return false;
  }
}
