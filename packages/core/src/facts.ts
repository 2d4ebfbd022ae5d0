/**
 * What one file says about itself, as plain JSON: it crosses threads and lies in the cache.
 *
 * Facts are tables that point into each other by index: a call knows its function, a value knows its call. Nothing here knows
 * another file, Kit's version or a rule. Equal places, lists of names and literals may be one object, also in several files; the callees
 * of two calls never are.
 */
import type { Span } from './span.js';

/** Everything that can stand in a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The semantic account of one file. Every table is empty when `unparsed` is set: then the contents are unknown, not absent. */
export type FileFacts = {
  /** Project-relative POSIX path. */
  readonly path: string;
  /** Why the file could not be parsed, in the parser's words. */
  readonly unparsed?: string;
  /** True when only the scripts could be read (`.svx`, `.md` …): the markup is unknown. */
  readonly markupUnknown?: boolean;
  /** The text of a file that is no code, but that rules read: `app.html`, `tsconfig.json`, `package.json`. */
  readonly text?: string;
  /** Of a layout component: those of the texts by which Kit tells that it renders its children, comments not excepted. */
  readonly childTexts?: readonly string[];
  /** Of a component: what of its markup links can lead to. */
  readonly ids?: IdsFact;
  /** The component is written in runes mode (a rune is used, or `<svelte:options runes />`). */
  readonly runes?: boolean;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly bindings: readonly BindingFact[];
  /** Index 0 is the module's top level; in a component 1 is the instance script and 2 the markup. */
  readonly functions: readonly FunctionFact[];
  readonly calls: readonly CallFact[];
  readonly writes: readonly WriteFact[];
  readonly reads: readonly ReadFact[];
  readonly awaits: readonly AwaitFact[];
  readonly exits: readonly ExitFact[];
  readonly tries: readonly TryFact[];
  readonly conditions: readonly ConditionFact[];
  /** What has surely run when a place is reached; see {@link StepFact}. */
  readonly steps: readonly StepFact[];
  readonly elements: readonly ElementFact[];
  /** `{#await value}` blocks. */
  readonly awaitBlocks: readonly AwaitBlockFact[];
  /** Of a component: its `{#key …}` blocks, whose contents are made anew. */
  readonly keyed?: readonly Span[];
  /** Of a component: where the markup shows its variables. */
  readonly shown?: readonly ShownFact[];
  readonly disables: readonly DisableFact[];
  /** Where names from `$app/stores` and `$app/paths` are used, in source order; absent when nothing is imported from there. */
  readonly nameUses?: readonly NameUseFact[];
};

/** Literal values of `id`, and of the `name` of links, each once. `open`: there may be more (computed ones, spread attributes, `{@html}`, which is `rawHtml`). */
export type IdsFact = { readonly known: readonly string[]; readonly open?: true; readonly rawHtml?: true };

/** One edge out of the file, as it is written. */
export type ImportFact = {
  readonly kind: 'import' | 'export-from' | 'dynamic' | 'glob' | 'require' | 'url' | 'worker' | 'css';
  /** The specifier as written, with its query. For a template literal, `*` stands for each hole. */
  readonly specifier: string;
  /** The specifier has holes, or is a glob. */
  readonly pattern?: boolean;
  /** For `glob`: the query that its options add to every path, such as `?raw`; of the older `as: 'raw'` too. */
  readonly query?: string;
  /** The specifier with its quotes. */
  readonly span: Span;
  /** The whole statement or call. */
  readonly statement: Span;
  /** Of an `import`: the white space before it, when it begins its line with some. */
  readonly indent?: Span;
  /** `import type …`, `export type …`. */
  readonly typeOnly?: boolean;
  readonly names: readonly ImportedName[];
  /** The function in which it is executed; 0 for static imports. */
  readonly fn: number;
  /** Index into `conditions` of the innermost condition around it. */
  readonly when?: number;
};

export type ImportedName = {
  /** Name in the other module; `default`; `*` for the namespace. */
  readonly imported: string;
  /** Name in this file (for `export … from`, the exported name). */
  readonly local: string;
  /** `import { type X }`. */
  readonly typeOnly?: boolean;
  /** Used as a value anywhere in the file. Absent when only types use it, or nothing does. */
  readonly used?: boolean;
  readonly span: Span;
};

