import { describe, expect, it } from 'vitest';
import { lineHashes } from './line-hash.js';

describe('lineHashes', () => {
  it("says what GitHub's own tools say", () => {
    const text = ["import x from 'y';", '', 'export let user: string | null = null;', '// ünïcödé 🎉', ''].join('\n');
    expect(lineHashes(text).slice(0, 4)).toEqual(['2768efb5f0417bfb:1', '155497ac8adbcb88:1', '1d19c5ea12a3d83e:1', '9766236644e4057f:1']);
  });

  it('counts lines that are equal in themselves and in what follows', () => {
    const hashes = lineHashes(`${'};\n'.repeat(200)}`);
    const [first = ''] = hashes[0]?.split(':') ?? [];
    expect(hashes.slice(0, 3)).toEqual([`${first}:1`, `${first}:2`, `${first}:3`]);
  });

  it('is the same with blanks, tabs and Windows line ends', () => {
    expect(lineHashes('if (a) {\r\n\tb();\r\n}\r\n')).toEqual(lineHashes('if(a){\n  b();\n}\n'));
  });
});
