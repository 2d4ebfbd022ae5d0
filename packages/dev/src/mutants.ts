/** Every way to take one condition out of a rule. */
import ts from 'typescript';

/** A file with one condition changed. */
export type Mutant = {
  /** Line of the condition, from 1. */
  readonly line: number;
  /** What was done to it: `always true: isDead(path)`. */
  readonly change: string;
  readonly text: string;
};

/** `node` is the condition, `instead` the code that takes the place of `of`. */
type Change = { readonly node: ts.Node; readonly how: string; readonly of: ts.Node; readonly instead: string };

const PREDICATE_METHODS = new Set(['filter', 'some', 'every', 'find', 'findLast', 'findIndex', 'findLastIndex']);
const EXEMPT = /\/\/ mutate-ok: \S/;

/**
 * The mutants of a file, by place. Tests of `if` and `?:` become always true and always false, an operand of `&&` and `||` is left
 * out, a negation is dropped, a comparison that is a value is turned round, a predicate passes all or nothing.
 * A line with the comment `mutate-ok: reason` is left alone.
 */
export function mutants(text: string): readonly Mutant[] {
  const file = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    for (const { node: condition, how, of, instead } of changesOf(node)) {
      const line = file.getLineAndCharacterOfPosition(condition.getStart()).line;
      if (EXEMPT.test(lines[line] ?? '')) continue;
      const mutated = `${text.slice(0, of.getStart())}${instead}${text.slice(of.end)}`;
      found.push({ line: line + 1, change: `${how}: ${oneLine(condition.getText())}`, text: mutated });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function changesOf(node: ts.Node): readonly Change[] {
  const decided = isTest(node) || isPredicateBody(node);
  return [
    ...(isTest(node) ? [becomes(node, 'always true', 'true'), becomes(node, 'always false', 'false')] : []),
    ...(isPredicate(node) ? [becomes(node, 'always true', '() => true'), becomes(node, 'always false', '() => false')] : []),
    ...(isLogical(node) ? withoutOperand(node) : []),
    ...(isNegation(node) && !decided ? [becomes(node, 'not negated', `(${node.operand.getText()})`)] : []),
    ...(isComparison(node) && !decided && !isLogical(node.parent) ? [becomes(node, 'turned round', `!(${node.getText()})`)] : []),
  ];
}

function becomes(node: ts.Node, how: string, instead: string): Change {
  return { node, how, of: node, instead };
}

/** `a && b && c` is `(a && b) && c`: the operands of the left side are its own. */
function withoutOperand(node: ts.BinaryExpression): readonly Change[] {
  const chained = isLogical(node.left) && node.left.operatorToken.kind === node.operatorToken.kind;
  const right: Change = { node: node.right, how: 'left out', of: node, instead: node.left.getText() };
  return chained ? [right] : [{ node: node.left, how: 'left out', of: node, instead: node.right.getText() }, right];
}

function isTest(node: ts.Node): boolean {
  const { parent } = node;
  return parent !== undefined && ((ts.isIfStatement(parent) && parent.expression === node) || (ts.isConditionalExpression(parent) && parent.condition === node));
}

/** The function given to `filter`, `some` and the like. A block body holds its own tests. */
function isPredicate(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent || !ts.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  if (!ts.isPropertyAccessExpression(parent.expression) || !PREDICATE_METHODS.has(parent.expression.name.text)) return false;
  return ts.isIdentifier(node) || (ts.isArrowFunction(node) && !ts.isBlock(node.body));
}

function isPredicateBody(node: ts.Node): boolean {
  return node.parent !== undefined && ts.isArrowFunction(node.parent) && node.parent.body === node && isPredicate(node.parent);
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function isNegation(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

function isComparison(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  return /^([=!]==?|[<>]=?|instanceof|in)$/.test(node.operatorToken.getText());
}

function oneLine(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