/** One place where an imported name is used as a value. */
export type NameUseFact = {
  /** Index into `imports`. */
  readonly import: number;
  /** The name in this file. */
  readonly local: string;
  readonly fn: number;
  /** The identifier; of a store that is read by `$name`, with the dollar. */
  readonly span: Span;
  /** `$name` */
  readonly store?: true;
  /** The property that is taken from it at once: `url` of `$page.url`. */
  readonly member?: string;
  /** Another expression in its place would mean something else: `{ name }`, `{name}` as an attribute, `export { name }`, or the bare name of a store is something else here. */
  readonly bound?: true;
  readonly begins?: BegunText;
};

/** The text that a name begins: `${base}/cart`, `base + '/cart'`, `href="{base}/cart"`. */
export type BegunText = {
  readonly how: 'template' | 'sum' | 'attribute';
  /** The whole expression, or the whole value of the attribute with its quotes. */
  readonly span: Span;
  /** What follows the name: texts as they are written, and the places of the holes with their braces. */
  readonly rest: readonly (string | Span)[];
};

export type ExportFact = {
  /** `default`, a name, or `*` for `export * from`. */
  readonly name: string;
  /** Index into `bindings`, when a binding of this file is exported. */
  readonly binding?: number;
  /** `export default <expression>`. */
  readonly value?: Value;
  /** Re-export: index into `imports` and the name over there (`*` for all, or the namespace). */
  readonly from?: { readonly import: number; readonly name: string };
  readonly typeOnly?: boolean;
  /** Written as `export default …`, `export const { x } = …` or `export { x }` without `from`; absent for all else. */
  readonly how?: 'default' | 'pattern' | 'list';
  /** The binding is a variable whose initialiser is a literal with nothing around it (`bare`), or nothing but parentheses. */
  readonly literal?: 'bare' | 'parenthesised';
  readonly span: Span;
};

/** A variable, function, class, parameter or import of any scope that a recorded fact mentions; all variables and classes of the top levels. */
export type BindingFact = {
  readonly name: string;
  readonly kind: 'const' | 'let' | 'var' | 'function' | 'class' | 'import' | 'param' | 'catch' | 'each' | 'store';
  /** The function whose scope declares it: 0 the module, in components 1 the instance. */
  readonly fn: number;
  /** The declared name. */
  readonly span: Span;
  /** The initialiser; for a destructured name, the part that it takes; for a loop's or an `{#each}` block's variable, what it goes through. */
  readonly init?: Value;
  /** For `import`: index into `imports` and the imported name. */
  readonly import?: { readonly import: number; readonly name: string };
  /** For `function` (and for a const that is initialised with a function literal): index into `functions`. */
  readonly function?: number;
  /** Declared with `export let`, `export { it as … }`, `$props()` or as a snippet parameter: given from outside. */
  readonly prop?: boolean;
  /** Of a prop of `$props()`: a default takes its place when it is not given. */
  readonly fallback?: true;
  /** Of the instance script: `export const`. */
  readonly exported?: true;
  /** What a pattern leaves of an object (`const { id, ...rest } = cart`): `init` is the whole. */
  readonly rest?: true;
  /** Declared type, as written, when it is short (`Map<string, User>`, `PageLoad`). */
  readonly type?: string;
};

/**
 * Where a name leads once aliases are followed: `const { cookies: c } = event` makes `c` lead to parameter 0, path `['cookies']`.
 * `path` holds the property names after the root; a computed property is `'[]'`.
 */
export type Ref =
  | { readonly from: 'import'; readonly import: number; readonly module: string; readonly path: readonly string[] }
  | { readonly from: 'binding'; readonly binding: number; readonly path: readonly string[] }
  | { readonly from: 'param'; readonly fn: number; readonly index: number; readonly path: readonly string[] }
  | { readonly from: 'global'; readonly name: string; readonly path: readonly string[] }
  | { readonly from: 'call'; readonly call: number; readonly path: readonly string[] }
  /** `of` is the expression whose properties they are, where there is one: `(a ?? b).name`. */
  | { readonly from: 'unknown'; readonly path: readonly string[]; readonly of?: Value };
