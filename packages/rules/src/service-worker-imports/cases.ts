import { defineCases } from '@sk-audit/core';
import { cases as assets } from './cases/assets.js';
import { cases as imports } from './cases/imports.js';

export default defineCases({
  bad: [...imports.bad, ...assets.bad],
  good: [...imports.good, ...assets.good],
});
