/** Which formats are there? */

/** Values of `--format`, the usual one first. */
export const FORMATS = ['pretty', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown', 'agent', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Formats that say of rules what stands in their declarations, found something or not. */
export const DESCRIBE_RULES: ReadonlySet<Format> = new Set<Format>(['sarif', 'html']);
/** Formats that show the routes of the apps. */
export const SHOW_ROUTES: ReadonlySet<Format> = new Set<Format>(['html']);
