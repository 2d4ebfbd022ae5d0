/** What the oracle takes from here: the rules with their examples, ready to be checked, and a browser. */
export { exampleProject, type ExampleProject } from './example-project.js';
export { cutMarks } from './marks.js';
export { launchChromium } from './browser.js';
export { loadCases, loadRule } from './rule-files.js';
export { REPOSITORY, ruleIds } from './workspace.js';
