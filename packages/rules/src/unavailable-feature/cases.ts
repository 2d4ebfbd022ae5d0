import { defineCases } from '@sk-audit/core';
import { cases as adapter } from './cases/adapter.js';
import { cases as remote } from './cases/remote.js';
import { cases as tracing } from './cases/tracing.js';

export default defineCases({
  bad: [...adapter.bad, ...remote.bad, ...tracing.bad],
  good: [...adapter.good, ...remote.good, ...tracing.good],
});
