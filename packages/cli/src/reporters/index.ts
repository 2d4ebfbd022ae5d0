/** Which formats are there, and who writes them? */
import { concise } from './concise.js';
import { json } from './json.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';

/** Values of `--format`, the usual one first. */
export const FORMATS = ['pretty', 'concise', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The reporter of each format. */
export const REPORTERS: { readonly [format in Format]: Reporter } = { pretty, concise, json };
