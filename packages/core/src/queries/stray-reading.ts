/** Who may be given what another request left in state of the process? */
import type { ConditionFact, FileFacts } from '../facts.js';
import { conditionsOf } from '../flow/conditions.js';
import type { Project } from '../project/project.js';
import { contains } from '../span.js';
import { pagesShowing } from './at-first.js';
import { stateWrites, type StateWrite } from './module-state.js';
import { pagesBelow } from './pages.js';
import { renderPlaces, surePlaces, type RenderPlace } from './render-places.js';
import { isRenderedOnRequest, requestEntries } from './request-entries.js';
import { keepersOf, writesSame, type Keepers } from './state-keepers.js';
import { stateReadings, type StateReading } from './state-readings.js';

type Written = { readonly path: string; readonly write: StateWrite };

/**
 * A reading on the server, of what the write changes, that no write of the same rendering surely comes before: by `load`, an action or a
 * hook, or in a component that is rendered without the one that writes, before it, or where the write hangs on a condition. Rendering
 * does not wait, so what the same rendering wrote is its own. Undefined when none is in sight.
 */
export function strayReading(project: Project, path: string, write: StateWrite): StateReading | undefined {
  const keepers = keepersOf(project, path, write);
  if (!keepers) return undefined;
  const written = writesTo(project, keepers);
  const readings = stateReadings(project, keepers, write).filter((one) => !isGuard(project, one, written));
  return readings.find((one) => requestEntries(project, one).length > 0 || isShownStray(project, one, written));
}

function isShownStray(project: Project, reading: StateReading, written: readonly Written[]): boolean {
  const covering = written.filter(({ write }) => write.replaces && write.rest.every((name, i) => reading.rest[i] === name));
  const sure = covering.flatMap((one) => sureWrites(project, one, written));
  return renderPlaces(project, { ...reading, at: reading.span[0] }).some((place) => {
    const isLate = reading.late && place.path === reading.path && place.fn === 1;
    return isOnServer(project, place) && isStray(project, isLate ? { ...place, at: Infinity } : place, sure, new Set());
  });
}

function writesTo(project: Project, keepers: Keepers): readonly Written[] {
  return keepers.files.flatMap((path) => stateWrites(project, path).filter((write) => writesSame(project, path, keepers, write)).map((write) => ({ path, write })));
}

/** `if (token !== $session.token) session.set(token)`: nobody is shown what is only compared to decide about the write. */
function isGuard(project: Project, { path, span }: StateReading, written: readonly Written[]): boolean {
  const ways = written.flatMap(({ path: at, write }) => [{ path: at, when: write.when }, ...project.callers({ path: at, fn: write.fn }).map((site) => ({ path: site.path, when: project.facts(site.path)?.calls[site.call]?.when }))]);
  return ways.some((way) => way.path === path && conditionsOf(project.facts(path) as FileFacts, way.when).some((condition) => contains(condition.span, span)));
}

/** Where rendering surely leads to the write; the places of a part of a page that stands under no condition are such, too. */
function sureWrites(project: Project, { path, write }: Written, written: readonly Written[]): readonly RenderPlace[] {
  const others = written.flatMap((one) => (one.path === path && one.write.fn === write.fn && one.write.replaces ? [one.write.when] : []));
  const when = isAlways(project.facts(path) as FileFacts, write.when, others) ? undefined : write.when;
  const found = [...surePlaces(project, { path, fn: write.fn, at: write.span[0], when })];
  const seen = new Set<string>();
  for (const { path: part } of found) {
    if (seen.has(part)) continue;
    seen.add(part);
    for (const site of project.placesOf(part)) {
      const element = project.facts(site.path)?.elements[site.element];
      if (element && element.when === undefined) found.push({ path: site.path, fn: 2, at: element.span[0] });
    }
  }
  return found.filter((one) => !waits(project, one.path));
}

/** Is one of the writes made whatever the test says: `if (data.user) user.set(data.user); else user.set(null)`? */
function isAlways(facts: FileFacts, when: number | undefined, others: readonly (number | undefined)[]): boolean {
  if (when === undefined) return true;
  const { is, outer, span } = facts.conditions[when] as ConditionFact;
  const isOther = (one: ConditionFact | undefined): boolean => one !== undefined && one.span[0] === span[0] && one.is !== is && one.outer === outer;
  return others.some((other) => other !== undefined && isOther(facts.conditions[other])) && isAlways(facts, outer, others);
}

/** Components that await are rendered bit by bit: others come in between. */
function waits(project: Project, path: string): boolean {
  return project.facts(path)?.awaits.some(({ fn }) => fn === 1 || fn === 2) === true;
}

function isOnServer(project: Project, { path }: RenderPlace): boolean {
  return pagesShowing(project, path).some((page) => isRenderedOnRequest(project, page));
}

/** Is there a way to the place, from the root layout on, on which none of the writes comes before it? */
function isStray(project: Project, place: RenderPlace, sure: readonly RenderPlace[], seen: Set<string>): boolean {
  const { path } = place;
  if (seen.has(path) || sure.some((one) => one.path === path && isBefore(one, place))) return false;
  seen.add(path);
  if (!/^(?:page|layout)\.svelte$/.test(project.role(path))) {
    return project.placesOf(path).some((site) => isStray(project, { path: site.path, fn: 2, at: project.facts(site.path)?.elements[site.element]?.span[0] ?? 0 }, sure, seen));
  }
  const pages = pagesBelow(project, path).filter((page) => isRenderedOnRequest(project, page));
  return pages.some((page) => {
    const above = project.layoutChain(page).map(({ component }) => component);
    const own = above.indexOf(path);
    return !(own < 0 ? above : above.slice(0, own)).some((layout) => sure.some((one) => one.path === layout));
  });
}

function isBefore(one: RenderPlace, other: RenderPlace): boolean {
  return one.fn < other.fn || (one.fn === other.fn && one.at < other.at);
}