// For `import`, path[0] is the name in the other module (`default`; absent for the bare namespace object).
// `import.meta.env.SSR` is the global `import.meta` with path ['env', 'SSR']; `this` is the global `this`.
// `$store` in a component leads to the binding of kind `store` whose init is the store's ref.

/** An expression, as far as rules need it. Type assertions, parentheses and `await` are transparent (`await` sets `awaited`). */
export type Value =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'undefined' }
  /** `a${x}b`, and string concatenation: `parts.length === holes.length + 1`. */
  | { readonly is: 'template'; readonly parts: readonly string[]; readonly holes: readonly Value[] }
  | { readonly is: 'ref'; readonly ref: Ref; readonly awaited?: true }
  /** The result of a call or of `new`; index into `calls`. */
  | { readonly is: 'call'; readonly call: number; readonly awaited?: true }
  /** A function or class literal; index into `functions` (a class is its constructor, or absent). */
  | { readonly is: 'function'; readonly fn: number }
  | { readonly is: 'class' }
  /**
   * `open` means that a spread or a computed key may add more; `spreads` are the values spread into it; `spans` say where each property that
   * is written here stands, key and value.
   */
  | { readonly is: 'object'; readonly props: { readonly [key: string]: Value }; readonly open?: true; readonly spreads?: readonly Value[]; readonly spans?: { readonly [key: string]: Span } }
  | { readonly is: 'array'; readonly items: readonly Value[]; readonly open?: true }
  /**
   * One of several: `a ?? b`, `a || b`, `c ? a : b`. `whens` has for each the innermost condition under which it is taken, as an index into
   * `conditions`; null where there is none, and for literals written there; absent when all are null.
   */
  | { readonly is: 'either'; readonly of: readonly Value[]; readonly whens?: readonly (number | null)[] }
  /** Anything else, made of these. Empty when nothing is known. */
  | { readonly is: 'mix'; readonly of: readonly Value[] };

export type FunctionFact = {
  /** Index of the enclosing function; -1 for the top levels. */
  readonly parent: number;
  /** A class with fields and no constructor has one without a name, whose span is the class's body. */
  readonly kind: 'module' | 'instance' | 'markup' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'static';
  readonly span: Span;
  /** Its own name, or that of the variable or property to which it is assigned. */
  readonly name?: string;
  readonly nameSpan?: Span;
  readonly async?: true;
  readonly generator?: true;
  /** There is a `yield` in it. */
  readonly yields?: true;
  readonly params: readonly ParamFact[];
  /** Where the first parameter would stand, when there is none. */
  readonly paramsAt?: number;
  /** Passed as argument `index` of call `call`. */
  readonly argument?: { readonly call: number; readonly index: number };
  /** Given to an attribute or directive of element `element`: `onclick`, `on:click`, `use:enhance` … */
  readonly attribute?: { readonly element: number; readonly name: string };
  /** Member of the class that is this binding (or an anonymous class: -1). */
  readonly classBinding?: number;
  /** The conditions under which it is created. */
  readonly when?: number;
  /** The last step of the enclosing function before it is created. */
  readonly at?: number;
};

export type ParamFact = {
  /** The name, when it is not destructured. TypeScript's `this` is no parameter. */
  readonly name?: string;
  readonly rest?: true;
  readonly type?: string;
  /** Names of the properties that a destructuring pattern takes; with a rest element the last is `...`. */
  readonly keys?: readonly string[];
  /** Where they begin: the offset behind the brace. */
  readonly keysAt?: number;
  /** Where each of them stands, with the name that it gets and its default. */
  readonly keySpans?: readonly Span[];
};

