/** What tests of the build's mode say where visitors are served. */
import type { Ref, Test, Value } from '../facts.js';
import type { Project, Tri } from '../project/project.js';

/** `dev` of Kit and of packages. */
const DEVELOPMENT = /^(?:\$app\/env(?:ironment)?#dev|esm-env#DEV)$/;
const MODE = /^(?:process\.env\.NODE_ENV|import\.meta\.env\.MODE)$/;
const ENVIRONMENT = /^\$(?:app\/)?env\//;

/** The outcome of a test of the mode in a running app that was built; `unknown` for every other test. A switch in the environment counts as off. */
export function inProduction(project: Project, path: string, test: Test): Tri {
  if (test.is === 'truthy') return truthInProduction(project, path, test.value);
  if (test.is !== 'equal') return 'unknown';
  const [mode, other] = isMode(test.left) ? [test.left, test.right] : [test.right, test.left];
  return isMode(mode) && other.is === 'literal' ? other.value === 'production' : isSwitch(project, path, test.left) || isSwitch(project, path, test.right) ? false : 'unknown';
}

/** Is the value true in a running app that was built? */
export function truthInProduction(project: Project, path: string, value: Value): Tri {
  if (value.is === 'literal') return Boolean(value.value);
  if (value.is !== 'ref') return 'unknown';
  const symbol = project.symbol(path, value.ref) ?? '';
  if (DEVELOPMENT.test(symbol) || isSwitch(project, path, value)) return false;
  if (dotted(value.ref) === 'import.meta.env.DEV') return false;
  return dotted(value.ref) === 'import.meta.env.PROD' || 'unknown';
}

function isMode(value: Value): boolean {
  return value.is === 'ref' && MODE.test(dotted(value.ref));
}

/** `env.DEBUG`, `process.env.SHOW_ERRORS` */
function isSwitch(project: Project, path: string, value: Value): boolean {
  return value.is === 'ref' && !isMode(value) && (/^process\.env\./.test(dotted(value.ref)) || ENVIRONMENT.test(project.symbol(path, value.ref) ?? ''));
}

function dotted(ref: Ref): string {
  return ref.from === 'global' ? [ref.name, ...ref.path].join('.') : '';
}
