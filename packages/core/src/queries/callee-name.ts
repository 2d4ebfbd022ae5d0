/** What a called function is called. */
import type { CallFact, FileFacts } from '../facts.js';

/** The name as it is called in the file, with its brackets, as code: `` `Promise.all()` ``. "This call" when it has none. */
export function calleeName(facts: FileFacts, { callee }: CallFact): string {
  const names = [rootName(facts, callee), ...callee.path].filter((name) => name !== undefined && name !== 'default');
  return names.length > 0 ? `\`${names.join('.')}()\`` : 'This call';
}

function rootName(facts: FileFacts, callee: CallFact['callee']): string | undefined {
  switch (callee.from) {
    case 'binding': return facts.bindings[callee.binding]?.name;
    case 'global': return callee.name;
    case 'import': return callee.path[0] === 'default' ? facts.imports[callee.import]?.names.find((name) => name.imported === 'default')?.local : undefined;
    default: return undefined;
  }
}
