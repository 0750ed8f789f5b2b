import { sql } from 'kysely';
import type { ItemPass, ItemRepository } from '../../../core/products/items/item-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { restMs } from './item-due.ts';
import { judgeItems, readItemFacts } from './item-findings.ts';
import type { ItemFacts, Judged } from './item-findings.ts';
import { forgetItems, isOurs } from './item-lease.ts';
import { keepStore } from '../passes/pass-lease.ts';

type End = Parameters<ItemRepository['publish']>[2];

/** Undoes the transaction: what follows from a lost pass must not stay. */
export const lostPass = new Error('the item pass is lost');

/**
 * Throws `lostPass` where somebody else has it by then. The row is changed at the very end: a check that ends meanwhile notes in
 * it that counts have changed, and must not wait for a large catalog.
 */
export async function publishItemPass(
  trx: Trx,
  workspace: Workspace,
  pass: ItemPass,
  { reports, nextDueAt }: End,
): Promise<void> {
  if (!(await keepStore(trx, workspace, pass.storeId))) throw lostPass;
  const reading = await readPass(trx, workspace, pass);
  // First of all its lock: a recheck of some of these items takes it before it writes them.
  const known = await readItemFacts(trx, workspace, pass.storeId);
  const published = await replaceItems(trx, workspace, pass, reading);
  const facts = {
    ...known,
    asOf: reading.started_at,
    tooMany: reading.too_many,
    isShort: reading.is_short,
    ...newUploads(reading, reports),
  };
  const judged = await judgeItems(trx, workspace, pass.storeId, facts);
  // For whoever reads the list before statistics are made by themselves, a minute later.
  await sql`analyze (skip_locked) catalog_item, sku_finding`.execute(trx);
  await endPass(trx, workspace, pass, { ...judged, facts, reports, nextDueAt, published });
}

type Reading = {
  readonly started_at: Date;
  readonly too_many: boolean;
  readonly is_short: boolean;
  readonly isComplete: boolean;
};

async function readPass(trx: Trx, workspace: Workspace, pass: ItemPass): Promise<Reading> {
  const { rows } = await sql<Reading>`
    select started_at, cursor ->> 'scope' <> 'all' as too_many, coalesce((cursor ->> 'isShort')::boolean, false) as is_short,
      cursor ->> 'state' = 'complete' as "isComplete"
    from item_pass p where ${isOurs(workspace, pass)}`.execute(trx);
  const [reading] = rows;
  if (reading === undefined) throw lostPass;
  // Half a catalog would say of the other half that it is not sent.
  if (!reading.isComplete) throw new Error('an item pass that is not complete cannot be published');
  return reading;
}

const newUploads = ({ started_at }: Reading, { uploads }: End['reports']) =>
  uploads === null ? {} : { uploads: JSON.stringify(uploads), uploadsAt: started_at };

/**
 * Answers how many there are now. A list that may lack items ends none that was seen within a week: it would be called mended, or
 * not sent.
 */
async function replaceItems(
  trx: Trx,
  workspace: Workspace,
  { passId, storeId }: ItemPass,
  { is_short }: Reading,
): Promise<number> {
  const isOver = is_short
    ? sql`(i.read_at < app_now() - interval '7 days' or exists (select from pass_item p
        where p.workspace_id = i.workspace_id and p.pass_id = ${passId} and p.item_id = i.item_id))`
    : sql`true`;
  await sql`delete from catalog_item i
    where i.workspace_id = ${workspace.id} and i.store_id = ${storeId} and ${isOver}`.execute(trx);
  await sql`
    insert into catalog_item (workspace_id, store_id, item_id, sku_id, title, audit, image, issues, read_at)
    select workspace_id, store_id, item_id, sku_id, title, audit, image, issues, read_at from pass_item
    where workspace_id = ${workspace.id} and pass_id = ${passId} and store_id = ${storeId}`.execute(trx);
  await forgetItems(trx, workspace, passId);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from catalog_item
    where workspace_id = ${workspace.id} and store_id = ${storeId}`.execute(trx);
  return rows[0]?.count ?? 0;
}

type Ended = End & Judged & { readonly facts: ItemFacts; readonly published: number };

async function endPass(
  trx: Trx,
  workspace: Workspace,
  pass: ItemPass,
  { reports, nextDueAt, published, facts, joinKey, comparedAt }: Ended,
): Promise<void> {
  const diagnostics = reports.diagnostics === null ? null : JSON.stringify(reports.diagnostics);
  const { numAffectedRows = 0n } = await sql`
    update item_pass p set
      pass_id = null, cursor = null, started_at = null, generation = null, token_version = null,
      lease_id = null, lease_until = null, last_pause = null, last_pause_at = null, wanted_at = null,
      published_at = p.started_at, first_published_at = coalesce(p.first_published_at, app_now()),
      published_items = ${published}, too_many = ${facts.tooMany}, is_short = ${facts.isShort},
      join_key = ${joinKey}, compared_at = ${comparedAt},
      diagnostics = coalesce(${diagnostics}::jsonb, p.diagnostics),
      diagnostics_at = case when ${diagnostics}::jsonb is null then p.diagnostics_at else p.started_at end,
      uploads = ${facts.uploads}::jsonb, uploads_at = ${facts.uploadsAt},
      due_at = case when p.wanted_at > p.started_at
        then least(${nextDueAt}::timestamptz, greatest(app_now(), p.started_at + ${restMs} * interval '1 millisecond'))
        else ${nextDueAt}::timestamptz end
    where ${isOurs(workspace, pass)}`.execute(trx);
  if (numAffectedRows === 0n) throw lostPass;
}
