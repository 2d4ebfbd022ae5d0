/** Random files below the routes and params folders. */
import fc from 'fast-check';

export type RouteCase = {
  /** Project-relative files, all empty. */
  readonly paths: readonly string[];
  readonly extensions: readonly string[];
  readonly hashRouter: boolean;
  /** The routes folder. */
  readonly routes: string;
};

const soundSegments = [
  'cart', 'shop', 'a', 'b', 'cart-items', '(app)', '(shop)', '(a)(b)', '[id]', '[slug]', '[id=int]', '[slug=word]', '[[lang]]', '[[page=int]]', '[...path]', '[...path=word]',
  'item-[id]', '[a]-[b]', '[from]..[to=int]', 'v[[version]]', '[[lang]]x', 'x[...rest]y', '[x+2e]well-known', '[u+1f600]', '[u+00e9]', 'a[x+2f]b', '[x+3a]', '50[x+25]', 'a.b+c', 'é', 'e\u0301', 'a b', '$top', 'caf(é)', 'who?', '100%', '~',
] as const;

/** Each is refused by a Kit, or is near to what is refused. */
const oddSegments = [
  '[a][b]', '[x+5d][x+5b]', '[a][[b]]', '[X+2e]', '[U+00E9]', '[x+2E]', '[x+2]', '[x+2e3]', '[x+zz]', '[x+g1]', '[x+-1]', '[u+12]', '[u+1234567]', '[u+110000]', '[u+zzzz]', '[u+zz1z]', '[u+41-42]', '[u+d83d]',
  '[x+5b]', '[x+5d]', '[a', 'a]', ']day[', 'a[b]]', '[[a]', '[[a]b]', 'a#b', '#', '[[...rest]]', '[a b]', '[user-id]', '[id=in-t]', '[=int]', '[id=]', '[]', '[[]]', '[.a]', '[...]', '[...a b]', '[é]', '(app', 'app)', '()', '(a/b)', '[id=gone]', '[[id=gone]]', '[...path=gone]',
] as const;

const commonFiles = ['+page.svelte', '+page.svelte', '+page.svelte', '+server.ts', '+server.js', '+layout.svelte', '+page.js', '+page.ts', '+page.server.ts', '+layout.ts', '+layout.server.js', '+error.svelte'] as const;
const oddFiles = [
  '+page@.svelte', '+layout@.svelte', '+page@(app).svelte', '+page@cart.svelte', '+layout@(shop).svelte', '+page@[id].svelte', '+page@gone.svelte', '+layout@gone.svelte', '+page.md', '+layout.md', '+error.md', '+page.svx',
  '+page.test.ts', '+server.spec.js', '+page.stories.svelte', '+page@.test.svelte', '+layout.server.test.js', '+page.d.ts', '+page.server.d.ts', '+page.svelte.d.ts', '+cart.d.ts', '+page@x.d.ts',
  '+cart.svelte', '+cart.ts', '+page.svelte.ts', '+page@(app).ts', '+page@.js', '+layout@.server.js', '+page@app.server.ts', '+error@.svelte', '+error.ts', '+server@.ts', '+server.svelte', '+server.server.ts', '+page.server.svelte', '+Page.svelte', '+.svelte', '+.js', '+page.jsx', '+page@a@b.svelte', '+layout.js.ts', '+page.json',
  'page.svelte', 'Card.svelte', 'notes.txt', 'server.ts', 'totals.test.ts',
] as const;

/** The matchers that most trees have, and what else may lie beside them. */
const usualMatchers = ['src/params/int.js', 'src/params/word.ts'] as const;
const oddMatchers = ['int.ts', 'int.test.js', 'word.spec.ts', 'user-id.js', 'é.ts', 'int.d.ts', 'readme.md', 'deep/int.js', '.js', 'word.js', 'a.b.js'] as const;

const anyName = fc.string({ unit: fc.constantFrom(...'[[[]]]()..=+-#xu019aeß '), minLength: 1, maxLength: 8 }).filter((name) => !/^\.{1,2}$/.test(name));

