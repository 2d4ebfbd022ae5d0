/** Where the audited code can be seen on the web. */

type Environment = { readonly [name: string]: string | undefined };

/** URL of the repository's files in the commit that a job of GitHub or GitLab works on, with a slash at its end; `undefined` elsewhere. */
export function sourceUrl(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`;
  if (CI_PROJECT_URL && CI_COMMIT_SHA) return `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`;
  return undefined;
}
