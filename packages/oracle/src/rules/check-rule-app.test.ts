import { describe, expect, it } from 'vitest';
import type { Outcome } from '../builds/build-case.js';
import { compareBuild } from './check-rule-app.js';
import type { BuildRule, RuleApp } from './rule-apps.js';

function app(inBuild: BuildRule['inBuild'], codes: readonly string[]): RuleApp {
  const rule = { id: 'no-route-conflict', inBuild } as unknown as BuildRule;
  return { rule, title: '', marked: codes.length > 0, codes, known: ['route_conflict'], app: { kit: 'kit-2-70', files: {} } };
}

const build = (outcome: Outcome, output = ''): { outcome: Outcome; output: string; ms: number } => ({ outcome, output, ms: 1 });
const words = 'The "/cart" and "/(shop)/cart" routes conflict with each other';

describe('of a rule that says that the build fails', () => {
  const [bad, good] = [app('fails', ['route_conflict']), app('fails', [])];

  it('agrees when the build fails in the words of that Kit', () => {
    expect(compareBuild(bad, 'kit-2-70', build('broken', words))).toEqual({ objects: true });
    expect(compareBuild(bad, 'kit-3', build('broken', 'SvelteKit error: route_conflict'))).toEqual({ objects: true });
  });

  it('differs when it fails in other words', () => {
    expect(compareBuild(bad, 'kit-3', build('broken', words)).difference).toBe('the build fails, but says nothing of route_conflict');
  });

  it('differs when one objects and the other does not', () => {
    expect(compareBuild(bad, 'kit-3', build('clean')).difference).toBe('the build passes, the rule reports route_conflict');
    expect(compareBuild(good, 'kit-3', build('refused')).difference).toBe('the build fails, the rule is silent');
    expect(compareBuild(good, 'kit-3', build('shipped'))).toEqual({ objects: false });
  });

  it('wants words for every code of Kit, and none for what has no code', () => {
    expect(compareBuild(app('fails', ['shop_closed']), 'kit-1', build('broken')).difference).toBe('kit-words.ts has no words for shop_closed');
    expect(compareBuild(app('fails', ['no-route-conflict/closed']), 'kit-1', build('broken'))).toEqual({ objects: true });
  });
});

describe('of a rule that says that the build warns', () => {
  it('agrees when the build passes with a warning', () => {
    expect(compareBuild(app('warns', ['route_conflict']), 'kit-2-70', build('clean', words))).toEqual({ objects: true });
    expect(compareBuild(app('warns', []), 'kit-2-70', build('clean'))).toEqual({ objects: false });
  });

  it('differs when it fails, does not warn, or warns of what nobody marked', () => {
    expect(compareBuild(app('warns', ['route_conflict']), 'kit-2-70', build('broken', words)).difference).toBe('the build fails, the rule says that it warns');
    expect(compareBuild(app('warns', ['route_conflict']), 'kit-2-70', build('clean')).difference).toBe('the build does not warn, the rule reports route_conflict');
    expect(compareBuild(app('warns', []), 'kit-2-70', build('clean', words)).difference).toBe('the build warns, the rule is silent');
  });
});
