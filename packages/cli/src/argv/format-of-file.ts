/** What a file is for, by its name. */
import { UserError } from '@sk-audit/host';
import { type Format, FORMATS } from '../reporters/formats.js';

/** Endings of file names → the formats that have it, the one that is meant when nothing else is said first. */
const ENDINGS: readonly (readonly [ending: string, formats: readonly [Format, ...Format[]]])[] = [
  ['.sarif.json', ['sarif']],
  ['.sarif', ['sarif']],
  ['.json', ['json', 'gitlab', 'sarif']],
  ['.md', ['markdown']],
  ['.html', ['html']],
  ['.xml', ['junit', 'checkstyle']],
];

/** None of its formats is the usual one. */
const UNCLEAR = '.xml';

/**
 * The format that the name of a file asks for; `asked` when it may have that name, or when the name says nothing; `pretty` when nothing
 * does. Throws a `UserError` when it could be one of several.
 */
export function formatOfFile(path: string, asked: Format | undefined): Format {
  const [ending, formats] = ENDINGS.find(([ending]) => path.toLowerCase().endsWith(ending)) ?? [];
  if (formats === undefined) return asked ?? FORMATS[0];
  if (asked !== undefined && formats.includes(asked)) return asked;
  if (ending !== UNCLEAR) return formats[0];
  throw new UserError(`--output "${path}" could be ${formats.join(' or ')}. Write the format before it: "${formats[0]}=${path}".`);
}
