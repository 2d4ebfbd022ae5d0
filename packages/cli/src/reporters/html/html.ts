/** The report as one page that needs nothing else: no server, no network, and no script to be read. */
import { createHash } from 'node:crypto';
import type { Reporter } from '../reporter.js';
import { filters } from './filters.js';
import { findingsByRule } from './findings.js';
import { html as markup, trusted } from './markup.js';
import { pageOf, type Page } from './page-model.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { summary, titleOf } from './summary.js';
import { routeTrees } from './tree.js';

/** The whole page. The same report gives the same text. */
export const html: Reporter = (report, context) => document(pageOf(report, context));

function document(page: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${titleOf(page.report)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${summary(page)}
<div class="columns">
<nav id="routes" aria-labelledby="routes-title"><h2 id="routes-title">Routes</h2>
${routeTrees(page)}</nav>
<main id="findings" tabindex="-1" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${page.findings.length > 0 && filters(page)}
${findingsByRule(page)}
<p id="nothing"${page.findings.length > 0 && markup` hidden`}>${page.findings.length > 0 ? 'No finding matches the filters.' : 'Nothing was found.'}</p>
</main>
</div>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.markup;
}

/** Only the page's own style and script, known by their hashes; nothing is loaded, sent or framed. */
function policy(): string {
  return `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
