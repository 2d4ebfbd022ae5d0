import { defineCases } from '@sk-audit/core';

export default defineCases({ bad: [], good: [] });
