/** Random modules against the export validators of every Kit. */
import { acceptsExport, invalidExports, type FileFacts, type PackageVersion, type Role } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { kitModule, kitNames, packageVersionOf, type KitName } from '../kits.js';
import { runBatch, type Count, type PropertyOptions, type PropertyReport } from '../property.js';
import { evaluator } from './evaluate.js';
import { modules, type ModuleCase } from './modules.js';

type Validate = (module: object, file?: string) => void;

const validators: readonly (readonly [Role, string])[] = [
  ['layout.universal', 'validate_layout_exports'],
  ['page.universal', 'validate_page_exports'],
  ['layout.server', 'validate_layout_server_exports'],
  ['page.server', 'validate_page_server_exports'],
  ['endpoint', 'validate_server_exports'],
];

/** Each module runs, and its exports are put to each validator of each Kit. Counts how often they refuse. */
export async function checkExports(options: PropertyOptions): Promise<PropertyReport> {
  const asked = (await Promise.all(kitNames.map(validatorsOf))).flat();
  return await runBatch('exports of route modules', modules, async (cases) => {
    const evaluate = evaluator();
    const namespaces = new Map<ModuleCase, object>();
    for (const one of cases) namespaces.set(one, await evaluate(one));
    return (one, count) => {
      const names = Object.keys(namespaces.get(one) ?? {});
      const facts = extractFacts(`src/routes/+page.${one.lang}`, one.text);
      const differences = [compareNames(names, facts), ...asked.map((kit) => compareVerdicts(names, facts, kit, count))];
      const difference = differences.find((each) => each !== undefined);
      return difference === undefined ? undefined : `${difference}:\n${one.text}`;
    };
  }, options);
}

/** One validator of one Kit: the names that it refuses. */
type Validator = { readonly kit: KitName; readonly version: PackageVersion; readonly role: Role; readonly refuses: (name: string) => boolean };

async function validatorsOf(kit: KitName): Promise<readonly Validator[]> {
  const all = await kitModule<{ readonly [name: string]: Validate }>(kit, 'src/utils/exports.js');
  const version = packageVersionOf(kit);
  return validators.map(([role, name]) => {
    const known = new Map<string, boolean>();
    const refuses = (key: string): boolean => {
      const answer = known.get(key) ?? isRefused(all[name] as Validate, key);
      known.set(key, answer);
      return answer;
    };
    return { kit, version, role, refuses };
  });
}

/** A module with this export alone. Kit 3 gives only a code outside of a build. */
function isRefused(validate: Validate, name: string): boolean {
  try {
    validate({ [name]: 1 });
    return false;
  } catch (error) {
    if (/invalid_export|Invalid export/.test(String(error))) return true;
    throw error;
  }
}

/** Do the facts name just what the module exports? `export *` may bring more. */
function compareNames(names: readonly string[], { exports }: FileFacts): string | undefined {
  const values = exports.filter(({ typeOnly }) => !typeOnly).map(({ name }) => name);
  const ours = values.filter((name) => name !== '*').sort();
  const theirs = names.filter((name) => !values.includes('*') || ours.includes(name)).sort();
  return ours.join() === theirs.join() ? undefined : `It exports ${theirs.join()}, we see ${ours.join()}`;
}

function compareVerdicts(names: readonly string[], facts: FileFacts, { kit, version, role, refuses }: Validator, count: Count): string | undefined {
  const odd = names.find((name) => refuses(name) !== (acceptsExport(role, name, version) === false));
  if (odd !== undefined) return `${kit} ${refuses(odd) ? 'refuses' : 'takes'} ${odd} from ${role}, we say otherwise`;
  const theirs = names.filter(refuses);
  count(`${theirs.length === 0 ? 'takes' : 'refuses'} ${role}`);
  const known = new Set(facts.exports.map(({ name }) => name));
  const ours = invalidExports(facts, role, version).map(({ name }) => name);
  return theirs.filter((name) => known.has(name)).join() === ours.join() ? undefined : `${kit} refuses ${theirs.join()} in ${role}, we ${ours.join()}`;
}
