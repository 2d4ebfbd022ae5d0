/** Could a change of these files matter to an app? */
import { configNames } from '../discovery/kit-app.js';
import { readdirSync, readFileSync } from '../disk/disk.js';
import { joinPath } from '../posix-path.js';

/** Where tools keep what is theirs. */
const TOOL_FOLDER = /(^|\/)\.(github|gitlab|vscode|idea|husky|changeset)\//;
const PROSE = /\.(md|markdown)$/i;

/**
 * False when all of the files are prose, or belong to a tool, and no app can see them: paths are relative to the top of the work tree. Prose
 * among the sources or the static files counts, and all of it where an app's configuration speaks of Markdown.
 */
export function couldMatter(paths: readonly string[], appDirs: readonly string[]): boolean {
  const others = paths.filter((path) => !TOOL_FOLDER.test(path));
  if (others.some((path) => !PROSE.test(path) || /(^|\/)(src|static|public|routes)\//.test(path))) return true;
  return others.length > 0 && appDirs.some(speaksOfMarkdown);
}

function speaksOfMarkdown(appDir: string): boolean {
  const { svelte, vite } = configNames(readdirSync(appDir));
  return [...svelte, ...vite].some((name) => /markdown|md(svex|sx)?\b/i.test(readFileSync(joinPath(appDir, name), 'utf8')));
}
