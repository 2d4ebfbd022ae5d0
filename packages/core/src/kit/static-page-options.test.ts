import { describe, expect, it } from 'vitest';
import type { BindingFact, ExportFact, FileFacts, Value } from '../facts.js';
import type { PackageVersion } from './app.js';
import { staticPageOptions } from './static-page-options.js';

const kit = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const literal = (value: string | boolean): Value => ({ is: 'literal', value });

type Exported = Partial<ExportFact> & { readonly name: string; readonly variable?: Partial<BindingFact> };

/** The facts of a file with these exports, each of a variable of its own. */
function facts(...exported: readonly Exported[]): FileFacts {
  const exports = exported.map(({ variable, ...one }, binding) => ({ ...(variable && { binding }), ...one }));
  const bindings = exported.map(({ name, variable }) => ({ name, kind: 'const', ...variable }));
  return { exports, bindings } as unknown as FileFacts;
}

const csrOff: Exported = { name: 'csr', literal: 'bare', variable: { init: literal(false) } };

describe('staticPageOptions', () => {
  it('reads bare literals, and that there is a load', () => {
    const load: Exported = { name: 'load', variable: { kind: 'function' } };
    expect(staticPageOptions(facts(csrOff, load, { name: '_rate', variable: {} }), kit('2.70.4'))).toEqual({ csr: false, load: null });
  });

  it('reads nothing where one option is no literal', () => {
    expect(staticPageOptions(facts(csrOff, { name: 'config', variable: {} }), kit('2.70.4'))).toBeUndefined();
    expect(staticPageOptions(facts(csrOff, { name: 'entries', variable: { kind: 'function' } }), kit('2.70.4'))).toBeUndefined();
  });

  it.each<Exported>([{ name: 'default', how: 'default' }, { name: '*' }, { name: 'GET', how: 'pattern', variable: {} }])('reads nothing beside $name', (other) => {
    expect(staticPageOptions(facts(csrOff, other), kit('2.70.4'))).toBeUndefined();
  });

  it('reads nothing that comes from elsewhere', () => {
    expect(staticPageOptions(facts({ name: 'csr', from: { import: 0, name: 'csr' } }), kit('2.70.4'))).toBeUndefined();
  });

  it('takes a load for one only under its own name', () => {
    const list = (variable: Partial<BindingFact>): FileFacts => facts({ name: 'load', how: 'list', variable });
    expect(staticPageOptions(list({ name: 'load' }), kit('2.70.4'))).toEqual({ load: null });
    expect(staticPageOptions(list({ name: 'fetchCart' }), kit('2.70.4'))).toBeUndefined();
    expect(staticPageOptions(list({ name: 'load', kind: 'function' }), kit('2.70.4'))).toBeUndefined();
  });

  it('sees parentheses from 3 on', () => {
    const inParentheses = facts({ ...csrOff, literal: 'parenthesised' });
    expect(staticPageOptions(inParentheses, kit('2.70.4'))).toEqual({ csr: false });
    expect(staticPageOptions(inParentheses, kit('3.2.0'))).toBeUndefined();
  });

  it('reads nothing before 2.21', () => {
    expect(staticPageOptions(facts(csrOff), kit('2.20.0'))).toBeUndefined();
  });
});
