/** A rule for tests of the host: small, and easy to set off. */
import { defineRule, type Rule, type RuleMeta, UNUSED_DISABLE } from '@sk-audit/core';

/**
 * Reports each call of the global function `price`, with the file that imports it first as related place, and in Kit 1 of `oldPrice`;
 * throws at a call of `crash`.
 */
export function priceRule(more: Partial<RuleMeta> = {}): Rule {
  return defineRule({
    id: 'no-price',
    severity: 'error',
    category: 'kit-api',
    kit: '>=1.0.0',
    recommended: true,
    summary: 'Forbids prices.',
    why: 'For tests.',
    sources: [],
    messages: { found: { text: 'A price in {{where}}.', advice: 'Remove it.' } },
    examples: { bad: [], good: [] },
    ...more,
    check({ facts, path, project, report }) {
      const related = project.importers(path).slice(0, 1).flatMap((importer) => {
        const edge = project.imports(importer).find(({ to }) => to === path);
        return edge ? [{ path: importer, span: edge.fact.span, message: 'Imported here' }] : [];
      });
      for (const call of facts.calls) {
        if (call.callee.from === 'global' && call.callee.name === 'oldPrice' && project.kit.lower.startsWith('1.')) report(call.span, 'found', { where: path });
        if (call.callee.from === 'global' && call.callee.name === 'price') report(call.span, 'found', { where: path }, { related });
        if (call.callee.from === 'global' && call.callee.name === 'crash') throw new Error('The rule broke.');
      }
    },
  });
}

/** Stands in for the rule about comments that nothing needs: its findings come from `suppress`. */
export function unusedDisableRule(): Rule {
  return defineRule({
    ...priceRule(), id: UNUSED_DISABLE, severity: 'warn', category: 'comments',
    messages: { unused: { text: 'This comment disables {{rules}}, but nothing is reported there.', advice: 'Remove the comment.' } },
    check() {},
  });
}
