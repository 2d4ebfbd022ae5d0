import { defineCases } from '@sk-audit/core';
import { cases as removed } from './cases/removed.js';
import { cases as trustedTypes } from './cases/trusted-types.js';
import { cases as values } from './cases/values.js';

export default defineCases({
  bad: [...values.bad, ...removed.bad, ...trustedTypes.bad],
  good: [...values.good, ...removed.good, ...trustedTypes.good],
});