/** How often each kind of part is drawn: in a tame tree nothing odd, in a wild one much. */
type Mood = { readonly odd: number; readonly wild: number };
const moods: readonly Mood[] = [{ odd: 0, wild: 0 }, { odd: 2, wild: 0 }, { odd: 6, wild: 1 }];

function segments({ odd, wild }: Mood): fc.Arbitrary<string> {
  return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...soundSegments) }, { weight: odd, arbitrary: fc.constantFrom(...oddSegments) }, { weight: wild, arbitrary: anyName });
}

function files({ odd, wild }: Mood): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...commonFiles) },
    { weight: odd, arbitrary: fc.constantFrom(...oddFiles) },
    { weight: wild, arbitrary: anyName.map((name) => `+page${name.replaceAll('/', '')}.svelte`) },
  );
}

/** A page that names one of the folders that it lies in. */
const resets = fc.tuple(fc.constantFrom('page', 'layout'), fc.nat({ max: 4 }));

/** In one of six cases. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function folder(mood: Mood): fc.Arbitrary<readonly string[]> {
  const path = fc.array(segments(mood), { maxLength: 4, size: 'max' });
  const own = fc.array(files(mood), { minLength: 1, maxLength: 2, size: 'max' });
  return fc.tuple(path, own, seldom(resets)).map(([parts, names, reset]) => {
    const named = reset ? [`+${reset[0]}@${parts[reset[1] % Math.max(parts.length, 1)] ?? ''}.svelte`] : [];
    return [...names, ...named].map((name) => [...parts, name].join('/'));
  });
}

function matchers({ odd }: Mood): fc.Arbitrary<readonly string[]> {
  if (odd === 0) return fc.constant([]);
  return seldom(fc.array(fc.constantFrom(...oddMatchers), { minLength: 1, maxLength: 2 })).map((names) => names ?? []);
}

function tree(mood: Mood): fc.Arbitrary<RouteCase> {
  return fc
    .record({
      folders: fc.array(folder(mood), { minLength: 1, maxLength: 6, size: 'max' }),
      matchers: matchers(mood),
      hasMatchers: fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
      extensions: fc.constantFrom(['.svelte'], ['.svelte'], ['.svelte', '.md'], ['.md', '.svelte', '.svx']),
      hashRouter: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
      routes: fc.constantFrom('src/routes', 'src/routes', 'src/pages'),
      rootFile: fc.constantFrom('+page.svelte', '+layout.svelte', 'notes.txt', undefined),
    })
    .map(({ folders, matchers, hasMatchers, extensions, hashRouter, routes, rootFile }) => {
      const below = [...folders.flat(), ...(rootFile === undefined ? [] : [rootFile])].map((path) => `${routes}/${path}`);
      const params = [...(hasMatchers ? usualMatchers : []), ...matchers.map((name) => `src/params/${name}`)];
      return { paths: possible([...below, ...params]), extensions, hashRouter, routes };
    });
}

/** Each once, and none where another has a folder. */
function possible(paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  const folders = new Set([...all].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  return [...all].filter((path) => !folders.has(path)).sort();
}

/** Trees of every mood; a lone folder is drawn seldom, as `routes_not_found` needs it. */
export const routeTrees: fc.Arbitrary<RouteCase> = fc.oneof(
  ...moods.map((mood) => ({ weight: 20, arbitrary: tree(mood) })),
  { weight: 1, arbitrary: fc.constantFrom('notes.txt', 'Card.svelte', '+page.test.ts').map((name) => ({ paths: [`src/routes/${name}`], extensions: ['.svelte'], hashRouter: false, routes: 'src/routes' })) },
);

/** Has the tree too little in it to prove anything? */
export function isTrivial({ paths, routes }: RouteCase): boolean {
  return paths.filter((path) => path.startsWith(`${routes}/`)).length < 3;
}
