/** Calls that change what a package keeps, or an object which it made and a module keeps: a language, a store's setter, a client that is logged in. */
import type { BindingFact, CallFact, Ref } from '../facts.js';
import type { Project } from '../project/project.js';
import { isKeptBinding, STORE_MAKERS, type StateOwner } from './state-target.js';

export type SingletonCall = {
  readonly kind: 'store' | 'client';
  /** The callee as the user would write it: `pb.authStore.loadFromCookie`, `setLocale`. */
  readonly name: string;
  /** Absent for what a package keeps itself. */
  readonly owner?: StateOwner;
};

const SUPABASE = /^@supabase\/(?:supabase-js#createClient|ssr#create(?:Browser|Server)Client|auth-helpers-sveltekit#create\w*Client)$/;

/** Who made the object, and which of its methods change it for everybody. Calls on the way are written without their arguments. */
const CHANGES: readonly { readonly maker: RegExp; readonly method: RegExp; readonly kind: SingletonCall['kind'] }[] = [
  { maker: STORE_MAKERS, method: /^(?:set|update)$/, kind: 'store' },
  { maker: /^sveltekit-i18n#default$/, method: /^(?:setLocale|locale\.(?:set|update))$/, kind: 'store' },
  { maker: /^typesafe-i18n\/svelte#initI18nSvelte$/, method: /^setLocale$/, kind: 'store' },
  { maker: /^pocketbase#default$/, method: /^(?:authStore\.(?:loadFromCookie|save)|(?:collection\(\)|admins)\.auth\w+)$/, kind: 'client' },
  { maker: SUPABASE, method: /^auth\.(?:setSession|setAuth|signIn\w*|signUp|verifyOtp|exchangeCodeForSession)$/, kind: 'client' },
  { maker: /^(?:node-)?appwrite#Client$/, method: /^set(?:Session|JWT)$/, kind: 'client' },
  { maker: /^@directus\/sdk#createDirectus$/, method: /^(?:login|setToken)$/, kind: 'client' },
];

/** Functions that change what a package keeps for the whole process: the language in which everything is written from then on. */
const OF_PACKAGES: ReadonlySet<string> = new Set(['svelte-i18n#init', 'i18next#default.changeLanguage', 'i18next#changeLanguage', 'dayjs#default.locale', 'moment#default.locale']);

/** The last names of these methods: other calls need not be followed, and nearly all are others. */
const CHANGING = /^(?:init|changeLanguage|locale|set\w*|update|loadFromCookie|save|auth\w+|sign\w+|verifyOtp|exchangeCodeForSession|login)$/;

/** What the call does to a singleton; undefined for every other call. */
export function singletonCall(project: Project, path: string, call: CallFact): SingletonCall | undefined {
  const method = call.callee.path.at(-1);
  if (method !== undefined && !CHANGING.test(method)) return undefined; // a destructured method is called by any name
  const symbol = project.symbol(path, call.callee);
  if (symbol !== undefined && OF_PACKAGES.has(symbol)) return { kind: 'store', name: nameInFile(project, path, call.callee, symbol) };
  const kept = keptObject(project, path, call.callee);
  const change = kept && CHANGES.find((one) => one.maker.test(kept.maker) && one.method.test(kept.path.join('.')));
  return change && { kind: change.kind, name: [kept.name, ...kept.path.slice(kept.taken)].join('.'), owner: kept.owner };
}

/** `i18next.changeLanguage`, with the name by which the file imports it. */
function nameInFile(project: Project, path: string, ref: Ref, symbol: string): string {
  const names = ref.from === 'import' ? project.facts(path)?.imports[ref.import]?.names : undefined;
  const local = names?.find((one) => one.imported === ref.path[0])?.local;
  return [local ?? symbol.replace(/.*#/, ''), ...ref.path.slice(1)].join('.');
}

type Kept = {
  readonly maker: string;
  readonly owner: StateOwner;
  readonly name: string;
  /** Properties behind the object. */
  readonly path: readonly string[];
  /** How many of them a destructuring took already. */
  readonly taken: number;
};

function keptObject(project: Project, path: string, ref: Ref): Kept | undefined {
  if (ref.from === 'call') {
    const inner = project.facts(path)?.calls[ref.call];
    const kept = inner && keptObject(project, path, inner.callee);
    return kept && { ...kept, path: [...kept.path.slice(0, -1), `${kept.path.at(-1) ?? ''}()`, ...ref.path] };
  }
  const target = project.resolve(path, ref);
  const binding = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding] : undefined;
  if (target.is !== 'binding' || !binding || !isKeptBinding(project, target.path, binding)) return undefined;
  const made = madeBy(project, target.path, binding);
  return made && { maker: made.symbol, owner: { path: target.path, binding: target.binding }, name: binding.name, path: [...made.path, ...target.rest], taken: made.path.length };
}

function madeBy(project: Project, path: string, { init }: BindingFact): { readonly symbol: string; readonly path: readonly string[] } | undefined {
  const index = init?.is === 'call' ? init.call : init?.is === 'ref' && init.ref.from === 'call' ? init.ref.call : undefined;
  const symbol = index === undefined ? undefined : makerOf(project, path, index);
  return symbol === undefined ? undefined : { symbol, path: init?.is === 'ref' ? init.ref.path : [] };
}

/** The package's function behind a call: through `new Client().setProject(…)` and the app's own `createClient()`. */
function makerOf(project: Project, path: string, index: number, hops = 0): string | undefined {
  const facts = project.facts(path);
  const call = facts?.calls[index];
  if (!facts || !call || hops > 6) return undefined;
  if (call.callee.from === 'call') return makerOf(project, path, call.callee.call, hops + 1);
  const symbol = project.symbol(path, call.callee);
  const own = symbol === undefined && !call.new ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
  const exit = own && project.facts(own.path)?.exits.find((one) => one.fn === own.fn && one.kind === 'return');
  return own && exit?.value?.is === 'call' ? makerOf(project, own.path, exit.value.call, hops + 1) : symbol;
}
