import { describe, expect, it } from 'vitest';
import type { ImportedName, ImportFact, TextEdit } from '../index.js';
import { typeImportEdits } from './type-import.js';

/** The statement as the edits leave it; undefined when there are none. */
function edited(text: string, names: readonly Omit<ImportedName, 'span'>[]): string | undefined {
  const written = (name: Omit<ImportedName, 'span'>): string => `${name.typeOnly ? 'type ' : ''}${name.imported === name.local || name.imported === 'default' ? name.local : `${name.imported} as ${name.local}`}`;
  const spanned = names.map((name): ImportedName => ({ ...name, span: [text.indexOf(written(name)), text.indexOf(written(name)) + written(name).length] }));
  const fact: ImportFact = { kind: 'import', specifier: '$lib/server/users', span: [0, 0], statement: [0, text.length], names: spanned, fn: 0 };
  const edits = [...(typeImportEdits(fact) ?? [])].sort((a: TextEdit, b: TextEdit) => b.span[0] - a.span[0]);
  return edits.length === 0 ? undefined : edits.reduce((result, { span: [start, end], text: by }) => result.slice(0, start) + by + result.slice(end), text);
}

describe('typeImportEdits', () => {
  it('puts the word in', () => {
    expect(edited("import { User } from '$lib/server/users';", [{ imported: 'User', local: 'User' }])).toBe("import type { User } from '$lib/server/users';");
    expect(edited("import User from '$lib/server/users';", [{ imported: 'default', local: 'User' }])).toBe("import type User from '$lib/server/users';");
  });

  it('takes it away before each name', () => {
    expect(edited("import { type User, Role } from 'x';", [{ imported: 'User', local: 'User', typeOnly: true }, { imported: 'Role', local: 'Role' }])).toBe("import type { User, Role } from 'x';");
    expect(edited("import { type User as Person } from 'x';", [{ imported: 'User', local: 'Person', typeOnly: true }])).toBe("import type { User as Person } from 'x';");
  });

  it('has nothing for a default beside names, which TypeScript does not allow', () => {
    expect(edited("import User, { Role } from 'x';", [{ imported: 'default', local: 'User' }, { imported: 'Role', local: 'Role' }])).toBeUndefined();
  });
});
