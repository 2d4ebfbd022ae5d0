/** One small part of an app, what it is asked while it runs, and what each Kit answers. */
import type { Files } from '../app-folder.js';
import type { KitName } from '../kits.js';

export type Probe = {
  /** Unique, kebab-case: the folder of its routes, and the first segment of its addresses. */
  readonly id: string;
  /** What the app does, as a row of a table; without the id's words twice. */
  readonly title: string;
  /** The rules that say what is shown here. */
  readonly rules: readonly string[];
  /**
   * Its routes, below its folder (`+page.server.js`, `orders/+server.js`, `basket.js`). `handle.js` is the `handle` of its requests. A path
   * that begins with `/` is laid beside the app's own files. A function where Kits need different files.
   */
  readonly files: Files | ((kit: KitName) => Files);
  /** The requests, one after the other. */
  readonly asks: readonly Ask[];
  /**
   * What Kit answers, a line for each request: the last Kit of each generation, or by Kit where they differ. A Kit without answers is not
   * asked: so is Kit 2.5, unless it has some of its own.
   */
  readonly answers: Answers | { readonly [kit in KitName]?: Answers };
  /** Is the question whether the process survives? It gets one of its own. The last answer tells; of one that ends it is the only answer. */
  readonly alone?: true;
};

export type Answers = readonly string[];

export type Ask = {
  readonly method: string;
  /** Below the address of the probe: empty, `/orders`, `?/remove`. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** A text of which the answer says whether it is anywhere in the response. */
  readonly find?: string;
};

type More = {
  /** The visitor: the value of the cookie `user`. */
  readonly as?: string;
  readonly accept?: string;
  readonly find?: string;
  readonly headers?: { readonly [name: string]: string };
};

/** Opens a page. */
export function get(path = '', more: More = {}): Ask {
  return ask('GET', path, { accept: 'text/html' }, more);
}

/** Sends a form as a browser does by itself. */
export function post(path = '', more: More = {}, fields: { readonly [name: string]: string } = {}): Ask {
  return { ...ask('POST', path, { accept: 'text/html', ...formHeaders }, more), body: new URLSearchParams(fields).toString() };
}

/** Sends a form as `use:enhance` does. */
export function enhanced(path = '', more: More = {}): Ask {
  return { ...ask('POST', path, { accept: 'application/json', 'x-sveltekit-action': 'true', ...formHeaders }, more), body: '' };
}

/** Asks for a page's data as Kit's client does; `wanted` has a digit for each load from the root layout on: 1 to run it, 0 to skip it. */
export function dataOf(path: string, wanted: string, more: More = {}): Ask {
  return ask('GET', `${path}/__data.json?x-sveltekit-invalidated=${wanted}`, {}, more);
}

/** Where the app of the probes stands. */
export const origin = 'http://shop.example';

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', origin };

function ask(method: string, path: string, headers: Ask['headers'], { as, accept, find, headers: own }: More): Ask {
  return {
    method,
    path,
    headers: { ...headers, ...(accept !== undefined && { accept }), ...(as !== undefined && { cookie: `user=${as}` }), ...own },
    ...(find !== undefined && { find }),
  };
}

/** A page or layout whose `<main>`, the part that answers show, has this markup. It has the props `data` and `form`. */
export function page(markup: string, script = ''): string {
  return `<script>\n  export let data = undefined;\n  export let form = undefined;\n  ${script}\n</script>\n\n<main>${markup}</main>\n`;
}

/** What a Kit is expected to answer; `undefined` when it is not asked. */
export function answersOf({ answers }: Probe, kit: KitName): Answers | undefined {
  if (!isForAll(answers)) return answers[kit];
  return kit === 'kit-2-5' ? undefined : answers;
}

function isForAll(answers: Probe['answers']): answers is Answers {
  return Array.isArray(answers);
}

/** The probe's own files for a Kit. */
export function filesOf({ files }: Probe, kit: KitName): Files {
  return typeof files === 'function' ? files(kit) : files;
}
