/** All pages of which Kit complains. */
import type { DevCase } from '../dev-case.js';
import { browserCases } from './browser.js';
import { buildCases } from './builds.js';
import { requestCases } from './requests.js';

export const devCases: readonly DevCase[] = [...requestCases, ...browserCases, ...buildCases];
