/** What a part of Kit's event says about the visitor. */
import type { Entry } from '../project/project.js';

/**
 * Where request data came from, weakest first: `answer` (what the request's own `fetch`, or a client in `locals`, answered), `input`
 * (form data, parameters, URL, a remote function's argument), `identity` (`locals`, `cookies`, headers).
 */
export type RequestSource = { readonly kind: 'answer' | 'input' | 'identity'; /** As the user would write it: `locals.user`. */ readonly name: string };

const KINDS: { readonly [property: string]: RequestSource['kind'] } = {
  cookies: 'identity', getClientAddress: 'identity', request: 'input', params: 'input', url: 'input', fetch: 'answer', data: 'input', parent: 'input',
};

/** Says whose server it is, not who asks. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set(['origin', 'host', 'hostname', 'port', 'protocol']);

/** What apps keep in `locals` that belongs to the app: what a query answers hangs on its arguments. */
const OF_THE_APP = /^(?:db|database|prisma|drizzle|knex|kysely|mongo(?:db)?|redis|kv|cache|sql|pool|log(?:ger)?|config|env)$/i;
/** Clients that may act for the visitor. */
const CLIENT = /^(?:pb|pocketbase|supabase|directus|appwrite|strapi|api|trpc|sdk|fetch)$|(?:Client|Service|Repository|Api)$/;
/** Methods of texts and lists: what they give is still the value. */
const OF_VALUES = /^(?:map|filter|forEach|find|findLast|flat|flatMap|reduce|some|every|at|slice|concat|join|includes|split|trim|replace|replaceAll|match|toLowerCase|toUpperCase|toString|toSorted|sort|reverse)$/;
const WHO = /auth|session|user|account|profile|member|token|claims/i;

/**
 * The source that an entry's parameter, with the properties read of it, stands for. `called`: the last property is called, and it is
 * its answer that counts. Undefined for what is the same for every request, or not known.
 */
export function eventSource(entry: Entry, index: number, path: readonly string[], called: boolean): RequestSource | undefined {
  if (index > 0) return undefined;
  switch (entry.role) {
    case 'remote': return { kind: 'input', name: 'the argument' };
    case 'load': case 'action': case 'handler': return partOfEvent(path, called);
    case 'handle': case 'handleError': case 'handleFetch':
      if (path[0] === 'event') return partOfEvent(path.slice(1), called);
      return path[0] === 'request' ? partOfEvent(path, called) : undefined;
    default: return undefined;
  }
}

/** The same for the properties of the event itself; all of it when there are none. */
export function partOfEvent(path: readonly string[], called: boolean): RequestSource | undefined {
  const [property, ...rest] = path.filter((part) => part !== '[]');
  if (property === undefined) return { kind: 'answer', name: 'the event' };
  if (property === 'locals') return partOfLocals(rest, called);
  if (property === 'request' && rest[0] === 'headers') return { kind: 'identity', name: 'request.headers' };
  if (property === 'url' && SAME_FOR_ALL.has(rest[0] ?? '')) return undefined;
  // The request's own fetch sends the visitor's cookies: kept, it is theirs; called, it answers.
  const kind = property === 'fetch' && !called ? 'identity' : Object.hasOwn(KINDS, property) ? KINDS[property] : undefined;
  return kind && { kind, name: nameOf(property, rest) };
}

function partOfLocals(path: readonly string[], called: boolean): RequestSource | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return { kind: 'identity', name: 'locals' };
  if (OF_THE_APP.test(name)) return undefined;
  const answers = CLIENT.test(name) || (called && rest.length > 0 && !OF_VALUES.test(rest.at(-1) as string));
  return { kind: answers && !path.some((part) => WHO.test(part)) ? 'answer' : 'identity', name: `locals.${name}` };
}

function nameOf(property: string, rest: readonly string[]): string {
  const member = property === 'params' || property === 'data' ? rest[0] : undefined;
  return member === undefined || /^\d+$/.test(member) ? property : `${property}.${member}`;
}

/** How a message speaks of it: "`locals.user` of one request". */
export function sourceInWords({ kind, name }: RequestSource): string {
  const code = name.startsWith('the ') ? name : `\`${name}\``;
  return kind === 'answer' && name !== 'the event' ? `what ${code} answered one request` : `${code} of one request`;
}