export type CallFact = {
  readonly fn: number;
  readonly span: Span;
  /** The callee expression alone. */
  readonly calleeSpan: Span;
  readonly callee: Ref;
  /** The callee is itself a function literal (IIFE); index into `functions`. */
  readonly calleeFn?: number;
  readonly new?: true;
  /** The called property is reached through `?.`: `user?.name()`, not `user?.cart.total()`. */
  readonly optional?: true;
  /** Of a tagged template: an array of its texts, then the holes. */
  readonly args: readonly Value[];
  /** Source places of `args`. */
  readonly argSpans: readonly Span[];
  /** Of a function of `@sveltejs/kit` or `$app/navigation`, for each argument: where the values of an object stand that is written there, shorthands too. */
  readonly argParts?: readonly { readonly [key: string]: Span }[];
  /** An argument is spread: the number and the order are unknown. */
  readonly spread?: true;
  /**
   * What becomes of the value, `await` aside: `discarded` (a statement, or an operand of `&&`, `||`, `?:`, `,` in one, or `void`),
   * `returned` (return, or the body of a concise arrow), `thrown`, `stored` (initialises or is assigned to something),
   * `argument`, `tested` (a condition), `member` (its property is read or called), `other`.
   */
  readonly use: 'discarded' | 'returned' | 'thrown' | 'stored' | 'argument' | 'tested' | 'member' | 'other';
  readonly awaited?: true;
  /** For `discarded`: the whole expression statement. */
  readonly statement?: Span;
  /** Innermost first: the `try` statements with a handler in whose block it stands, inside the same function. */
  readonly tries?: readonly number[];
  /** Innermost `catch` clause or `finally` block in which it stands: index into `tries`. */
  readonly handler?: number;
  readonly when?: number;
  /** The step that this call completes; its own `prev` chain is what surely ran before. Absent in markup, and where nothing gets. */
  readonly step?: number;
  /** It stands inside a loop of its function. */
  readonly loop?: true;
};

/** An assignment. Mutating calls (`x.push()`, `x.set()`, `Object.assign(x, …)`) are calls, not writes. */
export type WriteFact = {
  readonly fn: number;
  readonly span: Span;
  /** What is written; `path` is empty when the variable itself is. */
  readonly target: Ref;
  readonly how: '=' | 'op=' | '??=' | '||=' | '&&=' | '++' | 'delete' | 'bind' | 'for';
  /** `$store = …`: goes through the store's `set`. */
  readonly store?: true;
  readonly value?: Value;
  readonly tries?: readonly number[];
  readonly when?: number;
  /** Last step before it. */
  readonly at?: number;
};

/**
 * Reading (as a value, not as a callee) of a top-level binding, an import, a parameter's property or a global of note. One a function and
 * ref; of a global, one for each condition. In a component a parameter's properties do not count, and of its own variables only props,
 * stores and what may hold a function.
 */
export type ReadFact = {
  readonly fn: number;
  readonly span: Span;
  readonly ref: Ref;
  /** The value is passed on as it is to an attribute or directive of this element. */
  readonly attribute?: { readonly element: number; readonly name: string };
  /** For a global: the innermost condition. */
  readonly when?: number;
};

/** `await`, and the wait for each round of `for await`. */
export type AwaitFact = {
  readonly fn: number;
  readonly span: Span;
  readonly value: Value;
  /** Names of the variables that its statement defines. */
  readonly defines: readonly string[];
  /** Names of the local variables that its expression uses, also in functions inside it. */
  readonly uses: readonly string[];
  readonly tries?: readonly number[];
  readonly when?: number;
  readonly at?: number;
  readonly loop?: true;
};

/** One way out of a function. Every function with a reachable end has one exit of kind `end`. */
export type ExitFact = {
  readonly fn: number;
  readonly kind: 'return' | 'throw' | 'end';
  readonly span: Span;
  readonly value?: Value;
  readonly tries?: readonly number[];
  /** Innermost `catch` clause or `finally` block in which it stands: index into `tries`. */
  readonly handler?: number;
  readonly when?: number;
  /** Last step before it. */
  readonly at?: number;
};

/** A `try` statement. */
export type TryFact = {
  readonly fn: number;
  readonly span: Span;
  readonly block: Span;
  readonly handler?: {
    readonly span: Span;
    /** The clause's block. */
    readonly body: Span;
    /** The white space behind its brace: another first statement needs the same before it. */
    readonly blank: Span;
    /** The caught value: index into `bindings`. Absent for `catch {` and for a destructured one. */
    readonly binding?: number;
    /** The last step at the reachable end of the clause; absent with `leaves`. */
    readonly end?: number;
    /** Every path through the clause returns, throws, continues or breaks. */
    readonly leaves?: true;
  };
  readonly finalizer?: { readonly span: Span; /** It returns or throws, which overrides whatever was on its way. */ readonly leaves?: true };
  /** Step before the statement. */
  readonly at?: number;
  readonly when?: number;
};

