import { causes } from '../../../core/products/causes.ts';
import type { AdminForm } from '../../../core/products/causes.ts';
import type { FindingRow } from '../../../core/products/list/fix-list.ts';
import { formOf, knownReasonOf } from '../../../core/products/list/tiktok-reasons.ts';
import type { Store } from '../../../core/store.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { fixText, reasonText } from '../../blocks/products/fix-list-words.ts';
import { cellTime } from '../csv/csv-time.ts';
import type { Sheet } from '../csv/csv-file.ts';
import { adminUrl } from '../../blocks/products/product-line.ts';
import type { AdminLinks } from '../../blocks/products/product-line.ts';

export type RowContext = {
  readonly t: Translator;
  readonly store: Store;
  readonly links: AdminLinks;
  /** The person's; times are written in it, since a file cannot adapt to its reader. */
  readonly timeZone: string;
};

export const findingSheet = (around: RowContext): Sheet<FindingRow> => ({
  header: headerCells(around),
  cellsOf: findingCells(around),
});

const columns = [
  ...(['cause', 'severity', 'fix', 'productId', 'skuId', 'productName', 'skuName'] as const),
  ...(['brand', 'category', 'found', 'rejected', 'firstSeen', 'lastChecked', 'link'] as const),
];

export const headerCells = ({ t, timeZone }: RowContext): string[] =>
  columns.map((column) => t(`products.csv.${column}` satisfies MessageKey, { timeZone }));

/**
 * In the order of the header. What does not change from row to row is made once: else 100,000 rows would keep this process
 * busy for a quarter of a minute.
 */
export function findingCells(around: RowContext): (row: FindingRow) => string[] {
  const { t, store, links, timeZone } = around;
  const groups = new Map<string, GroupCells>();
  const time = cellTime(timeZone);
  return (row) => {
    const key = `${row.cause} ${row.reason}`;
    const group = groups.get(key) ?? groupCells(t, row);
    if (groups.size === mostGroups) groups.clear();
    groups.set(key, group);
    const { texts, reason, isKnown, form } = group;
    return [
      ...texts,
      ...[row.productId, row.skuId, row.productName, row.skuName, row.brand, row.category],
      // Of a reason that is known our own remedy stands beside it, in place of TikTok's advice.
      joined(isKnown ? [reason] : [reason, row.detail], ': '),
      joined([...rejection(row, reason), ...row.consequences.map((one) => reasonText(t, one))], '; '),
      time(row.firstSeenAt),
      time(row.lastSeenAt),
      adminUrl(links, store, { ...row, form }) ?? '',
    ];
  };
}

/** TikTok may word a reason anew for each item. */
const mostGroups = 1_000;

type GroupCells = {
  readonly texts: readonly string[];
  readonly reason: string;
  readonly isKnown: boolean;
  readonly form: AdminForm;
};

/** Each of them once; none that is empty. */
const joined = (texts: readonly string[], by: string): string =>
  [...new Set(texts)].filter((text) => text !== '').join(by);

/** What TikTok itself has against the item stands with what it has against others because of a cause in VTEX. */
const rejection = ({ cause }: FindingRow, reason: string): readonly string[] =>
  causes[cause].source === 'tiktok' ? [reason] : [];

const groupCells = (t: Translator, row: FindingRow): GroupCells => ({
  texts: [
    t(`cause.${row.cause}`),
    t(`severity.${causes[row.cause].severity}`),
    withoutMarks(fixText(t, row)),
  ],
  reason: reasonText(t, row),
  isKnown: knownReasonOf(row) !== null,
  form: formOf(row),
});

/** Our remedies are mrkdwn: bold and code have no meaning in a cell. */
const withoutMarks = (text: string): string => text.replace(/[*`]/g, '');
