/** Excel takes a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF';

/** One record as RFC 4180 has it: every field in quotes, CRLF at the end. */
export const csvRecord = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

/**
 * A spreadsheet would run a cell that begins like this as a formula; behind an apostrophe it is text (OWASP, CSV injection).
 * The wide forms count as well: Excel of some languages reads them as the narrow ones.
 */
const harmless = (cell: string): string =>
  /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
