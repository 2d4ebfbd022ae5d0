import { conditionsOf, defineRule, runsOnlyInMode, type ExitFact, type FileFacts, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'layout-throws-for-mode',
  severity: 'warn',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: 'Unproven: no finding in real apps.',
  summary: 'Forbids the root layout from throwing an error because of a maintenance mode.',
  why: `An error that the root layout's \`load\` throws has no \`+error.svelte\` above it: Kit shows the static \`error.html\`. And as a plain \`Error\` is
unexpected to Kit, the visitor reads "Internal Error" with status 500, on every page, and each visit is logged as a crash.

\`error(503, …)\` in \`handle\` says what is the case; or the layout returns that the mode is on, and its component says so. The rule looks at
plain errors in the \`load\` of the root layout that are thrown while a switch is on that is called maintenance or the like.`,
  sources: ['https://svelte.dev/docs/kit/errors#Responses', 'https://svelte.dev/docs/kit/routing#error'],
  messages: {
    thrown: { text: 'In this mode every page is the static error page with status 500, as no `+error.svelte` stands above the root layout.', advice: 'Call `error(503, …)` in `handle`, or return that the mode is on and let the layout show it.' },
  },
  examples: {
    bad: [
      {
        title: 'Thrown for all pages',
        files: {
          'src/routes/+layout.server.ts': `import { env } from '$env/dynamic/private';
export const load = () => {
  if (env.MAINTENANCE === 'on') throw new Error('Back at noon'); // ✗ thrown "throw new Error('Back at noon');"
  return { shop: 'open' };
};
`,
        },
      },
      {
        title: 'In a switch',
        files: {
          'src/routes/+layout.js': `export const load = async ({ data }) => {
  switch (import.meta.env.VITE_STATE) {
    case 'maintenance':
      throw new Error('Back at noon'); // ✗ thrown "throw new Error('Back at noon');"
    default:
      return data;
  }
};
`,
        },
      },
    ],
    good: [
      {
        title: 'The layout shows it',
        files: {
          'src/routes/+layout.server.ts': `import { env } from '$env/dynamic/private';
export const load = () => {
  if (!env.DATABASE_URL) throw new Error('No database');
  return { isClosed: env.MAINTENANCE === 'on' };
};
`,
        },
      },
      {
        title: 'Another layout, and an expected error',
        files: {
          'src/routes/+layout.server.ts': `import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const load = () => {
  if (env.MAINTENANCE === 'on') throw error(503, 'Back at noon');
};
`,
          'src/routes/groups/+layout.server.ts': `import { env } from '$env/dynamic/private';
export const load = () => {
  if (env.MAINTENANCE === 'on') throw new Error('Back at noon');
};
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    for (const { declaredIn, fn } of project.entriesIn(path)) {
      if (!isRootLayout(project, declaredIn)) continue;
      for (const exit of facts.exits) {
        if (exit.fn === fn && isPlainThrow(facts, exit) && runsOnlyInMode(facts, conditionsOf(facts, exit.when))) report(exit.span, 'thrown');
      }
    }
  },
});

function isRootLayout(project: Project, file: string): boolean {
  return /^layout\.(?:server|universal)$/.test(project.role(file)) && project.routes.byFile.get(file)?.id === '/';
}

function isPlainThrow(facts: FileFacts, { kind, tries, value }: ExitFact): boolean {
  const call = value?.is === 'call' ? facts.calls[value.call] : undefined; // mutate-ok: only calls have one
  return kind === 'throw' && tries === undefined && call?.new === true;
}
