/** A specifier as it stands in a file. */
import type { Span } from '@sk-audit/core';

export type Specifier = {
  /** What it says. */
  readonly text: string;
  /** Where it stands, without its quotes. */
  readonly span: Span;
  /** `url`: of `new URL(…, import.meta.url)`, which is relative without a dot, too. */
  readonly kind: 'module' | 'url';
};
