/** Where a component names other modules. */
import type { FileFacts } from '@sk-audit/core';
import { blankBodies } from '@sk-audit/extract';
import type { ScriptReader } from './script-specifiers.js';
import type { Specifier } from './specifier.js';

/**
 * The specifiers of a component, in the order of the text: its scripts are read as scripts are; what its markup and its styles import is
 * in its facts.
 */
export function componentSpecifiers(text: string, facts: FileFacts | undefined, read: ScriptReader): readonly Specifier[] {
  const { scripts } = blankBodies(text, 'styles');
  const inScripts = scripts.flatMap(({ body: [start, end] }) =>
    // As TypeScript in any case: it reads JavaScript, and types in comments, too.
    read('script.ts', text.slice(start, end)).map(({ span, ...rest }) => ({ ...rest, span: [span[0] + start, span[1] + start] as const })),
  );
  const isInScript = (offset: number): boolean => scripts.some(({ body }) => body[0] <= offset && offset < body[1]);
  const outside = (facts?.imports ?? []).filter((fact) => fact.pattern !== true && !isInScript(fact.span[0])).flatMap((fact): readonly Specifier[] => {
    const [start, end] = fact.span;
    // `as string` may follow the literal.
    const isPlain = text.slice(start + 1, end - 1) === fact.specifier;
    return isPlain ? [{ text: fact.specifier, span: [start + 1, end - 1], kind: fact.kind === 'url' || fact.kind === 'worker' || fact.kind === 'css' ? 'url' : 'module' }] : [];
  });
  return [...inScripts, ...outside].sort((a, b) => a.span[0] - b.span[0]);
}
