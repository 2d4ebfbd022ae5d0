import { defineRule, isMode, literalText, origins, testedValues, type FileFacts, type Project, type Ref, type Test } from '@sk-audit/core';

export default defineRule({
  id: 'no-build-time-mode',
  severity: 'info',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: 'Advice: some teams deploy to switch the mode. Unproven: one finding in real apps.',
  summary: 'Advises against a maintenance switch that is fixed when the app is built.',
  why: `What comes from \`$env/static/…\` and \`import.meta.env\` is written into the build. A maintenance mode that hangs on it is switched by building
and deploying anew, in just the hour in which nobody wants to. \`$env/dynamic/…\` is read while the app runs.

The rule looks at tests that ask for a switch called maintenance or the like. Other values of the build, such as \`dev\`, are left alone.`,
  sources: ['https://svelte.dev/docs/kit/$env-static-private', 'https://svelte.dev/docs/kit/$env-dynamic-private'],
  messages: {
    fixed: { text: '`{{name}}` is fixed when the app is built; switching this mode takes another build.', advice: 'Read it from `$env/dynamic/private`, or from where it can be changed while the app runs.' },
  },
  examples: {
    bad: [
      {
        title: 'From the build',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { MAINTENANCE_MODE } from '$env/static/private';
export const handle = ({ event, resolve }) => {
  if (MAINTENANCE_MODE === 'true') error(503, 'Back at noon'); // ✗ fixed "MAINTENANCE_MODE === 'true'"
  return resolve(event);
};
`,
        },
      },
      {
        title: "Vite's mode",
        files: {
          'src/routes/+layout.server.ts': `export const load = () => {
  if (import.meta.env.MODE === 'maintenance') return { notice: 'Back at noon' }; // ✗ fixed "import.meta.env.MODE === 'maintenance'"
  return {};
};
`,
        },
      },
    ],
    good: [
      {
        title: 'While it runs',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE_MODE === 'true') error(503, 'Back at noon');
  return resolve(event);
};
`,
        },
      },
      {
        title: 'What may well be fixed',
        files: {
          'src/routes/+layout.server.ts': `import { BUILD_ID } from '$env/static/private';
export const load = () => {
  if (import.meta.env.MODE === 'staging') return { build: BUILD_ID };
  return {};
};
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    const seen = new Set<string>();
    for (const { span, test } of facts.conditions) {
      const name = fixedName(project, facts, test);
      if (name === undefined || seen.has(name) || !project.isLive(path)) continue;
      seen.add(name);
      report(span, 'fixed', { name });
    }
  },
});

/** What of the build decides about the mode. */
function fixedName(project: Project, facts: FileFacts, test: Test): string | undefined {
  const values = testedValues(test);
  const isAsked = values.some((value) => isMode(facts, value)) || values.some((value) => /^maintenance$/i.test(literalText(value) ?? ''));
  const refs = isAsked ? values.flatMap((value) => origins(facts, value)) : [];
  return refs.map((ref) => buildName(project, facts.path, ref)).find((name) => name !== undefined);
}

function buildName(project: Project, path: string, ref: Ref): string | undefined {
  if (ref.from === 'global') return ref.name === 'import.meta' && ref.path[0] === 'env' && ref.path[1] !== undefined ? `import.meta.${ref.path.join('.')}` : undefined;
  const [module = '', name] = (project.symbol(path, ref) ?? '').split('#');
  return module.startsWith('$env/static/') ? name : undefined;
}
