/** Every generated app. */
import type { BuildCase } from '../build-case.js';
import { aliasCases } from './aliases.js';
import { branchCases } from './branches.js';
import { csrCases } from './csr.js';
import { importForms } from './import-forms.js';
import { startCases } from './starts.js';
import { targetCases } from './targets.js';
import { typeCases } from './types.js';

export const buildCases: readonly BuildCase[] = [...importForms, ...startCases, ...targetCases, ...aliasCases, ...typeCases, ...branchCases, ...csrCases];
