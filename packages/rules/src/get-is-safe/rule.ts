import { callWithin, cookieMethod, defineRule, literalText, preloadedLink, type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type RouteNode } from '@sk-audit/core';

export default defineRule({
  id: 'get-is-safe',
  severity: 'error',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Unproven: three findings in real apps, all of them right, are too few.',
  summary: 'Forbids loads that sign out, send a mail or open a checkout as soon as a pointer rests on a link.',
  why: `With \`data-sveltekit-preload-data="hover"\`, which new projects have in their \`app.html\`, Kit runs the loads of a page while the pointer rests on a
link to it, long before anybody clicks. A \`load\` that deletes the cookie of the session then signs out whoever moves over the menu; one that sends a mail sends
several. Crawlers and browsers that fetch ahead do the same. What changes something belongs in a form action.

The rule reports such loads where a link of the app leads to the page and is preloaded. Left alone: links with \`data-sveltekit-preload-data="off"\` or \`"tap"\`, with
\`data-sveltekit-reload\` or a \`target\`, endpoints, which Kit does not preload, and what apps do on purpose when a page is opened: counting views, creating what is
missing, prolonging a session.`,
  sources: ['https://svelte.dev/docs/kit/link-options#data-sveltekit-preload-data', 'https://svelte.dev/docs/kit/form-actions', '@sveltejs/kit 2.70.4 src/runtime/client/client.js'],
  messages: {
    preloaded: { text: 'This {{does}} as soon as a pointer rests on the link to {{route}}: Kit preloads the page.', advice: 'Move it into a form action, and post a form to it in place of the link.' },
  },
  examples: {
    bad: [
      {
        title: 'Moving over the menu signs out',
        files: {
          'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body data-sveltekit-preload-data="hover">%sveltekit.body%</body>\n</html>\n',
          'src/routes/+layout.svelte': '<nav><a href="/logout">Sign out</a></nav>\n<slot />\n',
          'src/routes/logout/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ cookies }) => {
  cookies.delete('session', { path: '/' }); // ✗ preloaded "cookies.delete('session', { path: '/' })"
  redirect(303, '/');
};
`,
          'src/routes/logout/+page.svelte': '<h1>Bye</h1>\n',
        },
        says: ['This signs the visitor out as soon as a pointer rests on the link to /logout: Kit preloads the page.'],
      },
      {
        title: 'A mail for each time',
        files: {
          'src/routes/+page.svelte': '<a href="/invite" data-sveltekit-preload-data>Invite</a>\n',
          'src/routes/invite/+page.server.ts': `import { invite } from '$lib/server/mail';
export const load = async ({ locals }) => ({ sent: await invite(locals.user) }); // ✗ preloaded "invite(locals.user)"
`,
          'src/routes/invite/+page.svelte': '<h1>Sent</h1>\n',
          'src/lib/server/mail.ts': `import { createTransport } from 'nodemailer';
const post = createTransport();
export const invite = (user) => post.sendMail({ to: user.email });
`,
        },
      },
    ],
    good: [
      {
        title: 'A form',
        files: {
          'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body data-sveltekit-preload-data="hover">%sveltekit.body%</body>\n</html>\n',
          'src/routes/+layout.svelte': '<form method="POST" action="/logout"><button>Sign out</button></form>\n<a href="/logout">How to sign out</a>\n<slot />\n',
          'src/routes/logout/+page.server.ts': "export const actions = { default: ({ cookies }) => cookies.delete('session', { path: '/' }) };\n",
          'src/routes/logout/+page.svelte': '<h1>Bye</h1>\n',
        },
      },
      {
        title: 'A link that is not preloaded',
        files: {
          'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body data-sveltekit-preload-data="hover">%sveltekit.body%</body>\n</html>\n',
          'src/routes/+layout.svelte': '<a href="/logout" data-sveltekit-preload-data="off">Sign out</a>\n<slot />\n',
          'src/routes/logout/+page.server.ts': "export const load = ({ cookies }) => cookies.delete('session', { path: '/' });\n",
          'src/routes/logout/+page.svelte': '<h1>Bye</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const load of project.entriesIn(path)) {
      const node = project.routes.byFile.get(load.declaredIn);
      if (node && load.role === 'load' && project.role(load.declaredIn) === 'page.server') checkLoad(context, load, node); // mutate-ok: such files have a route
    }
  },
});

type Effect = { readonly does: string; is(project: Project, path: string, call: CallFact): boolean };

const SIGNS_OUT: Effect = {
  does: 'signs the visitor out',
  is: (project, path, call) => endsCookie(project, path, call) || /^(?:invalidate(?:User)?Sessions?|(?:delete|destroy|end|revoke)(?:User)?Session|signOut|log[oO]ut)$/.test(nameOf(project, path, call)),
};
const MAILS: Effect = { does: 'sends a mail', is: (_, __, { callee }) => /(?:^|\.)(?:sendMail|emails\.send|sendEmailWithTemplate)$/.test(callee.path.join('.')) };
const PAYS: Effect = { does: 'opens a checkout', is: (_, __, { callee }) => /(?:^|\.)(?:checkout\.sessions|paymentIntents|subscriptions|charges)\.create$/.test(callee.path.join('.')) };

function checkLoad({ facts, project, report }: CheckContext<'preloaded'>, load: Entry, node: RouteNode): void {
  const isSignOut = /(?:log|sign)[-_]?out/i.test(node.id);
  for (const effect of [...(isSignOut ? [SIGNS_OUT] : []), MAILS, PAYS]) {
    const found = callWithin(project, load, (at, call) => effect.is(project, at, call));
    const link = found && preloadedLink(project, node); // mutate-ok: only spares work
    if (!found || !link) continue; // mutate-ok: without a call no link is looked for
    return report((facts.calls[found.at.call] as CallFact).span, 'preloaded', { does: effect.does, route: node.id }, { related: [{ ...link, message: 'is preloaded' }] });
  }
}

/** `cookies.delete()`, an empty cookie. */
function endsCookie(project: Project, path: string, call: CallFact): boolean {
  const method = cookieMethod(project.facts(path) as FileFacts, call);
  return method === 'delete' || (method === 'set' && literalText(call.args[1]) === '');
}

function nameOf(project: Project, path: string, { callee }: CallFact): string {
  const { bindings } = project.facts(path) as FileFacts;
  return callee.path.at(-1) ?? (callee.from === 'binding' ? (bindings[callee.binding]?.name ?? '') : ''); // mutate-ok: only bindings have one
}
