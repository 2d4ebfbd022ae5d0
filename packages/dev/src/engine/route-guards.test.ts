import { routeGuards, type RouteGuards } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const GUARD = "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => {\n  if (!locals.user) redirect(303, '/login');\n};\n";

/** What guards the route with the id; a load by its path and the text of its refusal. */
function guardsOf(id: string, files: { readonly [path: string]: string }) {
  const { view, files: texts } = exampleProject({ title: '', files });
  const guards: RouteGuards | undefined = routeGuards(view, view.routes.byId.get(id)!);
  return guards && { load: guards.load && `${guards.load.path} ${texts.get(guards.load.path)?.text?.slice(...guards.load.span)}`, mayHook: guards.mayHook };
}

describe('routeGuards', () => {
  it('names the innermost load that turns strangers away', () => {
    const files = { 'src/routes/account/+layout.server.js': GUARD, 'src/routes/account/orders/+page.svelte': '', 'src/routes/about/+page.svelte': '' };
    expect(guardsOf('/account/orders', files)).toEqual({ load: "src/routes/account/+layout.server.js redirect(303, '/login')", mayHook: false });
    expect(guardsOf('/about', files)).toEqual({ load: undefined, mayHook: false });
  });

  it('says where a hook may turn them away', () => {
    const hook = "import { redirect } from '@sveltejs/kit';\nexport const handle = ({ event, resolve }) => {\n  if (event.url.pathname.startsWith('/admin') && !event.locals.user) redirect(303, '/login');\n  return resolve(event);\n};\n";
    const files = { 'src/hooks.server.js': hook, 'src/routes/admin/+page.svelte': '', 'src/routes/about/+page.svelte': '' };
    expect(guardsOf('/admin', files)).toEqual({ load: undefined, mayHook: true });
    expect(guardsOf('/about', files)).toEqual({ load: undefined, mayHook: false });
  });

  it('counts no load for an endpoint, and nothing for a folder that answers nothing', () => {
    const files = { 'src/routes/account/+layout.server.js': GUARD, 'src/routes/account/export/+server.js': 'export const GET = () => new Response();\n' };
    expect(guardsOf('/account/export', files)).toEqual({ load: undefined, mayHook: false });
    expect(guardsOf('/account', files)).toBeUndefined();
  });
});
