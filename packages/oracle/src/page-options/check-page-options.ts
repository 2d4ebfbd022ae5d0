/** Random modules against Kit's static analysis of page options, and against what they really export. */
import { ownPageOptions, staticPageOptions, type FileFacts } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { evaluator } from '../exports/evaluate.js';
import type { ModuleCase } from '../exports/modules.js';
import { kitModule, packageVersionOf, type KitName } from '../kits.js';
import { runBatch, type Count, type PropertyOptions, type PropertyReport } from '../property.js';
import { optionModules } from './option-modules.js';

type Analyse = (...args: readonly string[]) => { readonly [name: string]: unknown } | null;

/** Kit looks no further at a text that matches nothing of this. */
const namesAnOption = /ssr|prerender|csr|trailingSlash|config|entries|load|export[\s\n]+\*[\s\n]+from/;

/** The Kits that have the analysis. Counts what it could read. */
const analysing: readonly KitName[] = ['kit-2-70', 'kit-3'];

/** Each module is put to the analysis of each Kit, and run. */
export async function checkPageOptions(options: PropertyOptions): Promise<PropertyReport> {
  const asked = await Promise.all(analysing.map(async (kit) => ({
    kit, version: packageVersionOf(kit), analyse: (await kitModule<{ statically_analyse_page_options: Analyse }>(kit, 'src/exports/vite/static_analysis/index.js')).statically_analyse_page_options,
  })));
  return await runBatch('page options', optionModules, async (cases) => {
    const evaluate = evaluator();
    const namespaces = new Map<ModuleCase, Namespace>();
    for (const one of cases) namespaces.set(one, await evaluate(one));
    return (one, count) => {
      const file = `src/routes/+page.${one.lang}`;
      const facts = extractFacts(file, one.text);
      const differences = [
        compareTruth(facts, namespaces.get(one) ?? {}),
        ...asked.map(({ kit, version, analyse }) => compareAnalysis(kit, analyse(file, one.text), staticPageOptions(facts, version), one, count)),
        ...asked.map(({ kit, analyse }) => compareKnowledge(kit, analyse(file, one.text), facts)),
      ];
      const difference = differences.find((each) => each !== undefined);
      return difference === undefined ? undefined : `${difference}:\n${one.text}`;
    };
  }, options);
}

type Namespace = { readonly [name: string]: unknown };
type Read = Namespace | null;

/** The same options with the same values, or both give up. */
function compareAnalysis(kit: KitName, theirs: Read, ours: Namespace | undefined, { text }: ModuleCase, count: Count): string | undefined {
  if (!namesAnOption.test(text)) {
    count(`${kit} does not look`);
    return Object.keys(ours ?? {}).length === 0 ? undefined : `We read ${describe(ours)} where no option is named`;
  }
  count(`${kit} ${theirs === null ? 'gives up' : Object.keys(theirs).length === 0 ? 'reads nothing' : 'reads options'}`);
  const [a, b] = [describe(theirs), describe(ours ?? null)];
  return a === b ? undefined : `${kit} reads ${a}, we read ${b}`;
}

/** Regular expressions and big integers are literals whose values nobody needs. */
function describe(options: Namespace | null | undefined): string {
  if (!options) return 'nothing that it could rely on';
  const values = Object.entries(options).map(([name, value]) => [name, value instanceof RegExp || typeof value === 'bigint' ? null : value]);
  return JSON.stringify(values.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** What we know of `ssr`, `csr` and `prerender` is what the module says when it runs, and all that Kit reads we know. */
function compareTruth(facts: FileFacts, namespace: Namespace): string | undefined {
  const own = ownPageOptions(facts);
  for (const name of ['ssr', 'csr', 'prerender'] as const) {
    if (own[name] !== 'unknown' && own[name] !== namespace[name]) return `${name} is ${String(namespace[name])}, we say ${String(own[name])}`;
  }
  return undefined;
}

function compareKnowledge(kit: KitName, theirs: Read, facts: FileFacts): string | undefined {
  const own = ownPageOptions(facts);
  for (const name of ['ssr', 'csr', 'prerender'] as const) {
    const value = theirs?.[name];
    const isMeant = typeof value === 'boolean' || (name === 'prerender' && value === 'auto');
    if (isMeant && own[name] !== value) return `${kit} reads ${name} = ${String(value)}, we say ${String(own[name])}`;
  }
  return undefined;
}
