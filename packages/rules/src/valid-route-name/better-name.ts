import { folderOf, nameOf, newestRouteGrammar, routeFolder, routeProblems, type Project, type RouteProblem } from '@sk-audit/core';

/** A name for the folder that Kit takes and that no folder beside it has; `undefined` where what was meant cannot be told. */
export function betterName(project: Project, problem: RouteProblem & { readonly id: string }): string | undefined {
  const folder = routeFolder(project, problem.id);
  const candidates = candidatesFor[problem.code]?.(nameOf(folder), problem.part ?? '') ?? [];
  return candidates.find((name) => isFree(project, `${folderOf(folder)}/${name}`));
}

function isFree(project: Project, folder: string): boolean {
  const { config, kit } = project;
  const isTaken = project.paths().some((path) => path.startsWith(`${folder}/`));
  return !isTaken && routeProblems([`${folder}/+page.svelte`], config, kit).every(({ code }) => code === 'param_matcher_missing');
}

/** What may stand in the names of parameters, in words. */
export function allowedInNames({ kit }: Project): string {
  return newestRouteGrammar(kit).hyphens ? 'letters, digits, `_` and `-`' : 'letters, digits and `_`';
}

/** Names that may be meant by a name and the part at fault, the likeliest first. */
const candidatesFor: { readonly [code in RouteProblem['code']]?: (name: string, part: string) => readonly string[] } = {
  route_escape_uppercase: (name, part) => [name.replaceAll(part, part.toLowerCase())],
  route_escape_hex_length: (name, part) => [name.replaceAll(part, escapeOf(part))],
  route_escape_unicode_length: (name, part) => [name.replaceAll(part, escapeOf(part))],
  route_params_adjacent: (name) => [name.replaceAll('][', ']-[')],
  route_unbalanced_brackets: (name) => [`${name}]`, `[${name}`],
  route_hash_character: (name) => [name.replaceAll('#', '[x+23]')],
  route_optional_after_rest: (name) => [name.replace(/^\[\[(.+?)\]\]/, '[$1]')],
  route_optional_rest: (name) => [name.replace(/\[\[(\.\.\.[^\]]+)\]\]/, '[$1]')],
  route_param_invalid: (name, part) => [name.replaceAll(part, cleaned(part))],
};

/** `[x+2]` becomes `[x+02]`, `[u+e9]` `[u+00e9]`, `[x+1f600]` `[u+1f600]`. */
function escapeOf(part: string): string {
  const digits = part.slice('[x+'.length, -1).replace(/^0+/, '');
  return part.startsWith('[x') && digits.length <= 2 ? `[x+${digits.padStart(2, '0')}]` : `[u+${digits.padStart(4, '0')}]`;
}

/** The parameter with `_` for what may not stand in names: `[user id]` becomes `[user_id]`. As it is with letters that are not ASCII. */
function cleaned(part: string): string {
  const [, opening = '', content = '', closing = ''] = /^(\[+(?:\.\.\.)?)(.*?)(\]+)$/.exec(part) ?? [];
  const names = content.split('=').map((name) => name.replace(/\W+/g, '_').replace(/^_+|_+$/g, ''));
  return /[^\x20-\x7e]/.test(content) ? part : opening + names.join('=') + closing;
}
