/** The routes of an audited app as plain data, for formats that show them. Paths are those of the report. */
import type { OutlinedFile, OutlinedLayout, PageOptions, Tri } from '@sk-audit/core';

export type ReportedFile = Omit<OutlinedFile, 'resetTo'> & { readonly resetTo: string | null };

export type ReportedPage = PageOptions & {
  /** Root first; `resetTo` is the layout's own `@`. */
  readonly layouts: readonly { readonly id: string; readonly resetTo: OutlinedLayout['resetTo'] | null }[];
  /** Files of the app that a browser loads for the page. */
  readonly shippedFiles: number;
};

export type ReportedRoute = {
  /** Kit's id: `/(shop)/parts/[[category]]`. */
  readonly id: string;
  readonly dir: string;
  /** Layout files, then the error page, the page's files and the endpoint. */
  readonly files: readonly ReportedFile[];
  readonly page: ReportedPage | null;
  readonly endpoint: { readonly prerender: Tri | 'auto' } | null;
};

export type ReportedGuard = {
  /** Where a load surely turns strangers away. */
  readonly load?: { readonly path: string; readonly offset: number };
  /** A hook may turn them away, or nobody can say. */
  readonly mayHook: boolean;
};

export type ReportedApp = {
  /** As `AppReport` has it. */
  readonly root: string;
  /** Sorted by id. */
  readonly routes: readonly (ReportedRoute & { readonly guard?: ReportedGuard })[];
};
