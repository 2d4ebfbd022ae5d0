/** The front door: edits that go through many files of an app. Whoever loads it loads ts-morph, which takes half a second. */
export { importChanges, type ImportChange } from './import-changes.js';
export { mentionsIn, namesOf } from './mentions.js';
export { planMove, type FilePlan, type MoveInput } from './plan-move.js';
export type { SpecifierEdit } from './specifier-after.js';
