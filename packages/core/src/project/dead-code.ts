/** Files that are no part of the running app. */

const TEST_FILE = /\.(?:test|spec|stories|story|e2e|bench|mock|fixture)\.[^/]+$|\.stories\.svelte$/;
const TEST_FOLDER = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__)\//;
const OUTSIDE_ROUTES = /(?:^|\/)(?:tests?|e2e|cypress|playwright|mocks?|fixtures|stories|_?archived?|\.storybook|storybook|scripts|examples?|benchmarks?)\//;
const CONFIG = /(?:^|\/)(?:vite|vitest|svelte|playwright|tailwind|postcss|eslint|prettier|drizzle|jest|cypress|mdsvex|rollup|webpack|houdini|lint-staged|commitlint)[^/]*\.config\.[^/]+$|(?:^|\/)\.eslintrc\.[^/]+$/;

/**
 * Is the file a test, story, mock, archive, script or configuration? Nothing is reported in it, and what it imports does not count.
 * @param path relative to the app's root
 * @param routes the routes folder, relative likewise: a route may well be called `tests`
 */
export function isDeadFile(path: string, routes: string): boolean {
  if (TEST_FILE.test(path) || TEST_FOLDER.test(path) || CONFIG.test(path)) return true;
  return !path.startsWith(`${routes}/`) && OUTSIDE_ROUTES.test(path);
}
