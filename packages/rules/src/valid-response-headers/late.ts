/** Cookies and headers for a response that is made already. */
import { eventCalls, isResolve, lateCode, surelyBefore, type CallFact, type CheckContext, type Entry, type FileFacts, type RuleMeta } from '@sk-audit/core';

export const messages = {
  afterResolve: { text: '{{what}} comes too late here: the response is made when `resolve(event)` is done.', advice: '{{instead}}' },
  inStream: { text: '{{what}} comes too late here: this runs after `load` has returned, when the response is on its way.', advice: 'Call it before `load` returns.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'In handle, after the response',
      files: {
        'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  event.cookies.set('seen', 'yes', { path: '/' }); // ✗ afterResolve "event.cookies.set('seen', 'yes', { path: '/' })"
  return response;
};
`,
      },
      says: ["Call it before `resolve(event)`, or write `response.headers.append('set-cookie', event.cookies.serialize(…))`."],
    },
    {
      title: 'Behind a promise that is streamed',
      files: {
        'src/routes/+page.server.ts': `import { reviews } from '$lib/server/shop';
export const load = ({ cookies }) => ({
  reviews: reviews().then((list) => {
    cookies.set('seen', String(list.length), { path: '/' }); // ✗ inStream "cookies.set('seen', String(list.length), { path: '/' })"
    return list;
  })
});
`,
        'src/lib/server/shop.ts': "export const reviews = async () => ['five stars'];\n",
      },
    },
  ],
  good: [
    {
      title: 'Before, and on the response itself',
      files: {
        'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.cookies.set('seen', 'yes', { path: '/' });
  if (event.url.pathname === '/leave') event.cookies.delete('user', { path: '/' });
  const response = await resolve(event);
  response.headers.append('set-cookie', event.cookies.serialize('last', 'now', { path: '/' }));
  return response;
};
`,
        'src/routes/+page.server.ts': `import { reviews } from '$lib/server/shop';
export const load = async ({ cookies }) => ({
  reviews: await reviews().then((list) => {
    cookies.set('seen', String(list.length), { path: '/' });
    return list;
  }),
  more: reviews().then((list) => cookies.get('seen') ?? list)
});
`,
        'src/lib/server/shop.ts': "export const reviews = async () => ['five stars'];\n",
      },
    },
  ],
};

const LATE = ['cookies.set', 'cookies.delete', 'setHeaders'];

export function check(context: CheckContext<Id>): void {
  const { path, project } = context;
  for (const name of LATE) for (const { call, entry } of eventCalls(project, path, name)) checkCall(context, name, entry, call);
}

function checkCall({ facts, project, report }: CheckContext<Id>, name: string, entry: Entry, call: CallFact): void {
  const isCookie = name !== 'setHeaders';
  const what = `\`${name}()\``;
  const code = isCookie ? { kitCode: 'cookies_set_after_response' } : {}; // mutate-ok: examples do not show codes
  if (entry.role === 'handle' && !entry.wrapped && call.fn === entry.fn && isResolved(facts, entry, call)) {
    const onResponse = isCookie ? "`response.headers.append('set-cookie', event.cookies.serialize(…))`" : '`response.headers.set(…)`';
    return report(call.span, 'afterResolve', { what, instead: `Call it before \`resolve(event)\`, or write ${onResponse}.` }, code);
  }
  if (entry.role !== 'load' || !/\.server$/.test(project.role(entry.declaredIn))) return;
  const isLate = lateCode(project, entry).some(({ fn, from }) => isWithin(facts, call.fn, fn) && call.span[0] > from);
  if (isLate) report(call.span, 'inStream', { what }, code);
}

/** Has `await resolve(event)` surely come by? */
function isResolved(facts: FileFacts, { fn }: Entry, { step }: CallFact): boolean {
  return surelyBefore(facts, step).some((index) => {
    const before = facts.calls[index] as CallFact;
    return before.awaited === true && isResolve(before.callee, fn);
  });
}

function isWithin({ functions }: FileFacts, fn: number, outer: number): boolean {
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0) if (at === outer) return true;
  return false;
}
