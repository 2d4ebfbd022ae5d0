/** Edits that a rule's examples cannot show: how odd code keeps its meaning. */
import type { Rule } from '@sk-audit/core';
import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';
import { fixedFiles } from '../check-fixes.js';

const rule = rules.find(({ id }) => id === 'no-deprecated-kit-api') as Rule;
const PATH = 'src/routes/price/+server.js';

/** The call once all safe fixes are made, on Kit 3. */
function fixed(call: string): string | undefined {
  const [head, tail] = ["import { error } from '@sveltejs/kit';\nexport const GET = ({ code }) => ", ';\n'];
  return fixedFiles(rule, { title: call, kit: '3.2.0', files: { [PATH]: head + call + tail } }, false).get(PATH)?.slice(head.length, -tail.length);
}

describe('an error with an object', () => {
  it.each([
    ["error(404, { message: 'No price', code })", "error(404, 'No price', { code })"],
    ["error(404, { code, 'message': `No ${code}`, more: 1 })", "error(404, `No ${code}`, { code, more: 1 })"],
    ["error(404,{ message: 'No price' })", "error(404,'No price')"],
  ])('%s gives its message by itself', (call, after) => {
    expect(fixed(call)).toBe(after);
  });

  it.each(["error(404, { message: (code(), 'No price'), code })", "error(404, ({ message: 'No price', code }))", "error(404, ( { message: 'No price' } ))"])('%s stays: what its parentheses hold together would come apart', (call) => {
    expect(fixed(call)).toBe(call);
  });
});
