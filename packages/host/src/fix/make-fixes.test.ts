import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallFact, defineRule, type ReportExtras, type Rule, type Span } from '@sk-audit/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { priceRule } from '../testing/rules.js';
import { type Files, runGit, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { type FixRequest, makeFixes } from './make-fixes.js';
import { writeFixes } from './write-fixes.js';

const MANIFEST = JSON.stringify({ name: 'shop', devDependencies: { '@sveltejs/kit': '^2.5.0' } });
const APP: Files = { 'package.json': MANIFEST, 'svelte.config.js': 'export default {};\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };
const CART = 'src/lib/cart.ts';

/** Reports calls of a global function with what is to be done about them. */
function callRule(name: string, extras: (call: CallFact) => ReportExtras, id = `no-${name}`): Rule {
  return defineRule({
    ...priceRule(),
    id,
    check: ({ facts, path, report }) => facts.calls.filter(({ callee }) => callee.from === 'global' && callee.name === name).forEach((call) => report(call.span, 'found', { where: path }, extras(call))),
  });
}
const nameOf = ({ calleeSpan }: CallFact): Span => calleeSpan;
const renamed = (to: string) => (call: CallFact): ReportExtras => ({ fix: [{ span: nameOf(call), text: to }] });

const PRICE = callRule('price', renamed('cost'));
const TAX = callRule('tax', (call) => ({ suggest: [{ message: 'VAT', edits: [{ span: nameOf(call), text: 'vat' }] }, { message: 'Fee', edits: [{ span: nameOf(call), text: 'fee' }] }] }));

const fix = (cwd: string, more: Partial<FixRequest> = {}) =>
  makeFixes({ paths: [], cwd, rules: [PRICE, TAX], version: '1.0.0', cache: false, suggestions: false, toBeWritten: true, ...more });
const texts = (...args: Parameters<typeof fix>) => Object.fromEntries(fix(...args).changed.map(({ path, after }) => [path, after]));
const shop = (text: string) => tempFolder({ ...APP, [CART]: text });

describe('makeFixes', () => {
  it('makes safe fixes, and counts them', () => {
    const { changed, result, notes } = fix(tempFolder({ ...APP, [CART]: 'price(1);\nprice(2);\ntax();\n', 'src/routes/+page.svelte': '<p>{price(3)}</p>\n' }));
    expect(changed.map(({ path, after, findings }) => [path, after, findings])).toEqual([[CART, 'cost(1);\ncost(2);\ntax();\n', 2], ['src/routes/+page.svelte', '<p>{cost(3)}</p>\n', 1]]);
    expect(result.report.fixed).toEqual({ findings: 3, files: [CART, 'src/routes/+page.svelte'] });
    expect(result.report.findings.map(({ rule }) => rule)).toEqual(['no-tax']);
    expect(notes).toEqual([]);
  });

  it('writes nothing itself, and has nothing to do where nothing is found', () => {
    const root = shop('price();\n');
    fix(root);
    expect(readFileSync(join(root, CART), 'utf8')).toBe('price();\n');
    expect(fix(shop('pay();\n'))).toMatchObject({ changed: [], result: { report: { fixed: { findings: 0, files: [] } } } });
  });

  it('makes no fix that would lose a comment, and does not offer it', () => {
    const whole = callRule('price', (call) => ({ fix: [{ span: call.span, text: 'cost()' }] }));
    const { changed, result } = fix(shop('price();\nprice(/* net */);\n'), { rules: [whole] });
    expect(changed.map(({ after }) => after)).toEqual(['cost();\nprice(/* net */);\n']);
    expect(result.report.findings.map(({ start, fix: isSafe }) => [start.line, isSafe])).toEqual([[2, false]]);
  });

  it('makes the first suggestion when that is asked for, where there is no safe fix', () => {
    expect(texts(shop('price();\ntax();\n'), { suggestions: true })).toEqual({ [CART]: 'cost();\nvat();\n' });
  });

  it('goes on until nothing is left: what a fix brings is fixed, too', () => {
    const chain = [callRule('price', renamed('cost')), callRule('cost', renamed('total')), callRule('total', renamed('sum'))];
    const { changed, result } = fix(shop('price(1);\n'), { rules: chain });
    expect([changed[0]?.after, result.report.findings, result.report.fixed?.findings]).toEqual(['sum(1);\n', [], 3]);
  });

  it('stops when two rules undo each other, and says so', () => {
    const { notes, changed } = fix(shop('price(1);\n'), { rules: [callRule('price', renamed('cost')), callRule('cost', renamed('price'))] });
    expect(changed[0]?.findings).toBe(10);
    expect(notes).toEqual(['The edits lead to others again and again, so they were stopped after 10 rounds.']);
  });

  it('makes the edits of a finding together or not at all, the first finding first', () => {
    const wrap = callRule('price', ({ span }) => ({ fix: [{ span: [span[0], span[0] + 5], text: '(cost' }, { span: [span[1], span[1]], text: ')' }] }));
    expect(texts(shop('price(price(1));\n'), { rules: [wrap] })).toEqual({ [CART]: '(cost((cost(1))));\n' });
    const whole = callRule('price', ({ span, argSpans }) => ({ fix: [{ span, text: ['cost(', argSpans[0] ?? [0, 0], ')'] }] }));
    expect(texts(shop('price(price(1));\n'), { rules: [whole] })).toEqual({ [CART]: 'cost(cost(1));\n' });
  });

  it('leaves a file as it was that could not be parsed any more, also after good rounds, and goes on with others', () => {
    const breaking = callRule('cost', renamed('const'));
    const { changed, notes, result } = fix(tempFolder({ ...APP, [CART]: 'price(1);\n', 'src/lib/bill.ts': 'price(2);\ntax();\n' }), { rules: [callRule('price', (call) => (call.args[0]?.is === 'literal' && call.args[0].value === 1 ? renamed('cost')(call) : renamed('sum')(call))), breaking] });
    expect(changed.map(({ path, after }) => [path, after])).toEqual([['src/lib/bill.ts', 'sum(2);\ntax();\n']]);
    expect(notes).toEqual([`"${CART}" stays as it is: with the edits of no-cost it could not be parsed (a bug in sk-audit, please report it).`]);
    expect(result.report.findings.map(({ path }) => path)).toEqual([CART]);
  });

  it('keeps a byte order mark and line endings, and gives new lines that of the file', () => {
    const split = callRule('price', ({ span }) => ({ fix: [{ span, text: 'cost();\nship()' }] }));
    expect(texts(shop('\uFEFF// sum\r\nprice();\r\nend();'), { rules: [split] })).toEqual({ [CART]: '\uFEFF// sum\r\ncost();\r\nship();\r\nend();' });
  });

  it('never touches what a comment disables', () => {
    expect(texts(shop('// sk-audit-disable-next-line no-price -- legacy\nprice(1);\nprice(2);\n'))).toEqual({ [CART]: '// sk-audit-disable-next-line no-price -- legacy\nprice(1);\ncost(2);\n' });
  });

  it('fixes only what is shown: the paths that are meant, what no baseline has, what a caller wants', () => {
    const root = tempFolder({ ...APP, [CART]: 'price(1);\n', 'src/lib/bill.ts': 'price(2);\n' });
    expect(Object.keys(texts(root, { paths: [CART] }))).toEqual([CART]);
    expect(Object.keys(texts(root, { isMeant: ({ path }) => path !== CART }))).toEqual(['src/lib/bill.ts']);
    const { result } = fix(root, { isMeant: () => false });
    const entries = result.report.findings.filter(({ path }) => path === CART).map(({ rule, path, fingerprint }) => ({ rule, path, fingerprint }));
    writeFiles(root, { 'known.json': JSON.stringify({ version: 1, findings: entries }) });
    expect(Object.keys(texts(root, { baseline: { mode: 'use', file: 'known.json' } }))).toEqual(['src/lib/bill.ts']);
  });

  it('edits a text that is not saved', () => {
    const root = shop('price(1);\n');
    expect(texts(root, { text: { file: CART, text: '\uFEFFprice(2);\n' }, toBeWritten: false })).toEqual({ [CART]: '\uFEFFcost(2);\n' });
  });

  it('asks every app that has a file, and does nothing where they do not agree', () => {
    const manifest = (name: string, kit: string) => JSON.stringify({ name, devDependencies: { '@sveltejs/kit': kit } });
    const monorepo = (kit: string): Files => ({
      'packages/money.ts': 'price();\n',
      'desk/package.json': manifest('desk', kit), 'desk/svelte.config.js': 'export default {};\n', 'desk/src/routes/+page.ts': "import '../../../packages/money';\n",
      'shop/package.json': manifest('shop', '^2.5.0'), 'shop/svelte.config.js': 'export default {};\n', 'shop/src/routes/+page.ts': "import '../../../packages/money';\nprice();\n",
    });
    const rule = defineRule({ ...PRICE, kit: '>=2.0.0' });
    expect(Object.keys(texts(tempRepository(monorepo('^2.9.0')), { rules: [rule] }))).toEqual(['packages/money.ts', 'shop/src/routes/+page.ts']);
    expect(Object.keys(texts(tempRepository(monorepo('^1.9.0')), { rules: [rule] }))).toEqual(['shop/src/routes/+page.ts']);
  });
});

describe('what is staged', () => {
  const staged = (root: string, more: Partial<FixRequest> = {}) => fix(root, { compare: { staged: true }, ...more });
  /** A repository in which this is staged and that lies on the disk. */
  function repository(inIndex: string, onDisk: string): string {
    const root = tempRepository(APP);
    runGit(root, 'add', '-A');
    runGit(root, 'commit', '--quiet', '-m', 'Open');
    writeFiles(root, { [CART]: inIndex, 'src/lib/bill.ts': 'price(9);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { [CART]: onDisk });
    return root;
  }

  it('is fixed on the disk where the disk has the same', () => {
    const root = repository('price(1);\n', 'price(1);\n');
    expect(writeFixes(staged(root).changed)).toEqual([]);
    expect([CART, 'src/lib/bill.ts'].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['cost(1);\n', 'cost(9);\n']);
  });

  it('is left alone where the disk has something else, with a sentence; the rest is fixed', () => {
    const root = repository('price(1);\n', 'price(1);\nprice(2); // not staged\n');
    const { changed, notes, result } = staged(root);
    expect(changed.map(({ path }) => path)).toEqual(['src/lib/bill.ts']);
    expect(notes).toEqual([`"${CART}" stays as it is: what is staged of it is not what lies on the disk.`]);
    expect(result.report.findings.map(({ path, start }) => `${path}:${start.line}`)).toEqual([`${CART}:1`]);
  });

  it('can be shown whatever lies on the disk, also when nothing does', () => {
    const root = repository('price(1);\n', 'other();\n');
    rmSync(join(root, 'src/lib/bill.ts'));
    expect(Object.fromEntries(staged(root, { toBeWritten: false }).changed.map(({ path, before, after }) => [path, [before, after]]))).toEqual({ [CART]: ['price(1);\n', 'cost(1);\n'], 'src/lib/bill.ts': ['price(9);\n', 'cost(9);\n'] });
    expect(staged(root).changed).toEqual([]);
  });

  it('and what is new since a commit counts alone: older mistakes stay', () => {
    const root = tempRepository({ ...APP, [CART]: 'price(1);\n' });
    runGit(root, 'add', '-A');
    runGit(root, 'commit', '--quiet', '-m', 'Open');
    writeFiles(root, { 'src/lib/bill.ts': 'price(9);\n' });
    expect(Object.keys(texts(root, { compare: { since: 'HEAD' } }))).toEqual(['src/lib/bill.ts']);
  });
});

describe('writeFixes', () => {
  const after = (root: string, path = CART) => readFileSync(join(root, path), 'utf8');

  it('leaves nothing but the text behind, with the file as executable or private as it was', () => {
    const root = shop('price(1);\n');
    chmodSync(join(root, CART), 0o766);
    expect(writeFixes(fix(root).changed)).toEqual([]);
    expect([after(root), statSync(join(root, CART)).mode & 0o777, readdirSync(join(root, 'src/lib'))]).toEqual(['cost(1);\n', 0o766, ['cart.ts']]);
  });

  it.skipIf(process.platform === 'win32')('leaves a file to its owner, also when somebody else may write it', () => {
    const root = shop('price(1);\n');
    const { uid, gid } = statSync(root);
    // Only root can give a file away.
    const owner = uid === 0 ? [1234, 1235] as const : [uid, gid] as const;
    chownSync(join(root, CART), ...owner);
    writeFixes(fix(root).changed);
    const { uid: writer, gid: group } = statSync(join(root, CART));
    expect([after(root), writer, group]).toEqual(['cost(1);\n', ...owner]);
  });

  it.skipIf(process.platform === 'win32')('writes through a link, which stays one', () => {
    const root = shop('price(1);\n');
    renameSync(join(root, CART), join(root, 'shared.ts'));
    symlinkSync('../../shared.ts', join(root, CART));
    writeFixes(fix(root).changed);
    expect([after(root, 'shared.ts'), lstatSync(join(root, CART)).isSymbolicLink()]).toEqual(['cost(1);\n', true]);
  });

  it.skipIf(process.platform === 'win32')('writes a file once that has two names, from a folder that is a link, too', () => {
    const root = tempFolder({ ...APP, 'src/routes/a/+page.server.ts': 'price(1);\n' });
    mkdirSync(join(root, 'src/routes/b'));
    symlinkSync('../a/+page.server.ts', join(root, 'src/routes/b/+page.server.ts'));
    symlinkSync(root, `${root}-link`);
    onTestFinished(() => rmSync(`${root}-link`));
    const fixes = fix(`${root}-link`);
    expect(fixes.changed.map(({ path }) => path)).toEqual(['src/routes/a/+page.server.ts']);
    expect(fixes.result.report.findings).toEqual([]);
    expect(writeFixes(fixes.changed)).toEqual([]);
    expect(after(root, 'src/routes/b/+page.server.ts')).toBe('cost(1);\n');
  });

  it('says which files it cannot write, leaves those as they are, and writes the others', () => {
    const root = tempFolder({ ...APP, [CART]: 'price(1);\n', 'src/lib/bill.ts': 'price(2);\n', 'src/lib/ship.ts': 'price(3);\n', 'src/lib/gone.ts': 'price(4);\n' });
    const fixes = fix(root);
    chmodSync(join(root, CART), 0o444);
    writeFileSync(join(root, 'src/lib/bill.ts'), 'price(22);\n');
    rmSync(join(root, 'src/lib/gone.ts'));
    const unwritten = writeFixes(fixes.changed);
    expect(unwritten.map(({ why }) => why)).toEqual([
      '"src/lib/bill.ts" could not be written and is as it was: it has changed meanwhile.',
      '"src/lib/cart.ts" could not be written and is as it was: it is write-protected.',
      '"src/lib/gone.ts" could not be written and is as it was: it is not there any more.',
    ]);
    expect([after(root), after(root, 'src/lib/bill.ts'), after(root, 'src/lib/ship.ts'), existsSync(join(root, 'src/lib/gone.ts'))]).toEqual(['price(1);\n', 'price(22);\n', 'cost(3);\n', false]);
    expect(fixes.without(unwritten.map(({ changed }) => changed)).result.report).toMatchObject({ fixed: { findings: 1, files: ['src/lib/ship.ts'] }, findings: [{ path: 'src/lib/bill.ts' }, { path: CART }] });
  });
});
