/** What newer versions of Kit take away, as a table for the guide: made of the tables behind the rules. */
import { apiChanges, apiInWords, droppedOptions, type ApiChange } from '@sk-audit/core';

type Row = { readonly what: string; readonly since: string; readonly instead: string; readonly rule: string };

/** Changes that no table of the engine has, because a rule of its own looks for them. */
const OF_RULES: readonly Row[] = [
  { what: '`throw redirect(…)`, `throw error(…)`', since: 'not needed from 2.0 on', instead: 'Leave the `throw` out.', rule: 'no-redundant-throw' },
  { what: '`form` and `data` in callbacks of `use:enhance`', since: 'gone in 2.0', instead: 'Take `formElement` and `formData`.', rule: 'no-removed-enhance-args' },
  { what: '`cookies.set` without `path`', since: 'throws in 2', instead: "Write `path: '/'`.", rule: 'require-cookie-path' },
  { what: 'promises at the top of what `load` returns', since: 'not awaited from 2.0 on', instead: 'Write `await` before them.', rule: 'no-top-level-promise' },
  { what: '`goto` of another site; from 3.0 on of what is no page', since: 'rejects from 2.0 on', instead: 'Set `window.location.href`.', rule: 'valid-navigation-target' },
  { what: '`svelte.config.js`, and `kit` around the options', since: 'refused in 3.0', instead: 'Give the options to `sveltekit()` in the Vite configuration.', rule: 'valid-config-value' },
  { what: '`alias`, `typescript`', since: 'deprecated in 3.0', instead: 'Use `imports` in `package.json`, and `tsconfig.json`.', rule: 'no-deprecated-config-option' },
  { what: '`$lib`', since: 'gone in 3.0', instead: 'Import from `#lib`, which `package.json` defines.', rule: 'no-removed-kit-api' },
  { what: '`$service-worker`', since: 'gone in 3.0', instead: 'Import from `$app/manifest`, `$app/env` and `$app/paths`.', rule: 'no-removed-kit-api' },
  { what: 'variables that `.env` has and `src/env` does not declare', since: 'gone in 3.0', instead: 'Declare them in `src/env.js`.', rule: 'require-declared-env' },
  { what: 'a folder of matchers; matchers that say `true` or `false`', since: 'gone in 3.0', instead: 'Write one `src/params.js`, whose functions return the value.', rule: 'valid-param-matcher' },
  { what: 'files below a folder named `server`, or named `server.ts`, in the browser', since: 'refused from 3.0 on', instead: 'Move what browsers need.', rule: 'no-server-import-in-client' },
  { what: '`redirect()` to another site', since: 'throws from 3.0 on', instead: 'Pass `external`.', rule: 'redirect-external-option' },
  { what: "`asset('/logo.png')`", since: 'wrong from 3.0 on', instead: 'Leave the first slash out.', rule: 'valid-asset-path' },
  { what: '`invalidateAll` of `update()`', since: 'deprecated in 3.0', instead: 'Write `refreshAll`.', rule: 'enhance-update-options' },
  { what: '`preloadCode` of a path', since: 'wrong from 3.0 on', instead: 'Give it the id of a route.', rule: 'valid-navigation-target' },
  { what: '`event.url`, `event.params` and `event.route` in a remote query', since: 'throw from 3.0 on', instead: 'Pass what it needs.', rule: 'valid-remote-request' },
  { what: 'controls of a remote form with a plain `name`', since: 'throw from 3.0 on', instead: 'Spread the field: `{...form.fields.name.as(…)}`.', rule: 'valid-remote-form' },
  { what: '`"extends": "./.svelte-kit/tsconfig.json"`', since: 'warned about from 3.0 on', instead: 'Write `"extends": "$app/tsconfig"`.', rule: 'tsconfig-extends' },
  { what: 'older versions of Svelte, Vite, their plugin, TypeScript and adapters', since: 'with every major', instead: 'Install what Kit needs.', rule: 'require-peer-versions' },
  { what: 'older versions of Node in Dockerfiles and pipelines', since: 'with every major', instead: 'Take a newer one.', rule: 'adapter-node-version' },
];

/** Rows of the table of changes are looked for by these, unless `no-deprecated-kit-api` does. */
function ruleOf(change: ApiChange): string {
  if (change.kind === 'attribute') return 'valid-link-option';
  if (change.kind === 'componentExport') return 'valid-snapshot';
  if (change.kind === 'export' && change.module === '$app/stores') return 'no-app-stores';
  if (change.kind === 'export' && change.module === '$app/paths') return 'no-removed-paths-export';
  return change.then === 'failsBuild' ? 'no-removed-kit-api' : 'no-deprecated-kit-api';
}

const THEN: { readonly [then in NonNullable<ApiChange['then']>]: string } = {
  failsBuild: 'gone in', failsTypes: 'type gone in', ignored: 'not heeded from', throws: 'throws from', throwsInDev: 'throws in development from', undefinedInBuild: '`undefined` when built from',
};

function sinceOf({ deprecated, removed, then, until }: ApiChange): string {
  const plain = (version: string): string => version.replace(/\.0$/, '');
  const parts = [...(deprecated === undefined ? [] : [`deprecated in ${plain(deprecated)}`]), ...(removed === undefined || !then ? [] : [`${THEN[then]} ${plain(removed)}${/from$/.test(THEN[then]) ? ' on' : ''}`]), ...(until === undefined ? [] : [`throws from ${plain(until)} on`])];
  return parts.join(', ');
}

/** Types that go the same way stand in one row. */
function ofTable(): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const change of apiChanges) {
    const row = { what: apiInWords(change), since: sinceOf(change), instead: change.instead, rule: ruleOf(change) };
    const key = change.kind === 'type' ? `${row.since} ${row.instead}` : row.what;
    const before = rows.get(key);
    rows.set(key, before && change.kind === 'type' ? { ...before, what: `${before.what}, \`${change.name}\`` } : row);
  }
  return [...rows.values()].map((row) => ({ ...row, what: row.what.replace(/^The type (`\w+`) of (`[^`]+`), (.*)$/, 'The types $1, $3 of $2').replace(/,$/, '') }));
}

function ofOptions(): readonly Row[] {
  return droppedOptions().map(({ key, until }) => ({ what: `\`${key}\` of the configuration`, since: `refused from ${until.replace(/\.0$/, '')} on`, instead: 'The finding says what.', rule: 'valid-config-value' }));
}

/** The whole table in Markdown, for a guide in `docs/guides`. */
export function upgradeTable(): string {
  const rows = [...OF_RULES, ...ofTable(), ...ofOptions()].map(({ what, since, instead, rule }) => `| ${what} | ${since} | ${instead} | [${rule}](../rules/${rule}.md) |`);
  return ['| What you have | Since | Instead | Rule |', '| :-- | :-- | :-- | :-- |', ...rows].join('\n');
}

/** Ids of the rules that the table names, each once. */
export function upgradeRules(): readonly string[] {
  return [...new Set([...OF_RULES.map(({ rule }) => rule), ...apiChanges.map(ruleOf), 'valid-config-value'])];
}
