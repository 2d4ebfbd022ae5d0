/** The apps of each working directory, kept as long as the process runs. */
import { savedApps, type SavedApps, whatIsMissing } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { version } from './version.js';

/** How long an editor may take the disk to be as it was, in milliseconds. */
const TRUST = 1000;

const byFolder = new Map<string, SavedApps>();
/** What was said, and about which file. */
const told = new Map<string, string>();

/** The apps at, below or around a working directory (absolute). They are read when they are first asked for; where facts are kept is settled then. */
export function appsIn(cwd: string, cache?: string | false): SavedApps {
  const known = byFolder.get(cwd) ?? savedApps({ cwd, rules, version, cache, trust: isCommand(process.argv) ? Infinity : TRUST });
  byFolder.set(cwd, known);
  return known;
}

/** Is this ESLint's own command, for which the disk stands still, and not an editor? */
export function isCommand([, script = '']: readonly string[]): boolean {
  return /(?:^|[\\/])(?:eslint|eslint\.js|oxlint)$/.test(script);
}

/** One sentence about what keeps the rules from their work, for the first file that is checked; undefined for all others. */
export function newsOf(apps: SavedApps, cwd: string, file: string): string | undefined {
  const news = apps.problem() ?? apps.all().map(whatIsMissing).find((one) => one !== undefined);
  if (news === undefined) return undefined;
  const key = `${cwd}\0${news}`;
  const first = told.get(key) ?? file;
  told.set(key, first);
  return first === file ? `sk-audit: ${news}` : undefined;
}
