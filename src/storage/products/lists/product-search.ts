import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { causeNames, causes } from '../../../core/products/causes.ts';
import type { CauseName, CauseSeverity } from '../../../core/products/causes.ts';
import type {
  Facet,
  ListedFinding,
  ListedProduct,
  ProductFilter,
  ProductPage,
} from '../../../core/products/list/fix-list.ts';
import type { FixListRepository } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { fold } from '../../../core/words.ts';
import type { Trx } from '../../database.ts';
import { openFindings, openSkus, roomForSorting } from './open-findings.ts';
import { sameFindings } from './same-findings.ts';

/** As `fold` of core. The marks go first: a database of locale C lowers ASCII only. */
const folded = (text: RawBuilder<string>) =>
  sql<string>`lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g'))`;

/** PostgreSQL stores no NUL, and refuses a statement that contains one. */
const typedText = (text: string): string => text.replaceAll('\0', '').trim();

// Nothing is a pattern here, so nothing that is typed has to be escaped.
function fits({ brand, category, search }: ProductFilter): RawBuilder<unknown> {
  const typed = typedText(search);
  return sql`true
    ${brand === null ? sql`` : sql`and md5(o.brand) = ${brand}`}
    ${category === null ? sql`` : sql`and md5(o.category) = ${category}`}
    ${typed === '' ? sql`` : sql`and (${contains(sql`o.name`, typed)} or starts_with(o.product_id, ${typed}) or starts_with(o.sku_id, ${typed}))`}`;
}

const groupsOf = (group: ProductFilter['group']) => (group === null ? null : [group]);

const contains = (text: RawBuilder<string>, typed: string) =>
  sql`strpos(${folded(text)}, ${fold(typed)}) > 0`;

const bySeverity = (severity: CauseSeverity): readonly CauseName[] =>
  causeNames.filter((name) => causes[name].severity === severity);
/** Within a severity as in the table of causes. */
const order = [...bySeverity('blocks'), ...bySeverity('mayHoldBack'), ...bySeverity('hint')];

/** 0: it blocks. */
const severityRank = sql`case when f.cause = any(${bySeverity('blocks')}::text[]) then 0
  when f.cause = any(${bySeverity('mayHoldBack')}::text[]) then 1 else 2 end`;

type Row = Omit<ListedProduct, 'findings'> &
  ListedFinding & { readonly total: number; readonly position: number };

/** One statement, from SKUs to products to a page of them. What a product shows is gathered for those of the page only. */
export async function searchProducts(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  filter: ProductFilter,
  { position, limit }: Parameters<FixListRepository['search']>[3],
): Promise<ProductPage> {
  const groups = groupsOf(filter.group);
  await roomForSorting(trx);
  const { rows } = await sql<Row>`
    with hit as materialized (
      select * from ${openSkus(workspace, storeId, groups, severityRank)} where ${fits(filter)}
    ), product as (
      select id_kind, product_id, max(name) as name, max(brand) as brand, max(category) as category,
        min(first_seen_at) as first_seen_at, min(rank) as rank
      from hit group by id_kind, product_id
    ), whole as (
      select total, greatest(0, least(${position}::bigint, (total - 1) / ${limit}::bigint * ${limit}::bigint)) as position
      from (select count(*) as total from product) as counted
    ), page as materialized (
      select *, ${folded(sql`name`)} as sorted from product
      order by rank, name = '', sorted, product_id, id_kind limit ${limit} offset (select position from whole)
    ), shown as materialized ( -- a SKU is hit once by VTEX's findings and once by TikTok's
      select distinct h.sku_id, h.id_kind, p.product_id from page p join hit h using (id_kind, product_id)
    )
    select total, position, p.id_kind as "idKind", p.product_id as "productId", p.name, p.brand, p.category,
      p.first_seen_at as "firstSeenAt",
      h.cause, h.reason, count(*) as skus, (array_agg(h.sku_id order by h.sku_id))[1:3] as "skuIds",
      coalesce((array_agg(distinct h.detail) filter (where h.detail <> ''))[1:2], '{}') as details,
      bool_or(${sameFindings(workspace, storeId).said('h')} <> '[]') as "isRefused"
    from whole cross join page p join shown using (id_kind, product_id) join (
        select * from ${openFindings(workspace, storeId, groups, 'folded each')} where o.sku_id in (select sku_id from shown)
      ) h on h.sku_id = shown.sku_id and h.id_kind = shown.id_kind
    group by total, position, p.id_kind, p.product_id, p.name, p.brand, p.category, p.first_seen_at, p.rank, p.sorted,
      h.cause, h.reason
    order by p.rank, p.name = '', p.sorted, p.product_id, p.id_kind`.execute(trx);
  const [first] = rows;
  return { total: first?.total ?? 0, position: first?.position ?? 0, products: productsOf(rows) };
}

function productsOf(rows: readonly Row[]): ListedProduct[] {
  const products = new Map<string, ListedProduct & { readonly findings: ListedFinding[] }>();
  for (const { idKind, productId, name, brand, category, firstSeenAt, ...finding } of rows) {
    const { cause, reason, skus, skuIds, details, isRefused } = finding;
    const key = `${idKind} ${productId}`;
    const product = products.get(key) ?? {
      ...{ idKind, productId, name, brand, category, firstSeenAt },
      findings: [],
    };
    product.findings.push({ cause, reason, skus, skuIds, details, isRefused });
    products.set(key, product);
  }
  for (const { findings } of products.values()) {
    findings.sort((one, other) => order.indexOf(one.cause) - order.indexOf(other.cause));
  }
  return [...products.values()];
}

/** Keys are hashes: a brand may be longer than Slack lets the value of an option be. */
export async function readFacets(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { of, group, typed }: Parameters<FixListRepository['facets']>[2],
  limit: number,
): Promise<readonly Facet[]> {
  const column = of === 'brand' ? sql`o.brand` : sql`o.category`;
  const wanted = typedText(typed);
  await roomForSorting(trx);
  const { rows } = await sql<Facet>`
    select md5(name) as key, name, products
    from (
      select name, count(*) as products
      from (select distinct ${column} as name, o.id_kind, o.product_id
        from ${openSkus(workspace, storeId, groupsOf(group), sql`0`)}) as facet
      group by 1
    ) as facet
    ${wanted === '' ? sql`` : sql`where ${contains(sql`name`, wanted)}`}
    order by ${folded(sql`name`)}, name
    limit ${limit}`.execute(trx);
  return rows;
}
