/** What the cases are put together from. */
import { MARK } from '../build-case.js';

/** A component with this script; it shows `margin` unless told otherwise. */
export function component(script: string, markup = '<p>{margin}</p>', attributes = ''): string {
  return `<script${attributes}>\n${script}\n</script>\n\n${markup}\n`;
}

/** As {@link component}, in TypeScript. */
export function typescript(script: string, markup = '<p>{margin}</p>'): string {
  return component(script, markup, ' lang="ts"');
}

/** A component that calls what `body` says when its button is pressed. */
export function onPress(body: string, script = ''): string {
  return component(`${script}\nasync function show() {\n${body}\n}`, '<button on:click={show}>Show</button>');
}

/** Many lines, so that nothing is inlined as a data URL. */
export const longSecretModule = `export const margin = '${MARK}';\n${'// The margin of the shop, which nobody outside may know.\n'.repeat(200)}globalThis.lastMargin = margin;\n`;

export const importMargin = "import { margin } from '$lib/server/margin.js';";
