/** Which formats are there, and who writes them? */
import { agent } from './agent.js';
import { checkstyle } from './checkstyle.js';
import { concise } from './concise.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html/html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown/markdown.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif/sarif.js';

/** Values of `--format`, the usual one first. */
export const FORMATS = ['pretty', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown', 'agent', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** The reporter of each format. */
export const REPORTERS: { readonly [format in Format]: Reporter } = { pretty, concise, json, sarif, github, gitlab, junit, checkstyle, markdown, agent, html };
