import { defineCases } from '@sk-audit/core';
import { cases as assets } from './cases/assets.js';
import { cases as imports } from './cases/imports.js';
import { cases as workerOnly } from './cases/worker-only.js';

export default defineCases({
  bad: [...imports.bad, ...assets.bad, ...workerOnly.bad],
  good: [...imports.good, ...assets.good, ...workerOnly.good],
});
