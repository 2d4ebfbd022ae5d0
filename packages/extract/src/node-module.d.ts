// The only thing of Node that this package uses: loading a parser when the first file needs it, so that a run from the cache loads none.
declare module 'node:module' {
  export function createRequire(url: string): (id: string) => unknown;
}
interface ImportMeta {
  readonly url: string;
}
