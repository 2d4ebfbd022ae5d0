/** The account of a file for machines: `schema/why.schema.json` describes it. */
import type { Entry } from '@sk-audit/core';
import { jsonText } from '../reporters/json.js';
import type { AppAccount } from './app-account.js';
import { kitData } from './while-reading.js';

/** The file, and what each app says of it, sorted by the app's folder. */
export function whyJson(accounts: readonly AppAccount[], version: string): string {
  return jsonText({ schemaVersion: 1, tool: { name: 'sk-audit', version }, path: accounts[0]?.path, apps: accounts.map(appData) });
}

function appData({ root, kit, account, pathFromHere }: AppAccount) {
  const { role, route, unparsed, server, browser, serverOnly, entries, importers, dead, reached } = account;
  const chain = (paths: readonly string[] | undefined) => paths?.map(pathFromHere) ?? null;
  return {
    root,
    ...kitData(kit),
    role,
    route: route ?? null,
    unparsed: unparsed ?? null,
    server: { runs: server.runs, why: server.why, chain: chain(server.chain) },
    browser: { runs: browser.runs, as: browser.as, why: browser.why, chain: chain(browser.chain) },
    serverOnly: serverOnly ?? null,
    entries: entries.map((entry) => entryData(entry, pathFromHere)),
    importers: importers.map(({ path, typesOnly }) => ({ path: pathFromHere(path), typesOnly })),
    dead,
    reached,
  };
}

function entryData({ role, name, wrapped, declaredIn, path }: Entry, pathFromHere: (path: string) => string) {
  return { role, name, wrapped, declaredIn: pathFromHere(declaredIn), path: pathFromHere(path) };
}
