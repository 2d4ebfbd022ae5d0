/** An app in a real repository, for tests of what a change adds. */
import { defineRule, type Report, type Rule } from '@sk-audit/core';
import { audit, type AuditRequest, type AuditResult } from '../audit/audit.js';
import { priceRule, unusedDisableRule } from './rules.js';
import { type Files, runGit, tempRepository } from './temp-folder.js';

export const MANIFEST = JSON.stringify({ name: 'shop', devDependencies: { '@sveltejs/kit': '^2.5.0', svelte: '^5.0.0' } });
/** A guarded app with two old mistakes in one file. */
export const SHOP: Files = {
  'package.json': MANIFEST,
  'svelte.config.js': 'export default {};\n',
  'src/hooks.server.ts': 'export const handle = ({ event, resolve }) => resolve(event);\n',
  'src/routes/+page.ts': "import { total } from '$lib/cart';\nexport const load = () => total;\n",
  'src/lib/cart.ts': 'export const total = 1;\nprice(1);\nprice(2);\n',
  'src/lib/bill.ts': 'bill();\n',
};

/** Reports calls of the global `bill` unless the app has a `handle`, wherever that is deleted. */
const guardRule: Rule = defineRule({
  ...priceRule(), id: 'require-guard', messages: { found: { text: 'A bill without a guard.', advice: 'Guard it.' } },
  check({ facts, project, report }) {
    const isGuarded = project.facts('src/hooks.server.ts')?.exports.some(({ name }) => name === 'handle') ?? false;
    if (!isGuarded) for (const call of facts.calls) if (call.callee.from === 'global' && call.callee.name === 'bill') report(call.span, 'found');
  },
});

/** Reports, as steps, imports of a file that calls `price`. */
const stepRule: Rule = defineRule({
  ...priceRule(), id: 'no-price', messages: { found: { text: 'A price.', advice: 'Remove it.' } },
  check(context) {
    priceRule().check?.({ ...context, report: (span, _, __, more) => context.report(span, 'found', {}, more) } as Parameters<NonNullable<Rule['check']>>[0]);
    if (!context.sightings) return;
    for (const { to, fact } of context.project.imports(context.path)) {
      const call = to === undefined ? undefined : context.project.facts(to)?.calls.find(({ callee }) => callee.from === 'global' && callee.name === 'price');
      if (to !== undefined && call) context.report(fact.span, 'found', {}, { related: [{ path: to, span: call.span, message: 'Here' }], sighting: true });
    }
  },
});

export const RULES: readonly Rule[] = [stepRule, guardRule, unusedDisableRule()];

/** A repository in which the files are committed. */
export function committed(files: Files = SHOP): string {
  const dir = tempRepository(files);
  commitAll(dir);
  return dir;
}

/** Commits everything. */
export function commitAll(dir: string): void {
  runGit(dir, 'add', '-A');
  runGit(dir, 'commit', '--quiet', '--allow-empty', '-m', 'Open the shop');
}

/** An audit with the rules above and without a cache. */
export function auditOf(cwd: string, more: Partial<AuditRequest> = {}): AuditResult {
  return audit({ paths: [], cwd, rules: RULES, version: '1.0.0', cache: false, ...more });
}

/** `path:line rule` of each finding; of a step with `(step)`. */
export function placesOf({ findings }: Report): readonly string[] {
  return findings.map(({ path, start, rule, sighting }) => `${path}:${start.line} ${rule}${sighting ? ' (step)' : ''}`);
}
