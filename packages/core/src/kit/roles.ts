/** What Kit takes a file for. */
export type Role =
  | 'page.svelte' | 'layout.svelte' | 'error.svelte'
  | 'page.universal' | 'page.server' | 'layout.universal' | 'layout.server'
  | 'endpoint'
  | 'hooks.server' | 'hooks.client' | 'hooks.universal'
  | 'params' | 'service-worker' | 'remote' | 'instrumentation' | 'env'
  | 'component' | 'module';
