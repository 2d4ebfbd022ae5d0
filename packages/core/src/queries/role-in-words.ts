/** What a file is to Kit, as a phrase. */
import type { Role } from '../kit/roles.js';
import type { Project } from '../project/project.js';

const WITHOUT_ROUTE: { readonly [role in Role]?: string } = {
  'hooks.server': 'the module of the server hooks',
  'hooks.client': 'the module of the client hooks',
  'hooks.universal': 'the module of the universal hooks',
  params: 'a param matcher',
  'service-worker': 'the service worker',
  remote: 'a module of remote functions',
  instrumentation: 'the instrumentation of the server',
  env: 'the declaration of environment variables',
  component: 'a component',
  module: 'a module',
};

/** What the file is: `the page /login`, `the server module of the layout /account`, `a component`. */
export function roleInWords(project: Project, path: string): string {
  const role = project.role(path);
  const id = project.routes.byFile.get(path)?.id;
  // A second `+page` of the same folder has a role, but Kit refuses it beside the first.
  const where = id === undefined ? '' : ` ${id}`;
  switch (role) {
    case 'page.svelte': return `the page${where}`;
    case 'page.universal': return `the universal module of the page${where}`;
    case 'page.server': return `the server module of the page${where}`;
    case 'layout.svelte': return `the layout${where}`;
    case 'layout.universal': return `the universal module of the layout${where}`;
    case 'layout.server': return `the server module of the layout${where}`;
    case 'error.svelte': return `the error page${id === undefined ? '' : ` of ${id}`}`;
    case 'endpoint': return `the endpoint${where}`;
    default: return WITHOUT_ROUTE[role] ?? role;
  }
}
