/** Places in SARIF. */
import type { LocatedFinding, LocatedRelated } from '@sk-audit/core';
import { repositoryPath, uriOf } from '../repository-path.js';
import type { ReportContext } from '../reporter.js';

/** The name that stands for the repository's top. */
export const ROOT = '%SRCROOT%';

type Place = Pick<LocatedRelated, 'path' | 'start' | 'end'>;

/** A whole file as a `location`. */
export function sarifFile(path: string, context: ReportContext): { readonly physicalLocation: object } {
  return { physicalLocation: { artifactLocation: artifact(path, context) } };
}

/** A place as a `location`. Its end is exclusive, as in the report. */
export function sarifLocation({ path, start, end }: Place, context: ReportContext): { readonly physicalLocation: object } {
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: artifact(path, context), region } };
}

/** The places that prove a finding, numbered from 1 as its message links to them. */
export function relatedLocations({ related }: LocatedFinding, context: ReportContext): readonly object[] {
  return related.map((place, index) => ({ id: index + 1, message: { text: plainText(place.message) }, ...sarifLocation(place, context) }));
}

/** The steps of an import chain, first to last. */
export function codeFlow({ related }: LocatedFinding, context: ReportContext): object {
  const steps = related.map((place) => ({ location: { message: { text: plainText(place.message) }, ...sarifLocation(place, context) } }));
  return { message: { text: 'The imports that lead there.' }, threadFlows: [{ locations: steps }] };
}

/** Text in which nothing looks like one of SARIF's links, `[text](target)`. */
export function plainText(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

function artifact(path: string, context: ReportContext): object {
  return { uri: uriOf(repositoryPath(path, context)), uriBaseId: ROOT };
}
