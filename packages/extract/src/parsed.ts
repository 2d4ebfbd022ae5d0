/** What parsing gives, whichever parser did it. */
import type { Span } from '@sk-audit/core';
import type { Node } from './ast.js';
import type { CssImport } from './component-source.js';

/** A comment with the text between its marks. */
export type Comment = { readonly span: Span; readonly text: string };

export type Parsed = {
  /** The module's top level: the whole file, or `<script module>`. */
  readonly module?: Node;
  /** A component's instance script. */
  readonly instance?: Node;
  /** A component's markup (Svelte's modern `Fragment`). */
  readonly fragment?: Node;
  /** The attributes of `<svelte:options>`. */
  readonly options?: Node;
  readonly comments: readonly Comment[];
  /** Specifiers that `<style>` blocks import, with their place. */
  readonly cssImports: readonly CssImport[];
};

/** Thrown (and caught in this package) when no parser accepts the text. */
export class Unparsable extends Error {}
