/** Traces, which take a package beside Kit. */
import { isOptionOn, joinPath, kitOption, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  tracing: { text: '`{{key}}` needs `@opentelemetry/api`, and `package.json` names nothing that brings it, so the server fails as it starts.', advice: 'Install `@opentelemetry/api`, or take the option out.' },
};

type Id = keyof typeof messages;

/** Names of packages that are, or bring, OpenTelemetry. */
const BRINGS_IT = /"[^"]*(?:opentelemetry|otel|telemetry|tracing|sentry|dd-trace|newrelic|honeycomb|elastic-apm|appsignal|logfire|langfuse|traceloop|dash0|highlight|axiom)[^"]*"\s*:/i;
const notBuilt = 'It fails as the server starts.';
const config = (key: string): string => `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ tracing: { ${key} } })] };`;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Traces without their package',
      kit: '3.2.0',
      notBuilt,
      files: { 'package.json': '{ "name": "shop", "devDependencies": { "@sveltejs/kit": "3.2.0" } }\n', 'vite.config.js': `${config('server: true')} // ✗ tracing "server: true"\n`, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
      says: ['`tracing.server` needs `@opentelemetry/api`, and `package.json` names nothing that brings it, so the server fails as it starts.'],
    },
  ],
  good: [
    {
      title: 'Traces with a package',
      kit: '3.2.0',
      notBuilt: 'The package is not installed.',
      files: { 'package.json': '{ "name": "shop", "dependencies": { "@opentelemetry/sdk-node": "0.200.0" } }\n', 'vite.config.js': `${config('server: true')}\n`, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
    },
  ],
};

/** Reports the option, where all packages of the app are in sight. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const key = project.kitSatisfies('>=3.0.0-0') === true ? 'tracing.server' : 'experimental.tracing.server';
  const option = kitOption(project, key);
  const packages = project.facts(joinPath(project.config.root, 'package.json') ?? '')?.text;
  if (typeof option !== 'object' || packages === undefined || project.kitSatisfies('>=2.31.0') !== true) return; // mutate-ok: the first is for the type
  // Another package of the repository may bring it. Examples have none.
  if (Object.keys(project.app.workspacePackages).length > 0) return; // mutate-ok: as it says
  if (isOptionOn(project, key) === true && !BRINGS_IT.test(packages)) report(option.path, option.span, 'tracing', { key }, { kitCode: 'tracing_api_missing' });
}
