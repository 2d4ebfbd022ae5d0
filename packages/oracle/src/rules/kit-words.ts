/** What a Kit prints for what a rule reports. */
import type { KitName } from '../kits.js';
import { routeWords } from '../routes/kit-route-code.js';

/**
 * By Kit 3.2's code, or by `<rule>/<message>` where Kit 3 has none: words of Kit 1 and 2, and of any Kit for the latter. Short enough to
 * hold for all versions that say it.
 */
const words: { readonly [code: string]: RegExp } = {
  adapter_instrumentation_unsupported: /is unsupported in/,
  adapter_read_unsupported: /Cannot use `read` from `\$app\/server`/,
  app_template_missing: /\.html does not exist/,
  app_template_tag_missing: /is missing `?%sveltekit\.(?:head|body)%/,
  config_alias_key_invalid: /alias/,
  config_alias_value_invalid: /alias/,
  config_app_dir_slash: /cannot start or end with '\/'/,
  config_csp_trusted_html_missing: /must include 'svelte-trusted-html'/,
  config_csp_trusted_types_missing: /must include 'sveltekit-trusted-url'/,
  config_empty_string: /cannot be empty/,
  config_expected_boolean: /should be true or false|must be a boolean/,
  config_expected_function: /should be a function/,
  config_expected_number: /should be a number/,
  config_expected_object: /should be an object/,
  config_expected_one_of: /should be (?:one of|either)/,
  config_expected_string: /should be a string/,
  config_expected_string_array: /must be an array of strings/,
  config_extension_invalid: /File extensions must be alphanumeric/,
  config_extension_missing_dot: /must start with '\.'/,
  // Kit 2 throws it without a stack, and of an error without one Vite 7 prints nothing.
  config_feature_disabled: /To enable .+ add the following|error during build:\s*$/,
  config_invalid_adapter: /should be an object with an "adapt" method/,
  config_invalid_prerender_handler: /should be "fail", "warn", "ignore"/,
  config_not_object: /must have a configuration object/,
  config_origin_has_path: /must be a valid origin \(/,
  config_origin_invalid: /must be a valid origin/,
  config_paths_assets_not_absolute: /must be an absolute path/,
  config_paths_assets_trailing_slash: /must not end with '\/'/,
  config_paths_base_invalid: /must either be the empty string or a root-relative path/,
  config_prerender_entry_invalid: /must be either '\*' or an absolute path/,
  config_server_resolution_bundle_strategy: /cannot be 'server' if `output\.bundleStrategy`/,
  config_server_resolution_hash: /cannot be 'server' if `router\.type`/,
  config_unexpected_option: /Unexpected option/,
  env_app_import: /other than `\$app\/env` inside/,
  env_circular_import: /circular dependency|inside `?src\/env|Cannot find module '__sveltekit\/env/,
  env_invalid_variable_name: /Invalid environment variable name/,
  env_variables_missing: /must export a variables object/,
  fetch_relative_url: /Cannot use relative URL/,
  invalid_export: /Invalid export '/,
  invalid_export_location: /Invalid export '/,
  params_export_missing: /does not export a `match` function|"match" is not exported/,
  prerender_client_address: /Cannot read clientAddress during prerendering/,
  prerender_directory_conflict: /Cannot save|ENOTDIR|EISDIR/,
  prerender_entry_generator_mismatch: /`?entries`? export from/,
  prerender_http_error: /(?:linked|fetched) from|^Error: \d{3} /m,
  prerender_invalid_url: /Invalid URL/,
  prerender_missing_id: /contain links to .*#/,
  prerender_path_outside_base: /does not begin with `base`/,
  prerender_root_non_html: /Cannot prerender a root/,
  prerender_unseen_routes: /marked as prerenderable, but were not prerendered/,
  remote_module_server_only: /Cannot import remote module|server-only/,
  remote_prerender_not_dynamic: /Unexpectedly called prerender function/,
  route_config_mismatch: /Mismatched route config/,
  route_prerender_page_and_endpoint: /Cannot prerender a route .*with both/,
  router_hash_page_options: /Page options are ignored/,
  server_only_import: /Cannot import .+ into (?:client-side code|code that runs in the browser)|An impossible situation occurred/,
  route_param_missing: /Missing parameter '/,
  service_worker_assets: /Cannot use service worker alongside/,
  service_worker_invalid_import: /Cannot import \S+ into service-worker code|[Ff]ailed to resolve import/,
  tsconfig_parse_failed: /tsconfig\.json|jsconfig\.json|JSON/,

  adapter_fallback_overwrites: /Overwriting .* with fallback page/,
  adapter_missing: /No adapter specified/,
  cors_preflight_continue: /preflightContinue/,
  file_name_misspelled: /Did you mean/,
  layout_children_missing: /inner content will not be rendered/,
  'no-deprecated-config-option/deprecated': /has been deprecated in favour of/,
  page_option_in_component: /will be ignored/,
  prerender_redirect_location_missing: /`?location`? header missing/,
  route_file_prefix_missing: /Missing route file prefix/,
  tsconfig_extends_missing: /should extend (?:the configuration|SvelteKit's)/,
  tsconfig_invalid: /You have specified|should include the following|issues while validating/,
  vite_config_overridden: /will be overridden by SvelteKit/,
};

/** Does the build say what the code stands for? `undefined` where nobody knows the words. */
export function says(kit: KitName, output: string, code: string): boolean | undefined {
  const isCode = !code.includes('/');
  if (isCode && kit === 'kit-3') return new RegExp(`\\b${code}\\b`).test(output);
  return (words[code] ?? routeWords(code))?.test(output);
}
