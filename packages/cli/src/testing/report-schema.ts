/** The published schema of the JSON report, ready to ask. */
import { schemaCheck } from './json-schema.js';

/** What is wrong with a report, as `/findings/0/start must have required property 'line'`; empty when nothing is. */
export const schemaErrors = schemaCheck('report');
