/** Checkstyle's XML, which Jenkins, reviewdog and others read. */
import { grouped } from './grouped.js';
import { repositoryPath } from './repository-path.js';
import type { Reporter } from './reporter.js';
import { xmlAttributes } from './xml.js';

const SEVERITIES = { error: 'error', warn: 'warning', info: 'info' } as const;

/** An `error` for each finding in the `file` in which it is; the root alone when there is nothing. */
export const checkstyle: Reporter = (report, context) => {
  const files = [...grouped(report.findings, ({ path }) => path)].flatMap(([path, findings]) => [
    `  <file${xmlAttributes({ name: repositoryPath(path, context) })}>`,
    ...findings.map(({ start, severity, message, advice, rule }) => {
      const text = [message, advice].filter((part) => part !== '').join(' ');
      return `    <error${xmlAttributes({ line: start.line, column: start.column, severity: SEVERITIES[severity], message: text, source: `sk-audit.${rule}` })}/>`;
    }),
    '  </file>',
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...files, '</checkstyle>', ''].join('\n');
};
