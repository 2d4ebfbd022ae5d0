/** A Markdown table, all columns to the left. Bars in cells are escaped. */
export function withHeaders(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headers), line(headers.map(() => ':--')), ...rows.map(line)].join('\n');
}