/**
 * A condition under which a recorded fact stands, innermost first through `outer`. After `if (!browser) return;` the rest of the block stands
 * under that test with `is: false`.
 */
export type ConditionFact = {
  readonly test: Test;
  /** The code runs when the test has this outcome. */
  readonly is: boolean;
  readonly outer?: number;
  readonly span: Span;
};

export type Test =
  | { readonly is: 'truthy'; readonly value: Value }
  | { readonly is: 'typeof'; readonly value: Value; readonly type: string }
  | { readonly is: 'equal'; readonly left: Value; readonly right: Value }
  | { readonly is: 'instanceof'; readonly value: Value; readonly of: Value }
  | { readonly is: 'in'; readonly key: Value; readonly value: Value }
  | { readonly is: 'not'; readonly test: Test }
  | { readonly is: 'and' | 'or'; readonly tests: readonly Test[] }
  | { readonly is: 'other'; readonly of: readonly Value[] };

/**
 * What has surely run, as a tree: each step is a completed call, and `prev` is the step surely completed before it. Where branches
 * meet again, a step with `join` holds the last step of each reachable branch (`null`: nothing was added there), and `prev` is the
 * step before they parted. So following `prev` gives what dominates a place, and following `join` too gives what may have run.
 */
export type StepFact = { readonly call?: number; readonly join?: readonly (number | null)[]; readonly prev?: number };

/**
 * An element or component in the markup: forms, dialogs, their controls, links, images, slots, components, `meta`, `noscript`, `svelte:element`,
 * `svelte:boundary`, and whatever has an event handler, a directive other than for looks, or an address (`href`, `src`, `srcset`).
 */
export type ElementFact = {
  readonly name: string;
  readonly kind: 'element' | 'component';
  readonly span: Span;
  /** The opening tag, or its beginning. */
  readonly tag: Span;
  /** For a component: where its name leads. */
  readonly ref?: Ref;
  readonly attributes: readonly AttributeFact[];
  /** Enclosing recorded element. */
  readonly parent?: number;
  readonly when?: number;
};

/** An attribute or directive. What only concerns looks (`class`, `style`, `alt`, `aria-…`, transitions …) is left out. */
export type AttributeFact = {
  /** `attribute` `method`, `use` `enhance`, `on` `submit`, `bind` `value`, `spread`, `attach`, `let` */
  readonly kind: 'attribute' | 'use' | 'on' | 'bind' | 'spread' | 'attach' | 'let';
  /** Empty for `spread` and `attach`. */
  readonly name: string;
  readonly span: Span;
  /** A bare attribute (`required`) has none. `{x}` and `{...x}` give the expression, `bind:value={get, set}` the getter. */
  readonly value?: Value;
  /** For `use`: where the action's name leads. */
  readonly ref?: Ref;
  readonly modifiers?: readonly string[];
};

/**
 * The markup uses a variable of the instance script to show something: not in a handler, an action or an attachment. A test of an `{#if}`
 * stands under itself. One for each variable, place and condition.
 */
export type ShownFact = {
  /** Index into `bindings`. */
  readonly binding: number;
  /** Where the node begins that uses it: a text, a block or an element. */
  readonly start: number;
  readonly when?: number;
};

export type AwaitBlockFact = { readonly span: Span; readonly value: Value; readonly hasCatch: boolean; readonly fn: number };

/** A comment that silences findings. */
export type DisableFact = {
  /** The comment. */
  readonly span: Span;
  /** `eslint`: written for ESLint (`eslint-disable… sk-audit/<rule>`), which enforces no reason. */
  readonly dialect: 'sk-audit' | 'eslint';
  /** Rule ids without prefix; empty means all rules. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** The text that it covers: findings that start in it are silenced. */
  readonly covers: Span;
  /** What to cut so that nothing is left of it: with its line, or with the blanks before it. Absent where code touches it on both sides. */
  readonly whole?: Span;
};
