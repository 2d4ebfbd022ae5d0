/** Which statuses do `redirect()` and `error()` refuse, by their own word and by ours? */
import { checkFile } from '@sk-audit/core';
import { exampleProject } from '@sk-audit/dev';
import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';
import { kitModule, kitNames, versionOf, type KitName } from '../kits.js';

type Throwing = (status: number, what: string) => unknown;
type Kit = { readonly redirect: Throwing; readonly error: Throwing };

const statuses = Array.from({ length: 700 }, (_, i) => i);
const [FIRST, PATH] = ['export const load = () => {', 'src/routes/+page.server.ts'];

/** Does a call fail instead of redirecting or answering? In Kit 1 what it gives is thrown by the app. */
function refuses(call: Throwing, status: number): boolean {
  try {
    call(status, '/cart');
    return false;
  } catch (thrown) {
    return thrown instanceof Error;
  }
}

/** The statuses of calls, one a line, that the rule says Kit refuses. */
function reported(rule: string, call: 'redirect' | 'error', kit: KitName): readonly number[] {
  const lines = statuses.map((status) => `  if (at === ${status}) throw ${call}(${status}, '/cart');`);
  const text = [`import { ${call} } from '@sveltejs/kit';`, FIRST, ...lines, '};', ''].join('\n');
  const { view } = exampleProject({ title: '', kit: versionOf(kit), files: { [PATH]: text } });
  const active = rules.filter(({ id }) => id === rule).map((one) => ({ rule: one, severity: one.severity, options: {} }));
  const found = checkFile(view, PATH, active).findings.filter(({ messageId }) => messageId === 'invalid');
  return found.map(({ span }) => Number(text.slice(...span)));
}

describe.each(kitNames)('%s', (kit) => {
  it.each([['redirect', 'valid-redirect-status'], ['error', 'valid-error-status']] as const)('refuses the statuses in %s() that we refuse', async (call, rule) => {
    const own = await kitModule<Kit>(kit, 'src/exports/index.js');
    const refused = statuses.filter((status) => refuses(own[call], status));
    expect(reported(rule, call, kit)).toEqual(refused);
    expect(refused.length).toBeGreaterThan(400);
  });
});
