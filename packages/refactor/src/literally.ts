/** Texts in regular expressions. */

/** The source of an expression that matches the text and nothing else. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
