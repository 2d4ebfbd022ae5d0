import { defineCases } from '@sk-audit/core';
import { cases as hooks } from './cases/hooks.js';
import { cases as routes } from './cases/routes.js';

export default defineCases({
  bad: [...hooks.bad, ...routes.bad],
  good: [...hooks.good, ...routes.good],
});
