import { expectTypeOf, it } from 'vitest';
import type * as Published from '../types.js';
import type * as Own from './index.js';

it('declares what it exports', () => {
  expectTypeOf<keyof typeof Own>().toEqualTypeOf<keyof Omit<typeof Published, 'ConfigName'>>();
  expectTypeOf<(typeof Own)['configs']>().toEqualTypeOf<(typeof Published)['configs']>();
  expectTypeOf<(typeof Own)['default']>().toExtend<(typeof Published)['default']>();
  expectTypeOf<(typeof Own)['meta']>().toExtend<(typeof Published)['meta']>();
});
