/** What Kit says of each page, while a server runs for all of them. */
import { devApp, ownApp } from './dev-app.js';
import type { DevCase, Side } from './dev-case.js';
import { startDevServer, type DevServer } from './dev-server.js';

type How = (server: DevServer) => Promise<readonly string[]>;

export type Listener = {
  /** What Kit says of a page, asked by `how`. */
  readonly listen: (one: DevCase, side: Side, how: How) => Promise<readonly string[]>;
  readonly stop: () => void;
};

/** Starts a server with all pages but those that want one of their own. */
export async function startListener(cases: readonly DevCase[]): Promise<Listener> {
  const together = await startDevServer(devApp(cases.filter(({ alone }) => !alone)));
  // Vite has more to say of the first page.
  await (await fetch(together.origin)).text();
  await together.heard();
  return { listen: (one, side, how) => (one.alone ? withOwnServer(one, side, how) : how(together)), stop: together.stop };
}

/** The same with a server for the page alone, from whose start on it is listened. */
export async function withOwnServer(one: DevCase, side: Side, how: How): Promise<readonly string[]> {
  const own = await startDevServer(ownApp(one, side));
  try {
    return await how(own);
  } finally {
    own.stop();
  }
}
