/** What a move does to the files of all apps that know the module. */
import { join, relative } from 'node:path/posix';
import { pathInside, withEdits, type Span } from '@sk-audit/core';
import { documentsBelow, positionFinder, textOf, type AppOfMove, type MoveSite } from '@sk-audit/host';
import { mentionsIn, namesOf, planMove, type FilePlan, type SpecifierEdit } from '@sk-audit/refactor';

/** A line of an absolute file. */
export type Place = { readonly file: string; readonly line: number };

export type PlannedMove = {
  /** The files in which specifiers change, sorted; the moved one under its old path. */
  readonly files: readonly PlannedFile[];
  /** Importers that cannot be rewritten. */
  readonly stuck: readonly (Place & { readonly specifier: string })[];
  /** Patterns of the moved file that are relative to it. */
  readonly patterns: readonly Place[];
  /** Where else the module is named; those places stay as they are. */
  readonly mentions: readonly Place[];
};

export type PlannedFile = {
  readonly file: string;
  readonly edits: readonly (SpecifierEdit & { readonly line: number })[];
  /** Texts without byte order mark. */
  readonly before: string;
  readonly after: string;
};

/** The plan over all apps. Of the apps that only use the module, their own files are looked at. */
export function plannedMove(site: MoveSite): PlannedMove {
  const plans = site.apps.flatMap((app) => plansOf(site, app));
  const places = (of: (plan: FilePlan) => readonly Span[]): readonly Place[] => plans.flatMap(({ file, plan }) => of(plan).map((span) => placeOf(file, span)));
  return {
    files: plans.filter(({ plan }) => plan.edits.length > 0).map(({ file, plan }) => plannedFile(file, plan.edits)).sort((a, b) => (a.file < b.file ? -1 : 1)),
    stuck: plans.flatMap(({ file, plan }) => plan.stuck.map(({ span, specifier }) => ({ ...placeOf(file, span), specifier }))),
    patterns: places(({ patterns }) => patterns),
    mentions: distinct([...places(({ mentions }) => mentions), ...mentionsInDocuments(site)]),
  };
}

function plansOf({ from, to, apps: [own] }: MoveSite, app: AppOfMove): readonly { readonly file: string; readonly plan: FilePlan }[] {
  const { project, root, links, dir } = app;
  const plan = planMove({
    project, links, from: relative(root, from), to: relative(root, to),
    textOf: (path) => textOf(join(root, path)),
    isMeant: (path) => app === own || (isIn(dir, join(root, path)) && !isIn(own.dir, join(root, path))),
  });
  return plan.map((one) => ({ file: join(root, one.path), plan: one }));
}

function isIn(folder: string, file: string): boolean {
  return pathInside(folder, file) !== undefined;
}

function plannedFile(file: string, edits: readonly SpecifierEdit[]): PlannedFile {
  const before = textOf(file) ?? '';
  const at = positionFinder(before);
  return { file, edits: edits.map((edit) => ({ ...edit, line: at(edit.span[0]).line })), before, after: withEdits(before, edits) };
}

/** The line in which a span begins; `text` is that of the file. */
export function placeOf(file: string, [start]: Span, text = textOf(file)): Place {
  return { file, line: positionFinder(text ?? '')(start).line };
}

/**
 * Files that are no source of the app: outside of its folder only the whole path counts, because other apps have a `lib/db` too. The
 * package.json of a library may name what is made of the module.
 */
function mentionsInDocuments({ from, top, apps: [{ dir, project, root }] }: MoveSite): readonly Place[] {
  const sources = new Set(project.paths().filter((path) => project.facts(path) !== undefined && project.facts(path)?.text === undefined).map((path) => join(root, path)));
  const inLibrary = pathInside(join(root, project.config.lib), from);
  const [inside, outside, built] = [namesOf(relative(dir, from), true), namesOf(relative(top, from), false), inLibrary === undefined ? undefined : namesOf(`dist/${inLibrary}`, false)];
  const namesIn = (file: string): readonly RegExp[] => (isIn(dir, file) ? [inside, ...(built && file === join(dir, 'package.json') ? [built] : [])] : [outside]);
  return documentsBelow(top).filter((file) => !sources.has(file) && !/\.d\.[cm]?ts$/.test(file)).flatMap((file) =>
    namesIn(file).flatMap((names) => mentionsIn(textOf(file) ?? '', names)).map((span) => placeOf(file, span)),
  );
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.file}:${place.line}`, place])).values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
