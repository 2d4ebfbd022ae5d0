import { defineCases } from '@sk-audit/core';
import { cases as files } from './cases/files.js';
import { cases as layouts } from './cases/layouts.js';
import { cases as presence } from './cases/presence.js';
import { cases as segments } from './cases/segments.js';

export default defineCases({
  bad: [...files.bad, ...segments.bad, ...layouts.bad, ...presence.bad],
  good: [...files.good, ...segments.good, ...layouts.good, ...presence.good],
});
