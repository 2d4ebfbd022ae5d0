/** Random configuration files against the validators of every Kit. */
import { configSchema, configSource, schemaProblems, type ConfigForm as AnyForm, type ConfigProblem, type FileFacts, type OptionNode, type PackageVersion } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { evaluator } from '../exports/evaluate.js';
import { kitModule, packageVersionOf, versionOf, type KitName } from '../kits.js';
import { runBatch, type Count, type PropertyOptions, type PropertyReport } from '../property.js';
import { optionFiles, type OptionCase } from './option-files.js';

type Options = { readonly [key: string]: unknown };

/** A Kit, and one of the forms in which it takes its options. `refuses` gives the words; `undefined` when it takes them. */
type Asked = { readonly kit: KitName; readonly version: PackageVersion; readonly schema: OptionNode | undefined; readonly form: ConfigForm; readonly refuses: (options: Options) => string | undefined };

/** Each file is read, and its options are put to each Kit. Counts the codes. */
export async function checkConfig(options: PropertyOptions): Promise<PropertyReport> {
  const asked = [await svelteForm('kit-1'), await svelteForm('kit-2-5'), await svelteForm('kit-2-70'), await viteForm('kit-2-70'), await viteForm('kit-3')];
  return await runBatch('configuration', optionFiles, async (cases) => {
    const values = await valuesOf(cases);
    return (one, count) => {
      const { kit, extensions } = values.get(one) ?? {};
      const texts = { svelte: svelteText(one), vite: viteText(one) };
      const facts = { svelte: extractFacts('svelte.config.js', texts.svelte), vite: extractFacts('vite.config.js', texts.vite) };
      for (const each of asked) {
        const text = texts[each.form];
        const given = each.form === 'svelte' ? { extensions, kit } : { extensions, ...(kit as Options) };
        const difference = compare(each, each.refuses(given), problemsOf(each, text, facts[each.form]), count);
        if (difference !== undefined) return `${difference}:\n${text}`;
      }
      return undefined;
    };
  }, options);
}

/** What the options are when they run; all in one module, since each has its price. */
async function valuesOf(cases: readonly OptionCase[]): Promise<ReadonlyMap<OptionCase, Options>> {
  const each = cases.map(({ before, options, extensions = 'undefined' }) => `(() => { ${before}\nreturn { kit: ${options}, extensions: ${extensions} }; })()`);
  const { values } = await evaluator()({ lang: 'js', text: `export const values = [${each.join(',\n')}];` });
  return new Map(cases.map((one, i) => [one, (values as readonly Options[])[i] ?? {}]));
}

function svelteText({ before, options, extensions }: OptionCase): string {
  return `${before}\nexport default { ${extensions === undefined ? '' : `extensions: ${extensions}, `}kit: ${options} };\n`;
}

function viteText({ before, options, extensions }: OptionCase): string {
  const all = extensions === undefined ? options : `{ extensions: ${extensions}, ${options.slice(1)}`;
  return `import { sveltekit } from '@sveltejs/kit/vite';\n${before}\nexport default { plugins: [sveltekit(${all})] };\n`;
}

/** The forms that Kit reads. */
type ConfigForm = Exclude<AnyForm, 'toBeMoved'>;

function problemsOf({ version, schema, form }: Asked, text: string, facts: FileFacts): readonly ConfigProblem[] {
  const { outer } = configSource(form === 'svelte' ? { svelteConfig: facts } : { viteConfig: facts }, version, true);
  if (!outer) throw new Error(`Its options are not seen:\n${text}`);
  return schemaProblems(schema, { form, object: outer });
}

/** The first of ours must be what Kit stops at: by its code in Kit 3, by its key before. */
function compare({ kit, form }: Asked, theirs: string | undefined, ours: readonly ConfigProblem[], count: Count): string | undefined {
  const [first] = ours;
  const where = `${kit} (${form})`;
  count(`${kit} ${first?.code ?? (theirs === undefined ? 'takes it' : 'refuses it')}`);
  if (theirs === undefined) return first && `${where} takes what we refuse with ${first.code} at ${first.key}`;
  if (!first) return `${where} says "${theirs}", we say nothing`;
  const code = /\bconfig_\w+/.exec(theirs)?.[0];
  if (code !== undefined) return code === first.code ? undefined : `${where} says ${code}, we say ${first.code} at ${first.key}`;
  const key = /\bconfig\.(?:kit\.)?[\w.-]+/.exec(theirs)?.[0].replace(/^config\.(?:kit\.)?|\.$/g, '');
  // Of several unknown keys Kit stops at the first that is spread or written.
  const same = ours.filter(({ is, code }) => is === first.is && code === first.code);
  return key === undefined || same.some((one) => `${key}.`.startsWith(`${one.key.replace(/^kit\./, '')}.`)) ? undefined : `${where} says "${theirs}", we say ${first.code} at ${first.key}`;
}

async function svelteForm(kit: KitName): Promise<Asked> {
  const { validate_config } = await kitModule<Config>(kit, 'src/core/config/index.js');
  return { kit, ...ours(kit, 'svelte'), refuses: (options) => said(() => validate_config(options)) };
}

async function viteForm(kit: KitName): Promise<Asked> {
  const { validate_config, split_config } = await kitModule<Config>(kit, 'src/core/config/index.js');
  return { kit, ...ours(kit, 'vite'), refuses: (options) => said(() => validate_config(split_config(options).svelte_config)) };
}

function ours(kit: KitName, form: ConfigForm): Pick<Asked, 'form' | 'schema' | 'version'> {
  return { form, version: packageVersionOf(kit), schema: configSchema(versionOf(kit), form) };
}

type Config = { readonly validate_config: (config: Options) => unknown; readonly split_config: (config: Options) => { readonly svelte_config: Options } };

/** What is thrown, or in Kit 3 printed before that. */
function said(validate: () => unknown): string | undefined {
  const { log, warn } = console;
  const printed: string[] = [];
  console.log = (text: string) => void printed.push(text);
  console.warn = () => undefined;
  try {
    validate();
    return undefined;
  } catch (error) {
    return printed.length > 0 ? printed.join('\n') : (error as Error).message;
  } finally {
    Object.assign(console, { log, warn });
  }
}
