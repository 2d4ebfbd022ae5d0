import { defineCases } from '@sk-audit/core';
import { cases as folder } from './cases/folder.js';
import { cases as pageAndEndpoint } from './cases/page-and-endpoint.js';
import { cases as root } from './cases/root.js';

export default defineCases({
  bad: [...root.bad, ...folder.bad, ...pageAndEndpoint.bad],
  good: [...root.good, ...folder.good, ...pageAndEndpoint.good],
});
