import type { FindingKey } from '../../../core/products/fix-list.ts';
import type { FixListRepository } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { byteOrderMark, csvRecord } from './csv.ts';
import { findingCells, headerCells } from './csv-rows.ts';
import type { RowContext } from './csv-rows.ts';

const rowsPerRead = 1_000;
/**
 * Some 80,000 findings. Slack wants to know a file's length before it takes the first byte, so a part is in memory as a whole,
 * as text; rows are not. Slack itself takes a gigabyte.
 */
const mostBytes = 32 * 1024 * 1024;

/** A whole CSV file by itself; all but the largest lists are one part. */
export type CsvPart = { readonly content: Buffer; readonly rows: number };

type Limits = { readonly rowsPerRead: number; readonly mostBytes: number };

/**
 * All open findings of a store, each once. They are read page by page: what is fixed meanwhile may be missing, and each row
 * says when it was checked last.
 */
export async function* csvParts(
  fixLists: Pick<FixListRepository, 'findings'>,
  workspace: Workspace,
  around: RowContext,
  limits: Limits = { rowsPerRead, mostBytes },
): AsyncGenerator<CsvPart> {
  const header = Buffer.from(`${byteOrderMark}${csvRecord(headerCells(around))}`);
  let chunks = [header];
  let [bytes, rows] = [header.length, 0];
  let after: FindingKey | null = null;
  for (;;) {
    const page = await fixLists.findings(workspace, around.store.id, after, limits.rowsPerRead);
    const last = page.at(-1);
    if (last === undefined) break;
    if (bytes > limits.mostBytes) {
      yield { content: Buffer.concat(chunks), rows };
      chunks = [header];
      [bytes, rows] = [header.length, 0];
    }
    const chunk = Buffer.from(page.map((row) => csvRecord(findingCells(around, row))).join(''));
    chunks.push(chunk);
    bytes += chunk.length;
    rows += page.length;
    after = { skuId: last.skuId, cause: last.cause, reason: last.reason };
  }
  if (rows > 0) yield { content: Buffer.concat(chunks), rows };
}
