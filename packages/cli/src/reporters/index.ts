/** Who writes which format? Loaded when somebody wants it: most runs need one of them. */
import type { Format } from './formats.js';
import type { Reporter } from './reporter.js';

const REPORTERS: { readonly [format in Format]: () => Promise<Reporter> } = {
  pretty: async () => (await import('./pretty.js')).pretty,
  concise: async () => (await import('./concise.js')).concise,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif/sarif.js')).sarif,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  junit: async () => (await import('./junit.js')).junit,
  checkstyle: async () => (await import('./checkstyle.js')).checkstyle,
  markdown: async () => (await import('./markdown/markdown.js')).markdown,
  agent: async () => (await import('./agent.js')).agent,
  html: async () => (await import('./html/html.js')).html,
};

/** The reporter of a format. */
export function reporterOf(format: Format): Promise<Reporter> {
  return REPORTERS[format]();
}
