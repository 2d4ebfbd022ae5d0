/** What SARIF says about a rule, made of its declaration. */
import { type Category, docsUrl, type Rule, type Severity } from '@sk-audit/core';

/** SARIF's word for a severity. */
export const LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const satisfies { readonly [severity in Severity]: string };

/** GitHub shows no more of a description. */
const LONGEST_DESCRIPTION = 1024;

/** Whoever can read the page can read or change what is not theirs. */
const SECURITY: ReadonlySet<Category> = new Set<Category>(['server-only', 'shared-state', 'auth']);
/** From 7 on GitHub calls it high, from 4 on medium. An `info` leaks nothing by itself. */
const SECURITY_SEVERITY = { error: '8.0', warn: '5.0', info: undefined } as const;

/** The rule as a `reportingDescriptor`. */
export function sarifRule(rule: Rule): object {
  const { id, summary, severity, recommended } = rule;
  const level = LEVELS[severity];
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: cut(firstParagraph(rule.why), LONGEST_DESCRIPTION) },
    help: help(rule),
    helpUri: docsUrl(id),
    defaultConfiguration: recommended === true ? { level } : { enabled: false, level },
    properties: properties(rule),
  };
}

function help({ id, why, messages }: Rule): { readonly text: string; readonly markdown: string } {
  const advices = [...new Set(Object.values(messages).map(({ advice }) => advice.replace(/\{\{(\w+)\}\}/g, '‹$1›')))];
  const body = `${why.trim()}\n\nWhat to do:\n\n${advices.map((advice) => `- ${advice}`).join('\n')}\n`;
  return { text: `${body}\nMore: ${docsUrl(id)}`, markdown: `${body}\n[More about ${id}](${docsUrl(id)})` };
}

function properties({ category, severity, recommended, inBuild }: Rule): object {
  const score = SECURITY.has(category) ? SECURITY_SEVERITY[severity] : undefined;
  return {
    tags: ['sveltekit', category, ...(score === undefined ? [] : ['security'])],
    precision: inBuild !== undefined ? 'very-high' : recommended === true ? 'high' : 'medium',
    'problem.severity': { error: 'error', warn: 'warning', info: 'recommendation' }[severity],
    ...(score !== undefined && { 'security-severity': score }),
  };
}

function firstParagraph(text: string): string {
  return (text.trim().split(/\n\s*\n/)[0] ?? '').replace(/\s+/g, ' ');
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
