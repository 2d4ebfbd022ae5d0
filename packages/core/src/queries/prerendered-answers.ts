/** What the build gets from endpoints when it prerenders. */
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { responsesOf, type LiteralResponse } from './literal-response.js';
import { isSurelyVisited } from './prerendering.js';

/** The one answer that the build surely gets from the endpoint of the node, where there is no page beside it; `undefined` when it cannot be told. */
export function prerenderedAnswer(project: Project, node: RouteNode): LiteralResponse | undefined {
  if (node.endpoint === undefined || node.page || !isSurelyVisited(project, node)) return undefined;
  const handler = project.entries(node.endpoint).find(({ role, name }) => role === 'handler' && name === 'GET');
  const answers = handler && !handler.wrapped ? responsesOf(project, handler) : [];
  const [only] = answers;
  return answers.length === 1 && only?.isAlways ? only.response : undefined;
}

/** Is the answer saved as a file without an ending, because it is no HTML? `undefined` when its type is not known. */
export function isOtherThanHtml({ headers, status }: LiteralResponse): boolean | undefined {
  const type = headers.get('content-type');
  return type === undefined ? undefined : status === 200 && !type.startsWith('text/html');
}
