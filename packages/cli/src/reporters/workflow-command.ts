/** What a line of a log tells the runner of GitHub Actions to do. */

/**
 * One command, as `::error file=src/a.ts,line=4::message`, with its line feed. Properties that are `undefined` are left out.
 * @see actions/runner src/Runner.Common/ActionCommand.cs
 */
export function workflowCommand(name: string, properties: { readonly [name: string]: string | number | undefined }, message: string): string {
  const given = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]));
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeData(message)}\n`;
}

/**
 * A text for people in which the runner finds no command: it obeys `::name::` at the start of a line and `##[name]` anywhere, and both
 * may stand in the code or in the names of files of whoever opened the pull request.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/gm, '$1: ');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
