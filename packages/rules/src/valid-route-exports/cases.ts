import { defineCases } from '@sk-audit/core';
import { cases as config } from './cases/config.js';
import { cases as exports } from './cases/exports.js';

export default defineCases({
  bad: [...exports.bad, ...config.bad],
  good: [...exports.good, ...config.good],
});
