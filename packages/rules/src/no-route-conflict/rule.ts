import { defineRule, folderOf, mainRouteFile, nameOf, routeFolder, type ProjectCheckContext, type ReportExtras, type RouteProblem } from '@sk-audit/core';

type Id = 'sameUrls' | 'sameUrlsTwice' | 'secondFile' | 'secondMatcher';

export default defineRule<Id>({
  id: 'no-route-conflict',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids two routes for the same URLs, and two files for the same part of a route.',
  why: `Groups do not stand in URLs, and the names of parameters make no difference: \`(shop)/about\` and \`(docs)/about\` are both \`/about\`,
\`blog/[slug]\` and \`blog/[id]\` take the same URLs. Kit does not choose between them: developing, building and \`svelte-kit sync\` end with
an error. The same goes for two files with one purpose in one folder, such as \`+page.js\` beside \`+page.ts\` (from 1.15.5 on), and for two
matchers of one name (\`src/params/int.js\` and \`int.ts\`, before Kit 3).

Parameters with different matchers do not conflict, nor does \`/cart\` with \`/cart/[[step]]\` from 2.61 on. Of two folders that conflict the rule
reports the outermost only.`,
  sources: ['https://svelte.dev/docs/kit/advanced-routing', '@sveltejs/kit 2.70.4 src/core/sync/create_manifest_data/conflict.js', '@sveltejs/kit 1.30.4 src/core/sync/create_manifest_data/index.js'],
  messages: {
    sameUrls: { text: 'Kit reads `{{folder}}` and `{{other}}` as routes for the same URLs.', advice: 'Rename one of them, make one page of both, or give their parameters matchers that exclude each other.' },
    sameUrlsTwice: { text: 'Kit reads the optional parameters of `{{folder}}` in two ways, so that the route conflicts with itself.', advice: 'Make one of the parameters required, or give it another matcher.' },
    secondFile: { text: 'Kit reads `{{file}}` and `{{other}}` as the same part of the route.', advice: 'Delete one of them.' },
    secondMatcher: { text: 'Kit reads `{{file}}` and `{{other}}` as matchers of the same name.', advice: 'Delete one of them.' },
  },
  examples: {
    bad: [
      {
        title: 'The same page in two groups, and two names for one parameter',
        files: {
          'src/routes/(docs)/about/+page.svelte': '<h1>About the docs</h1>\n',
          'src/routes/(shop)/about/+page.svelte': '<h1>About the shop</h1><!-- ✗ sameUrls "" -->\n',
          'src/routes/blog/[id]/+page.svelte': '<h1>Post</h1>\n',
          'src/routes/blog/[slug]/+server.js': 'export const GET = () => new Response(); // ✗ sameUrls ""\n',
        },
        says: ['Kit reads `src/routes/(shop)/about` and `src/routes/(docs)/about` as routes for the same URLs.'],
      },
      {
        title: 'Optional parameters that take each other’s place',
        files: {
          'src/params/word.js': 'export const match = (value) => /^[a-z]+$/.test(value);\n',
          'src/routes/[[lang=word]]/[[region=word]]/shop/+page.svelte': '<h1>Shop</h1><!-- ✗ sameUrlsTwice "" -->\n',
        },
      },
      {
        title: 'A file in two languages',
        files: {
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
          'src/routes/+page.js': 'export const load = () => ({ items: [] });\n',
          'src/routes/+page.ts': 'export const load = () => ({ items: [] }); // ✗ secondFile ""\n',
        },
        says: ['Kit reads `src/routes/+page.ts` and `+page.js` as the same part of the route.'],
      },
      {
        title: 'A matcher in two languages',
        files: {
          'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
          'src/params/int.ts': 'export const match = (value: string) => /^[0-9]+$/.test(value); // ✗ secondMatcher ""\n',
        },
      },
    ],
    good: [
      {
        title: 'Groups with pages of their own',
        files: {
          'src/routes/(docs)/docs/+page.svelte': '<h1>Docs</h1>\n',
          'src/routes/(shop)/+page.svelte': '<h1>Shop</h1>\n',
          'src/routes/(shop)/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
      {
        title: 'Matchers that tell the parameters apart',
        files: {
          'src/routes/blog/[id=int]/+page.svelte': '<h1>Post</h1>\n',
          'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
          'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
        },
      },
    ],
  },
  checkProject(context) {
    for (const problem of context.project.routeProblems) {
      if (problem.code === 'route_conflict') reportConflict(context, problem);
      else if (problem.code === 'route_duplicate_files') reportSecondFile(context, problem, 'secondFile', { kitCode: problem.code });
      else if (problem.code === 'matcher_duplicate') reportSecondFile(context, problem, 'secondMatcher');
    }
  },
});

function reportSecondFile({ report }: ProjectCheckContext<Id>, { path: file = '', other = '' }: RouteProblem, message: Id, more: ReportExtras = {}): void {
  report(file, [0, 0], message, { file, other: nameOf(other) }, { ...more, related: [{ path: other, span: [0, 0], message: 'The first one' }] });
}

function reportConflict({ project, report }: ProjectCheckContext<Id>, { code: kitCode, id = '/', other = '/' }: RouteProblem): void {
  if (isBelowConflict(project.routeProblems, id, other)) return;
  const [folder, otherFolder] = [routeFolder(project, id), routeFolder(project, other)];
  const path = mainRouteFile(project, id);
  const related = [{ path: mainRouteFile(project, other), span: [0, 0] as const, message: 'The other route' }];
  if (id === other) report(path, [0, 0], 'sameUrlsTwice', { folder }, { kitCode });
  else report(path, [0, 0], 'sameUrls', { folder, other: otherFolder }, { kitCode, related });
}

/** `/(a)/cart/pay` and `/(b)/cart/pay` conflict because `/(a)/cart` and `/(b)/cart` do. */
function isBelowConflict(problems: readonly RouteProblem[], id: string, other: string): boolean {
  const [above, aboveOther] = [folderOf(id), folderOf(other)];
  if (above === '' || nameOf(id) !== nameOf(other)) return false;
  return problems.some((one) => one.id === above && one.other === aboveOther) || isBelowConflict(problems, above, aboveOther);
}
