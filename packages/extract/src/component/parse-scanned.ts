/** Parses a component with one scan of its markup and one call of the parser of scripts. */
import type { Node } from '../ast.js';
import type { Language } from '../languages.js';
import { parseFlawless } from '../oxc.js';
import type { Comment, Parsed } from '../parsed.js';
import { NotAccepted } from './cursor.js';
import { fillIn, placeOf } from './fill.js';
import { layOut } from './layout.js';
import { scanMarkup } from './markup.js';
import { takeOptions } from './options.js';
import type { Scan } from './scan.js';

/** The component; undefined when it is odd or wrong, so that another parser has to say what it is. */
export function parseScanned(path: string, text: string): Parsed | undefined {
  try {
    return parseAll(path, text);
  } catch (problem) {
    if (problem instanceof NotAccepted || problem instanceof RangeError) return undefined;
    throw problem;
  }
}

function parseAll(path: string, text: string): Parsed | undefined {
  const s = scanMarkup(text);
  const fragment = (s.open[0] as Scan['open'][number]).fragment as unknown as Node;
  if (s.holes.length + s.asides.length + s.scripts.length === 0) return finish(s, fragment, {});
  const layout = layOut(s);
  const script = parseFlawless(layout.code, languagesOf(s), path);
  if (!script) return undefined;
  for (const { span: [start, end], text: said } of script.comments) s.comments.push({ span: [placeOf(s, layout, start), placeOf(s, layout, end)], text: said } satisfies Comment);
  return finish(s, fragment, fillIn(s, layout, script.program['body']));
}

/** TypeScript that does not say so is tried second. */
function languagesOf({ scripts }: Scan): readonly Language[] {
  return scripts.some((one) => one.isTypeScript) ? ['ts'] : ['js', 'ts'];
}

function finish(s: Scan, fragment: Node, programs: Pick<Parsed, 'module' | 'instance'>): Parsed {
  const options = takeOptions(s);
  return { ...programs, fragment, ...(options ? { options } : {}), comments: s.comments, cssImports: s.cssImports };
}
