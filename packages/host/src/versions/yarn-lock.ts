/** yarn.lock, classic and berry: as much of both formats as a version needs. */
import type { LockQuestion } from './locked.js';

type Entry = { readonly specs: readonly string[]; readonly version: string };

/** @see LockReader */
export function readYarnLock(text: string, { name, range }: LockQuestion): string | undefined {
  const entries = entriesOf(text).filter((entry) => entry.specs.some((spec) => spec.startsWith(`${name}@`)));
  const wanted = range === undefined ? [] : [`${name}@${range}`, `${name}@npm:${range}`];
  const asked = entries.find((entry) => entry.specs.some((spec) => wanted.includes(spec)));
  const versions = new Set(entries.map((entry) => entry.version));
  const version = asked?.version ?? (versions.size === 1 ? entries[0]?.version : undefined);
  // Berry gives packages of the workspace this version; their folder stands in the spec.
  return version === '0.0.0-use.local' ? workspaceFolder(asked ?? entries[0]) : version;
}

function workspaceFolder(entry: Entry | undefined): string | undefined {
  const spec = entry?.specs.find((each) => /@workspace:[^*^~]/.test(each));
  return spec && `link:${spec.slice(spec.indexOf('@workspace:') + '@workspace:'.length)}`;
}

/** Entries are blocks: a line of specs that ends in a colon, then indented keys. */
function entriesOf(text: string): readonly Entry[] {
  return text
    .split(/\r?\n(?=\S)/)
    .filter((block) => !block.startsWith('#'))
    .flatMap((block) => {
      const version = /^ {2}version:? "?([^"\s]+)"?/m.exec(block)?.[1];
      const specs = block.slice(0, block.search(/:\r?\n/)).replaceAll('"', '').split(/,\s*/);
      return version === undefined ? [] : [{ specs, version }];
    });
}
