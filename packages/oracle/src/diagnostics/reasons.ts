/** Why no rule speaks of a diagnostic. */

const reasons: { readonly [reason: string]: readonly string[] } = {
  'Nothing in Kit 3.2 says it any more.': ['config_not_object', 'config_option_deprecated', 'load_not_plain_object'],
  'No code of an app leads there.': ['cookies_serialize_before_route', 'set_headers_after_response'],
  'It is about an adapter, a plugin or the host, not about the app.': [
    'adapter_config_kit_deprecated', 'adapter_generate_manifest_removed', 'adapter_instrumentation_file_missing', 'client_address_unsupported', 'read_implementation_missing', 'vite_ssr_environment_not_runnable',
  ],
  'It is about how Kit is run, not about the app.': ['preview_build_missing'],
  'It hangs on what another server answers.': ['fetch_response_decoded', 'load_fetch_cors'],
  'It hangs on values that exist only while the app runs.': ['cookie_too_large', 'env_invalid', 'prerender_fallback_failed', 'snapshot_id_missing'],
  'It reports that something else went wrong in the browser.': ['full_reload_after_error', 'hmr_reload_after_error', 'preload_data_failed'],
  'It hangs on the moment at which the browser runs the code.': ['navigation_before_start'],
  'It exists only where there is no `AsyncLocalStorage`, as in web containers.': ['request_event_after_await', 'request_store_after_await'],
};

/** In one sentence; undefined for a diagnostic that is not in the table. */
export function reasonFor(code: string): string | undefined {
  return Object.keys(reasons).find((reason) => reasons[reason]?.includes(code));
}

/** Every code in the table. */
export const codesWithReason: readonly string[] = Object.values(reasons).flat();
