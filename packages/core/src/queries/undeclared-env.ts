/** Variables of the environment that a file takes and that the app does not declare. */
import type { FileFacts, Ref } from '../facts.js';
import { constant, property, type Place } from '../kit/config-value.js';
import { envFile, envVariables, type EnvVariables } from '../kit/env-file.js';
import type { Edge } from '../modules/edge.js';
import type { Project } from '../project/project.js';

export type UndeclaredEnv = {
  readonly edge: Edge;
  /** Sorted, each once. */
  readonly names: readonly string[];
  /** They are exports, which are missing in the build; else properties of `env`, which are `undefined`. */
  readonly areExports: boolean;
};

const MODULE = /^\$(?:env\/(?<how>static|dynamic)|app\/env)\/(?<who>private|public)$/;

/**
 * From Kit 3 on, and in Kit 2 where the app asks for it, Kit's modules have what `src/env` declares for them and nothing else. Nothing where
 * the declarations cannot be read.
 * @see @sveltejs/kit src/core/env.js create_env_modules (3.2.0)
 */
export function undeclaredEnv(project: Project, path: string): readonly UndeclaredEnv[] {
  const facts = project.facts(path);
  const edges = project.imports(path).filter(({ module, value }) => value && MODULE.test(module ?? '') && isMadeOfDeclarations(project, module ?? ''));
  const declared = facts && edges.length > 0 ? declaredIn(project) : undefined;
  if (!facts || !declared) return [];
  return edges.flatMap((edge): readonly UndeclaredEnv[] => {
    const { how, who } = MODULE.exec(edge.module ?? '')?.groups ?? {};
    const names = (how === 'dynamic' ? readFromEnv(facts, edge) : importedNames(edge)).filter((name) => declared(name, who === 'public') === false);
    return names.length === 0 ? [] : [{ edge, names: [...new Set(names)].sort(), areExports: how !== 'dynamic' }];
  });
}

/** In Kit 2 the older modules go on as before, whatever is declared. */
function isMadeOfDeclarations(project: Project, module: string): boolean {
  if (project.kitSatisfies('>=3.0.0') === true) return true;
  return module.startsWith('$app/') && project.kitSatisfies('>=2.63.0 <3.0.0') === true && project.config.explicitEnv === true;
}

/** Is a variable declared for browsers, or for servers? Undefined when nothing is known of the declarations. */
function declaredIn(project: Project): ((name: string, isPublic: boolean) => boolean | undefined) | undefined {
  const files = project.filesOf('env');
  if (files.length === 0) return () => false;
  const variables: EnvVariables = envVariables(project, envFile(project));
  if (variables.is !== 'object' || variables.isOpen) return undefined;
  const known = new Map(variables.names.map(({ name, place }) => [name, isPublicOf(place)]));
  return (name, isPublic) => {
    const whose = known.get(name);
    return known.has(name) ? whose === undefined || whose === isPublic : false;
  };
}

function isPublicOf(place: Place): boolean | undefined {
  const option = property(place, 'public');
  if (option === 'unset') return place.value.is === 'object' ? false : undefined;
  const value = option === 'unknown' ? undefined : constant(option);
  return value === undefined ? undefined : Boolean(value);
}

function importedNames({ fact }: Edge): readonly string[] {
  return fact.names.filter(({ imported, typeOnly, used }) => used && !typeOnly && imported !== 'default' && imported !== '*').map(({ imported }) => imported);
}

/** `env.SHOP_KEY`, and `const { SHOP_KEY } = env`. */
function readFromEnv({ bindings, calls, reads }: FileFacts, edge: Edge): readonly string[] {
  const taken = bindings.flatMap(({ init, rest }) => (init?.is === 'ref' && !rest ? [init.ref] : []));
  const refs: readonly Ref[] = [...reads.map(({ ref }) => ref), ...calls.map(({ callee }) => callee), ...taken];
  return refs.flatMap((ref) => (ref.from === 'import' && ref.import === edge.import && ref.path[0] === 'env' ? ref.path[1] ?? [] : [])).filter((name) => name !== '[]');
}
