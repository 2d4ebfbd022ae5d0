/** What only a run needs that has to look at the code: loaded late, because it is most of the program. */
export { audit, loadSettings, makeFixes } from '@sk-audit/host';
export { rules } from '@sk-audit/rules';
export { reportedApp } from './commands/reported-app.js';
