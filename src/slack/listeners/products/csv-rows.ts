import { causes } from '../../../core/products/causes.ts';
import type { FindingRow } from '../../../core/products/fix-list.ts';
import type { Store } from '../../../core/store.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { reasonText } from '../../blocks/fix-list-words.ts';
import { adminUrl } from '../../blocks/product-line.ts';
import type { AdminLinks } from '../../blocks/product-line.ts';

export type RowContext = {
  readonly t: Translator;
  readonly store: Store;
  readonly links: AdminLinks;
  /** The person's; times are written in it, since a file cannot adapt to its reader. */
  readonly timeZone: string;
};

const columns = [
  ...(['cause', 'severity', 'fix', 'productId', 'skuId', 'productName', 'skuName'] as const),
  ...(['brand', 'category', 'found', 'firstSeen', 'lastChecked', 'link'] as const),
];

export const headerCells = ({ t, timeZone }: RowContext): string[] =>
  columns.map((column) => t(`products.csv.${column}` satisfies MessageKey, { timeZone }));

/** In the order of the header. */
export function findingCells(around: RowContext, row: FindingRow): string[] {
  const { t, store, links } = around;
  const { severity, form } = causes[row.cause];
  return [
    t(`cause.${row.cause}`),
    t(`severity.${severity}`),
    withoutMarks(t(`fix.${row.cause}`)),
    ...[row.productId, row.skuId, row.productName, row.skuName, row.brand, row.category],
    row.detail === '' ? reasonText(t, row) : row.detail,
    localTime(row.firstSeenAt, around),
    localTime(row.lastSeenAt, around),
    adminUrl(links, store, { ...row, form }) ?? '',
  ];
}

/** Our remedies are mrkdwn: bold and code have no meaning in a cell. */
const withoutMarks = (text: string): string => text.replace(/[*`]/g, '');

/** `2026-03-10 09:00`, which spreadsheets of every language read as a time. */
function localTime(at: Date, { timeZone }: RowContext): string {
  return at.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
}

/** Slack's zones are those of the tz database; one that this machine does not know must not cost the file. */
export function zoneOr(timeZone: string | null): string {
  if (timeZone === null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The day in the person's zone. */
export const fileDay = (at: Date, timeZone: string): string => at.toLocaleDateString('sv-SE', { timeZone });
