/** Where navigation leads. */
import {
  addressesIn, alternatives, hasReroute, HOLE, isOptionUnknown, kitOption, optionText, ownPathname, patternText, type CheckContext, type Project, type RuleMeta, type Span, type Value,
} from '@sk-audit/core';

export const messages = {
  external: { text: '`{{name}}()` refuses `{{url}}`, which is not of this app.', advice: '{{todo}}' },
  noPage: { text: '`{{name}}()` refuses `{{url}}`, for which this app has no page.', advice: '{{todo}}' },
  reserved: { text: 'The query parameter `{{key}}` is kept for Kit, which ends a navigation to it on the error page.', advice: 'Rename it.' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

const home = { 'src/routes/+page.svelte': '<h1>Home</h1>\n' };

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Another site',
      files: {
        'src/routes/+page.svelte': `<script>
  import { goto, preloadData } from '$app/navigation';
</script>
<button onclick={() => goto('https://pay.example')}>Pay</button> <!-- ✗ external "'https://pay.example'" -->
<button onclick={() => goto('mailto:shop@shop.example')}>Write</button> <!-- ✗ external "'mailto:shop@shop.example'" -->
<button onmouseenter={() => preloadData('/cart')}>Cart</button> <!-- ✗ noPage "'/cart'" -->
<a href="/?x-sveltekit-invalidated=1">Home</a> <!-- ✗ reserved "href="/?x-sveltekit-invalidated=1"" -->
`,
      },
      says: ['Use `window.location.href = …`.', '`preloadData()` refuses `/cart`, for which this app has no page.'],
    },
    {
      title: 'No page, in Kit 3',
      kit: '3.2.0',
      files: {
        ...home,
        'src/routes/report/+server.ts': "export const GET = () => new Response('report');\n",
        'src/routes/cart/+page.svelte': `<script>
  import { goto, pushState } from '$app/navigation';
  const report = () => goto('/report'); // ✗ noPage "'/report'"
  const pay = () => goto('/cart/pay?step=1'); // ✗ noPage "'/cart/pay?step=1'"
  const help = () => pushState('//help.example', {}); // ✗ external "'//help.example'"
  const again = () => goto('/cart?x-sveltekit-again=1'); // ✗ reserved "'/cart?x-sveltekit-again=1'"
</script>
<button onclick={report}>Report</button><button onclick={pay}>Pay</button><button onclick={help}>Help</button><button onclick={again}>Again</button>
`,
      },
    },
  ],
  good: [
    {
      title: 'Pages of the app',
      kit: '3.2.0',
      files: {
        ...home,
        'src/routes/blog/[slug]/+page.svelte': `<script>
  import { goto, preloadData } from '$app/navigation';
  const { data } = $props();
  const all = () => [goto('/'), goto('/blog/hello?page=2#top'), goto('?page=3'), goto(\`/blog/\${data.next}\`), goto(data.url), goto('other'), preloadData('/blog/hello')];
</script>
<button onclick={all}>All</button><a href="/?page=1">Home</a>
`,
      },
    },
    {
      title: 'What Kit 2 leaves to the server',
      files: {
        'src/routes/+page.svelte': `<script>
  import { goto, pushState } from '$app/navigation';
</script>
<button onclick={() => goto('/report.pdf')}>Report</button><button onclick={() => pushState('/cart', {})}>Cart</button>
<a href="/?x-sveltekit-again=1">Again</a>
`,
      },
    },
  ],
};

const NAMES = /^\$app\/navigation#(goto|pushState|replaceState|preloadData)$/;

/** Reports addresses that the router refuses. */
export function check(context: Context): void {
  const { facts, path, project } = context;
  for (const { args: [first], argSpans, callee } of facts.calls) {
    const name = NAMES.exec(project.symbol(path, callee) ?? '')?.[1];
    if (name !== undefined && first) for (const one of alternatives(first)) checkTarget(context, name, one, argSpans[0] as Span);
  }
  for (const { element, span, value } of addressesIn(facts)) if (element.name === 'a') checkQuery(context, value, span);
}

function checkTarget(context: Context, name: string, value: Value, at: Span): void {
  const { path, project, report } = context;
  const text = patternText(value) ?? '';
  const url = text.replaceAll(HOLE, '…');
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(text)) {
    const kitCode = externalCode(project, name);
    if (kitCode !== undefined && !isOwnOrigin(project, text)) report(at, 'external', { name, url, todo: name === 'preloadData' ? 'Leave it out.' : 'Use `window.location.href = …`.' }, { kitCode });
    return;
  }
  if (checkQuery(context, value, at)) return;
  const pathname = ownPathname({ project, path }, value);
  if (pathname === undefined || pathname.includes(HOLE) || !isRouterKnown(project)) return;
  const kitCode = missingCode(project, name);
  if (kitCode === undefined) return;
  const node = project.matchRoute(pathname)?.node;
  if (node?.page) return;
  const todo = node ? 'It is an endpoint: use `window.location.href = …` or `fetch`.' : 'Correct the address, or use `window.location.href = …` when it is a file.';
  report(at, 'noPage', { name, url: url === '' ? pathname : url, todo }, { kitCode });
}

function externalCode(project: Project, name: string): string | undefined {
  if (name === 'preloadData') return 'preload_url_outside_app';
  return project.kitSatisfies(name === 'goto' ? '>=2.0.0-0' : '>=3.0.0-0') === true ? 'navigation_external_url' : undefined;
}

function missingCode(project: Project, name: string): string | undefined {
  if (name === 'preloadData') return 'preload_url_outside_app';
  return project.kitSatisfies('>=3.0.0-0') === true ? 'navigation_route_missing' : undefined;
}

/** The site's own origin, as far as the configuration tells. */
function isOwnOrigin(project: Project, text: string): boolean {
  return ['paths.origin', 'prerender.origin'].some((key) => {
    const option = kitOption(project, key);
    const origin = typeof option === 'object' ? optionText(option) : undefined;
    return option === 'unknown' || (typeof option === 'object' && (origin === undefined || text.startsWith(origin)));
  });
}

/** Can it be told which page an address means? */
export function isRouterKnown(project: Project): boolean {
  return !hasReroute(project) && project.config.routerType !== 'hash' && !['paths.base', 'files.routes', 'router.type'].some((key) => isOptionUnknown(project, key));
}

/** Does it report a parameter of Kit's own? */
function checkQuery({ project, report }: Context, value: Value | undefined, at: Span): boolean {
  const text = patternText(value) ?? '';
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(text)) return false;
  const query = /^[^?#]*\?([^#]*)/.exec(text)?.[1] ?? '';
  const keys = query.split('&').map((part) => part.split('=')[0] as string);
  const key = keys.find((one) => (project.kitSatisfies('>=3.0.0-0') === true ? one.startsWith('x-sveltekit-') : one === 'x-sveltekit-invalidated'));
  if (key === undefined) return false;
  report(at, 'reserved', { key: key.replaceAll(HOLE, '…') }, { kitCode: 'reserved_query_parameter' });
  return true;
}
