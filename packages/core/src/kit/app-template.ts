/** What Kit demands of `app.html`. */
import type { Span } from '../span.js';

/** The placeholders that must stand in the template, as they are; in a comment is enough for Kit. */
export const APP_TEMPLATE_TAGS = ['%sveltekit.head%', '%sveltekit.body%'] as const;

/**
 * The places of `%sveltekit.env.NAME%` in the text, with the names.
 * @see @sveltejs/kit src/core/config/index.js load_template (1.30.4, 2.70.4)
 */
export function templateVariables(text: string): readonly { readonly name: string; readonly span: Span }[] {
  return [...text.matchAll(/%sveltekit\.env\.([^%]+)%/g)].map((match) => ({ name: match[1] ?? '', span: [match.index, match.index + match[0].length] }));
}
