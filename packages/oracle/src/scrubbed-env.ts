/** The environment in which Kit behaves as it does for a user. */

const scrubbed = /^(?:TEST|VITEST.*|NODE_ENV|MODE|PROD|DEV|SSR|BASE_URL|FORCE_COLOR|NODE_OPTIONS)$/;

/** Without what a test runner sets: with `TEST=true` Kit's guard is off, and every leak would build. */
export function scrubbedEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !scrubbed.test(name)));
}
