import { defineCases } from '@sk-audit/core';
import { cases as entries } from './cases/entries.js';
import { cases as unseen } from './cases/unseen.js';

export default defineCases({
  bad: [...unseen.bad, ...entries.bad],
  good: [...unseen.good, ...entries.good],
});
