/** One import, resolved. */
import type { ImportFact } from '../facts.js';

export type Edge = {
  readonly from: string;
  /** The file that it leads to; absent for packages, virtual modules, ignored and missing files. */
  readonly to?: string;
  /** Index into the importing file's `imports`. */
  readonly import: number;
  readonly fact: ImportFact;
  /** Survives compilation: not `import type`, and not stripped because only types are imported. */
  readonly value: boolean;
  /**
   * `file`: `to` is set. `virtual`: `$app/…`, `$env/…`, `./$types` … `package`: from node_modules. `missing`: nothing there.
   * `unknown`: a pattern or alias that could not be followed, or generated code that is ignored.
   */
  readonly kind: 'file' | 'virtual' | 'package' | 'missing' | 'unknown';
  /** For `virtual`, the canonical module id: `$env/static/private`. For `package`, the specifier without query. */
  readonly module?: string;
};
