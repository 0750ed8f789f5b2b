/** Excel takes a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF';

/** One record as RFC 4180 has it: every field in quotes, CRLF at the end. */
export const csvRecord = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

/**
 * A spreadsheet would run a cell that begins like this as a formula; behind an apostrophe it is text (OWASP, CSV injection).
 * The wide forms count as well: Excel of some languages reads them as the narrow ones. Not only a cell's own beginning: Excel of
 * a country where numbers have commas, as Brazil, reads semicolons, and does not see our quotes; there `;` begins a cell.
 */
const formula = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20](?<=(?:^|[;\t\r\n])[\s"]*.)/g;

const harmless = (cell: string): string => cell.replace(formula, "'$&").replace(/^[\t\r\n]/, "'$&");
