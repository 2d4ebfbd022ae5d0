/** Numbers of findings by severity. */
import type { Severity } from '@sk-audit/core';
import { html, type Markup } from './markup.js';
import type { PageFinding } from './page-model.js';

export const SEVERITIES = ['error', 'warn', 'info'] as const satisfies readonly Severity[];

/** `3 errors`. */
export function severityInWords(severity: Severity, number: number): string {
  const word = { error: 'error', warn: 'warning', info: 'info' }[severity];
  return `${number} ${word}${number === 1 || severity === 'info' ? '' : 's'}`;
}

export function countOf(findings: readonly PageFinding[], severity: Severity): number {
  return findings.filter(({ finding }) => finding.severity === severity).length;
}

/** A small number for each severity that there is, with its word for who cannot see the colour. */
export function countBadges(findings: readonly PageFinding[]): Markup {
  const badges = SEVERITIES.map((severity) => ({ severity, number: countOf(findings, severity) })).filter(({ number }) => number > 0);
  return html`${badges.map(({ severity, number }) => html`<span class="count ${severity}" title="${severityInWords(severity, number)}">${number}<span class="sr"> ${severityInWords(severity, number).replace(/^\d+/, '')}</span></span>`)}`;
}
