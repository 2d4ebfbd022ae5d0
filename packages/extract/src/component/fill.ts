/** Puts the parsed code of a component to the places in its tree that wait for it. */
import type { Node } from '../ast.js';
import { refuse } from './cursor.js';
import type { Aside, Hole, NewNode, Scan, Script } from './scan.js';
import type { Layout } from './layout.js';

/** The scripts of a component, each as a program. */
export type Programs = { module?: Node; instance?: Node };

/** Fills in what the statements of the laid-out code hold, and gives the scripts. */
export function fillIn(s: Scan, layout: Layout, statements: readonly Node[]): Programs {
  const bodies = new Map<Script, Node[]>(s.scripts.map((script) => [script, []]));
  const items: (Node | null)[] = [];
  const behind: Node[] = [];
  for (const statement of statements) {
    const script = s.scripts.find(({ start, end }) => statement.start >= start && statement.start < end);
    if (script) bodies.get(script)?.push(inside(statement, script));
    else if (!isSeparator(statement)) {
      if (statement.start >= s.text.length) behind.push(statement);
      else items.push(...itemsOf(statement));
    }
  }
  fillHoles(s, items);
  fillAsides(s.asides, layout.asideStarts, behind);
  return programsOf(bodies);
}

/** A script that is only complete with what was put behind it is not complete. */
function inside(statement: Node, script: Script): Node {
  return statement.end > script.end ? refuse('an incomplete script') : statement;
}

function isSeparator(statement: Node): boolean {
  return statement['expression']?.type === 'UnaryExpression' || statement.type === 'EmptyStatement';
}

function itemsOf(statement: Node): readonly (Node | null)[] {
  const list = statement['expression'] as Node | undefined;
  return list?.type === 'ArrayExpression' ? (list['elements'] as (Node | null)[]) : refuse('more than an expression');
}

function programsOf(bodies: ReadonlyMap<Script, readonly Node[]>): Programs {
  const programs: Programs = {};
  for (const [{ isModule, start, end }, body] of bodies) programs[isModule ? 'module' : 'instance'] = { type: 'Program', start, end, body };
  return programs;
}

/** Each hole gets the items that stand in it: one, or several that are a sequence. */
function fillHoles({ text, holes }: Scan, items: readonly (Node | null)[]): void {
  let next = 0;
  for (const hole of holes) {
    const first = next;
    while (items[next] && (items[next] as Node).start < hole.end) next++;
    const found = items.slice(first, next) as Node[];
    check(text, hole, found);
    put(hole, found);
  }
  if (next < items.length) refuse('an expression too many');
}

function check(text: string, { start, end }: Hole, found: readonly Node[]): void {
  const last = found.at(-1);
  if (!last || (found[0] as Node).start < start || last.end > end) return refuse('no expression');
  if (found.some((one) => one.type === 'SpreadElement') || text.slice(last.end, end).includes(',')) refuse('no expression');
}

function put({ owner, key }: Hole, found: readonly Node[]): void {
  switch (owner.type) {
    case 'ConstTag': owner['declaration'] = constant(owner, only(found)); return;
    case 'DebugTag': owner['identifiers'] = found.every(({ type }) => type === 'Identifier') ? found : refuse('no names'); return;
    case 'EachBlock': if (key === 'expression' && owner['context'] === null) return putEach(owner, found); break;
    case 'RenderTag': owner['expression'] = checkCall(only(found)); return;
    default: break;
  }
  owner[key] = found.length === 1 ? found[0] : sequence(found);
}

function only(found: readonly Node[]): Node {
  return found.length === 1 ? (found[0] as Node) : refuse('a list');
}

function sequence(expressions: readonly Node[]): Node {
  return { type: 'SequenceExpression', start: (expressions[0] as Node).start, end: (expressions.at(-1) as Node).end, expressions };
}

function constant({ start, end }: NewNode, assignment: Node): Node {
  if (assignment.type !== 'AssignmentExpression' || assignment['operator'] !== '=') refuse('no declaration');
  const { left: id, right: init } = assignment;
  return { type: 'VariableDeclaration', kind: 'const', start: start + 2, end: end - 1, declarations: [{ type: 'VariableDeclarator', id, init, start: id.start, end: assignment.end }] };
}

/** `{#each rows}` and `{#each rows, i}`. */
function putEach(block: NewNode, [expression, index, ...others]: readonly Node[]): void {
  if (others.length > 0 || (index && index.type !== 'Identifier')) refuse('no index');
  Object.assign(block, { expression, index: index?.['name'] });
}

function checkCall(expression: Node): Node {
  const call = expression.type === 'ChainExpression' ? (expression['expression'] as Node) : expression;
  return call.type === 'CallExpression' ? expression : refuse('no call');
}

function fillAsides(asides: readonly Aside[], starts: readonly number[], statements: readonly Node[]): void {
  if (statements.length !== asides.length) refuse('a declaration too many');
  asides.forEach((aside, i) => {
    const statement = statements[i] as Node;
    shift(statement, aside.start - (starts[i] as number));
    if (statement.end > aside.end && aside.is === 'declaration') refuse('an incomplete declaration');
    putAside(aside, statement);
  });
}

function putAside({ owner, key, is }: Aside, statement: Node): void {
  if (is === 'declaration') {
    owner[key] = statement.type === 'VariableDeclaration' ? declaration(owner, statement) : refuse('no declaration');
    return;
  }
  const params = (statement['expression'] as Node | undefined)?.['params'] as Node[] | undefined;
  if (!params || (is === 'pattern' && params.length !== 1)) return refuse('no pattern');
  owner[key] = is === 'pattern' ? params[0] : params;
}

function declaration(owner: NewNode, statement: Node): Node {
  return owner.type === 'ConstTag' ? { ...statement, start: owner.start + 2, end: owner.end - 1 } : statement;
}

function shift(value: NewNode | Node, by: number): void {
  if (typeof value.start === 'number') Object.assign(value, { start: value.start + by, end: value.end + by });
  for (const key in value) {
    const inner = value[key];
    if (typeof inner === 'object' && inner !== null) shift(inner, by);
  }
}

/** Where a comment of the laid-out code stands in the component. */
export function placeOf(s: Scan, { asideStarts }: Layout, offset: number): number {
  if (offset < s.text.length) return offset;
  const index = asideStarts.findLastIndex((start) => start <= offset);
  return offset + (s.asides[index] as Aside).start - (asideStarts[index] as number);
}

