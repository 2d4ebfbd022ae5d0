/** Where a component names other modules. */
import type { FileFacts } from '@sk-audit/core';
import { blankBodies } from '@sk-audit/extract';
import type { ScriptReader } from './script-specifiers.js';
import type { Specifier } from './specifier.js';

/**
 * The specifiers of a component, in the order of the text: its scripts are read as scripts are; what its markup and its styles import is
 * in its facts, and the types that its markup and its `generics` import are looked for.
 */
export function componentSpecifiers(text: string, facts: FileFacts | undefined, read: ScriptReader): readonly Specifier[] {
  const { scripts, text: withoutStyles } = blankBodies(text, 'styles');
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
  const isKnown = (offset: number): boolean => isInScript(offset) || outside.some(({ span }) => span[0] === offset);
  const types = importsAmong(withoutStyles).filter(({ span }) => !isKnown(span[0]));
  return [...inScripts, ...outside, ...types].sort((a, b) => a.span[0] - b.span[0]);
}

/** Every `import('./cart')` of a text. Those of markup that are values are in its facts, those that are types are not. */
function importsAmong(text: string): readonly Specifier[] {
  return [...text.matchAll(/\bimport\(\s*(["'])([^"'\n]+)\1\s*\)/g)].map(({ 0: all, 1: quote = '', 2: specifier = '', index }) => {
    const start = index + all.indexOf(quote) + 1;
    return { text: specifier, span: [start, start + specifier.length], kind: 'module' };
  });
}
