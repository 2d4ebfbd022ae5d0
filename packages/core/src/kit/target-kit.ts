/** A Kit as if which an app is looked at, before it is installed. */
import type { App, PackageVersion } from './app.js';
import { NEEDS_OF_KIT } from './kit-needs.js';
import { kitSatisfies } from './version.js';

/** The app as if `target` was installed, with the Svelte and the Vite that this needs. */
export function asIfOn(app: App, target: PackageVersion): App {
  const needs = NEEDS_OF_KIT.find(({ kit }) => kitSatisfies(target, kit) === true)?.packages ?? {};
  const atLeast = (has: PackageVersion, least: string | undefined): PackageVersion => (least === undefined || kitSatisfies(has, `>=${least}`) === true ? has : { lower: least, from: 'installed' });
  return { ...app, writtenFor: app.kit, kit: target, svelte: atLeast(app.svelte, needs['svelte']), ...(app.vite && { vite: atLeast(app.vite, needs['vite']) }) };
}

/** The Kit for which the app's files and its configuration are written. */
export function kitWrittenFor({ kit, writtenFor }: Pick<App, 'kit' | 'writtenFor'>): PackageVersion {
  return writtenFor ?? kit;
}
