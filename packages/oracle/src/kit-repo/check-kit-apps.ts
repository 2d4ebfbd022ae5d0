/** Our model and our rules on Kit's own test apps. */
import { basename } from 'node:path';
import type { LocatedFinding, Project } from '@sk-audit/core';
import { audit, openApps } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { createDiskTree, type DiskTree } from '../disk-tree.js';
import { kitNames } from '../kits.js';
import { asked, compareRoutes, type AskedKit } from '../routes/compare-routes.js';
import { askManifestOf } from '../routes/kit-manifest.js';
import type { RouteCase } from '../routes/route-trees.js';
import type { KitApp } from './kit-apps.js';

export type CheckedKitApp = {
  readonly name: string;
  /** Route files among what was compared. */
  readonly routeFiles: number;
  /** What the audit says of the build, Kit's codes; each once, sorted. */
  readonly reported: readonly string[];
  readonly differences: readonly string[];
  /** Why we are silent where Kit fails. */
  readonly silence?: string;
};

/** Kit's code for what each app does wrong; or why no audit can see it. */
const expected: { readonly [app: string]: { readonly code: string } | { readonly undecidable: string } } = {
  // Never built: what it does wrong is shown by the development server.
  'dev-only': { code: 'server_only_import' },
  'env-dynamic-private': { code: 'server_only_import' },
  'env-dynamic-private-dynamic-import': { code: 'server_only_import' },
  'env-private': { code: 'server_only_import' },
  'env-private-dynamic': { code: 'server_only_import' },
  'env-private-service-worker': { code: 'server_only_import' },
  'env-static-private': { code: 'server_only_import' },
  'env-static-private-dynamic-import': { code: 'server_only_import' },
  'prerender-entry-generator-mismatch': { code: 'prerender_entry_generator_mismatch' },
  'prerender-remote-function-error': { undecidable: 'a function throws while it runs' },
  'prerender-root-non-html-server': { code: 'prerender_root_non_html' },
  'prerenderable-incorrect-fragment': { code: 'prerender_missing_id' },
  'prerenderable-not-prerendered': { code: 'prerender_unseen_routes' },
  'remote-function-without-flag': { code: 'config_feature_disabled' },
  'removed-lib-import': { code: 'module_removed_lib' },
  'removed-service-worker-import': { code: 'module_removed_service_worker' },
  'server-only-folder': { code: 'server_only_import' },
  'server-only-folder-dynamic-import': { code: 'server_only_import' },
  'server-only-module': { code: 'server_only_import' },
  'server-only-module-dynamic-import': { code: 'server_only_import' },
  'server-only-shared': { code: 'server_only_import' },
  'service-worker-dynamic-public-env': { code: 'service_worker_invalid_import' },
  'service-worker-invalid-app-imports': { code: 'service_worker_invalid_import' },
  'service-worker-private-env': { code: 'service_worker_invalid_import' },
  'syntax-error': { undecidable: 'what cannot be parsed is named, but is no finding' },
};

/** Asks every installed Kit about each app's routes, and the audit about the app. */
export async function checkKitApps(apps: readonly KitApp[]): Promise<readonly CheckedKitApp[]> {
  const kits: AskedKit[] = [];
  for (const kit of kitNames) kits.push(asked(kit, await askManifestOf(kit)));
  const disk = createDiskTree();
  try {
    return apps.map((app) => checkKitApp(app, kits, disk));
  } finally {
    disk.remove();
  }
}

function checkKitApp(app: KitApp, kits: readonly AskedKit[], disk: DiskTree): CheckedKitApp {
  const [open] = openApps({ paths: [app.dir], cwd: app.dir, version: '0.0.0', cache: false });
  const tree = open ? routeCase(open.project) : undefined;
  const inRoutes = tree ? kits.flatMap((kit) => compareRoutes(tree, kit, disk, () => {}) ?? []) : ['it is no app to us'];
  const { reported, differences, silence } = compareFindings(app);
  return { name: app.name, routeFiles: tree?.paths.filter((path) => basename(path).startsWith('+')).length ?? 0, reported, differences: [...inRoutes, ...differences], ...(silence !== undefined && { silence }) };
}

/** What `create_manifest_data` looks at. */
function routeCase(project: Project): RouteCase {
  const { routes, extensions, routerType } = project.config;
  const paths = project.paths().filter((path) => path.startsWith(`${routes}/`) || path.startsWith('src/params'));
  return { paths, extensions, hashRouter: routerType === 'hash', routes };
}

/** What says that the build fails: a rule that has the build behind it, or the guard's own. */
function failures(dir: string): readonly LocatedFinding[] {
  const { report } = audit({ paths: [dir], cwd: dir, rules, version: '0.0.0', allRules: true, cache: false });
  const [crash] = report.crashes;
  if (crash) throw new Error(`${crash.rule} broke on ${crash.path}: ${crash.message}`);
  const ofBuild = new Set(rules.filter(({ inBuild }) => inBuild === 'fails').map(({ id }) => id));
  return report.findings.filter(({ rule, kitCode }) => ofBuild.has(rule) || kitCode === 'server_only_import');
}

function compareFindings({ name, dir, fails }: KitApp): Pick<CheckedKitApp, 'reported' | 'differences' | 'silence'> {
  const found = failures(dir);
  const reported = [...new Set(found.map(({ kitCode, rule }) => kitCode ?? rule))].sort();
  const mistake = expected[basename(name)];
  if (mistake && 'undecidable' in mistake) return { reported, differences: [], silence: mistake.undecidable };
  if (mistake && (fails || reported.includes(mistake.code))) return { reported, differences: reported.includes(mistake.code) ? [] : [`Kit says ${mistake.code}, we do not`] };
  if (fails) return { reported, differences: reported.length > 0 ? [] : ['Kit refuses to build it, and nobody said why'] };
  return { reported, differences: found.map(({ rule, path, start, message }) => `Kit builds it, ${rule} objects: ${path}:${start.line} ${message}`) };
}

/** One line, and one for each difference. */
export function describeKitApp({ name, routeFiles, reported, differences, silence }: CheckedKitApp): string {
  const said = silence === undefined ? reported.join(', ') : `silent: ${silence}`;
  return [`${differences.length === 0 ? '✓' : '✗'}  ${String(routeFiles).padStart(4)} route files  ${name}${said && `  (${said})`}`, ...differences.map((one) => `   DIFFERS: ${one}`)].join('\n');
}
