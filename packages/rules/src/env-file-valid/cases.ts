import { defineCases } from '@sk-audit/core';
import { cases as imports } from './cases/imports.js';
import { cases as variables } from './cases/variables.js';

export default defineCases({
  bad: [...variables.bad, ...imports.bad],
  good: [...variables.good, ...imports.good],
});
