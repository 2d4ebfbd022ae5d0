import { constant, constantsOf, defineRule, kitOption, mayRun, patternText, type CallFact, type CheckContext, type FileFacts, type Project, type Suggestion, type Value } from '@sk-audit/core';

type Id = 'notAllowed' | 'notListed' | 'script' | 'badOption';

/** What follows the host: then the host is known in full, whatever stands in the holes behind it. */
const ABSOLUTE = /^(?:([a-z][a-z\d+.-]*:)?\/\/)([^/?#\\\u0000]+)(?=[/?#]|$)/i;
const SCRIPT = /^(?:javascript|data):/i;
const MAX_HOPS = 3;

export default defineRule({
  id: 'redirect-external-option',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=3.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands that a redirect to another site says so.',
  why: `From Kit 3 on \`redirect()\` refuses a location on another origin, unless its third argument allows it: \`{ external: true }\`, or a list of the
origins that are meant. Without it the visitor gets status 500 in place of the redirect. A list that does not hold the location's origin, and
\`javascript:\` and \`data:\` whatever is allowed, end alike.

The rule reads locations whose host is written down, in a template too. It leaves alone what it cannot read, \`localhost\`, and the app's own
\`paths.origin\`.`,
  sources: ['https://svelte.dev/e/kit/redirect_external_not_allowed', '@sveltejs/kit 3.2.0 src/exports/url.js'],
  messages: {
    notAllowed: { text: '`redirect()` refuses {{location}}, which is another site: the visitor gets status 500.', advice: 'Allow it: `redirect({{status}}, …, { external: {{list}} })`.' },
    notListed: { text: '`redirect()` refuses {{location}}, which is not on the list of `external`: the visitor gets status 500.', advice: "Add `'{{origin}}'` to the list." },
    script: { text: '`redirect()` refuses {{location}} even with `external`: the visitor gets status 500.', advice: 'Redirect to a page.' },
    badOption: { text: '`external` is {{value}}, but must be `true` or a list of origins: the visitor gets status 500.', advice: 'Write `external: {{list}}`.' },
  },
  examples: {
    bad: [
      {
        title: 'To a payment page',
        kit: '3.2.0',
        files: {
          'src/routes/pay/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = ({ params }) => {
  redirect(303, \`https://pay.example.com/orders/\${params.id}\`); // ✗ notAllowed "\`https://pay.example.com/orders/\${params.id}\`"
};
`,
        },
        after: {
          'src/routes/pay/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = ({ params }) => {
  redirect(303, \`https://pay.example.com/orders/\${params.id}\`, { external: ['https://pay.example.com'] });
};
`,
        },
      },
      {
        title: 'Another list, no list, and a script',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `import { redirect } from '@sveltejs/kit';
const HELP = 'https://help.example.com/start';
export const handle = ({ event, resolve }) => {
  if (event.url.pathname === '/pay') redirect(303, 'https://pay.example.com', { external: ['https://bank.example.com'] }); // ✗ notListed "'https://pay.example.com'"
  if (event.url.pathname === '/help') redirect(303, HELP, { external: 'https://help.example.com' }); // ✗ badOption "{ external: 'https://help.example.com' }"
  if (event.url.pathname === '/close') redirect(303, 'javascript:close()', { external: true }); // ✗ script "'javascript:close()'"
  return resolve(event);
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Allowed',
        kit: '3.2.0',
        files: {
          'src/routes/pay/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = ({ params, url }) => {
  if (params.id === 'none') redirect(303, '/cart');
  if (params.id === 'any') redirect(303, url.searchParams.get('to'));
  if (params.id === 'all') redirect(303, 'https://pay.example.com', { external: true });
  redirect(303, \`https://pay.example.com/orders/\${params.id}\`, { external: ['https://pay.example.com'] });
};
`,
        },
      },
      {
        title: 'Kit 2 asks nothing',
        files: {
          'src/routes/pay/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = () => redirect(303, 'https://pay.example.com');
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const call of facts.calls) {
      const isRedirect = call.args[1] && project.symbol(path, call.callee) === '@sveltejs/kit#redirect';
      if (isRedirect && mayRun(project, path, call.when) !== false) checkRedirect(context, call);
    }
  },
});

function checkRedirect(context: CheckContext<Id>, call: CallFact): void {
  const { facts, project, report } = context;
  const text = locationText(project, facts, call.args[1] as Value, 0) ?? '';
  const isScript = SCRIPT.test(text);
  const origin = originOf(text);
  if (!isScript && (origin === undefined || isOwn(project, origin))) return;
  const [, at, optionsAt] = call.argSpans;
  const option = externalOf(call.args[2]);
  if (!at || option === 'unknown') return; // mutate-ok: an argument has a place
  const location = `\`${text.replaceAll('\u0000', '…')}\``;
  const list = origin === undefined ? 'true' : `['${origin}']`;
  if (option === 'absent') return report(at, 'notAllowed', { location, list, status: statusText(call.args[0]) }, { kitCode: 'redirect_external_not_allowed', suggest: suggestList(call, list) });
  if (option === true) return isScript ? report(at, 'script', { location }, { kitCode: 'redirect_external_javascript' }) : undefined;
  if (!Array.isArray(option)) return report(optionsAt ?? at, 'badOption', { value: `\`${String(option)}\``, list }, { kitCode: 'redirect_external_option_invalid' });
  if (!option.some((one) => siteOf(one) === siteOf(text))) report(at, 'notListed', { location, origin: origin ?? text }, { kitCode: 'redirect_external_not_in_allowlist' });
}

function statusText(value: Value | undefined): string {
  return value?.is === 'literal' ? String(value.value) : 'status';
}

function suggestList({ args, argSpans }: CallFact, list: string): readonly Suggestion[] {
  const end = argSpans[1]?.[1];
  if (end === undefined || args.length > 2 || list === 'true') return []; // mutate-ok: an argument has an end; the others have cases
  return [{ message: `Allow ${list.slice(2, -2)}`, edits: [{ span: [end, end], text: `, { external: ${list} }` }] }];
}

/** `absent` when the location may not leave the app, `unknown` when that cannot be read. */
function externalOf(options: Value | undefined): boolean | string | number | readonly string[] | 'absent' | 'unknown' {
  if (options === undefined || options.is === 'undefined') return 'absent';
  if (options.is !== 'object' || options.open) return 'unknown';
  const external = options.props['external'];
  if (external === undefined || external.is === 'undefined') return 'absent';
  if (external.is === 'literal') return external.value || 'absent';
  if (external.is !== 'array' || external.open) return 'unknown';
  const texts = external.items.map((item) => (item.is === 'literal' ? String(item.value) : undefined));
  return texts.every((text) => text !== undefined) ? texts : 'unknown';
}

/** The address with `\u0000` for what is not known; through constants, `new URL()` and its `href`. */
function locationText(project: Project, facts: FileFacts, value: Value, hops: number): string | undefined {
  const text = patternText(value);
  if (text !== undefined || hops > MAX_HOPS) return text; // mutate-ok: the hops end circles
  if (value.is === 'call') return urlText(project, facts, facts.calls[value.call] as CallFact, hops);
  if (value.is !== 'ref') return undefined;
  const all = constantsOf(project, { path: facts.path, value });
  if (all?.length === 1 && typeof all[0] === 'string') return all[0]; // mutate-ok: other constants are no addresses
  const { ref } = value;
  if (!/^(?:href)?$/.test(ref.path.join('.'))) return undefined;
  const { init, kind, rest } = (ref.from === 'binding' && facts.bindings[ref.binding]) || {}; // mutate-ok: only bindings have one
  return kind === 'const' && !rest && init ? locationText(project, facts, init, hops + 1) : undefined; // mutate-ok: a constant has one
}

function urlText(project: Project, facts: FileFacts, { args, callee, new: isNew }: CallFact, hops: number): string | undefined {
  const [first, base] = args;
  const isUrl = callee.from === 'global' && callee.name === 'URL'; // mutate-ok: only globals have a name
  if (isNew) return isUrl && first && !base ? locationText(project, facts, first, hops + 1) : undefined;
  return callee.path.at(-1) === 'toString' ? locationText(project, facts, { is: 'ref', ref: { ...callee, path: callee.path.slice(0, -1) } }, hops + 1) : undefined;
}

/** What Kit compares: the origin, and of scripts the scheme. Undefined for what is no address, which is like nothing. */
function siteOf(text: string): string | undefined {
  return (originOf(text) ?? SCRIPT.exec(text)?.[0])?.toLowerCase();
}

function originOf(text: string): string | undefined {
  const [, scheme = 'https:', host] = ABSOLUTE.exec(text) ?? [];
  return host === undefined ? undefined : `${scheme}//${host}`;
}

/** Is it the app's own, or that of somebody's own machine? */
function isOwn(project: Project, origin: string): boolean {
  const option = kitOption(project, 'paths.origin');
  const own = typeof option === 'object' ? constant(option.place) : undefined;
  return option === 'unknown' || (typeof option === 'object' && (typeof own !== 'string' || own === origin)) || /^\w+:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(origin);
}
