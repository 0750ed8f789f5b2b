import { sql } from 'kysely';
import type { ImageReading } from '../../../core/products/image-ports.ts';
import { imageDefectsOf } from '../../../core/products/rules/image-size.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';

const daysMs = (days: number): number => days * 86_400_000;
/** VTEX gives a new image a new address; what is no image may only have come late. */
const keepsMs = { size: daysMs(30), unreadable: daysMs(1), foreign: daysMs(1) } as const;

/** What was learnt of images, in place of what was known of them. */
export async function saveReadings(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  readings: readonly ImageReading[],
): Promise<void> {
  await saveTold(trx, workspace, storeId, readings.flatMap(rowOf));
  const untold = readings.filter(({ answer }) => answer.kind === 'noInfo');
  await saveUntold(
    trx,
    workspace,
    storeId,
    untold.map(({ address }) => address),
  );
}

type Row = {
  readonly url: string;
  readonly state: keyof typeof keepsMs;
  readonly width: number | null;
  readonly height: number | null;
  readonly format: string | null;
  readonly defects: readonly { readonly cause: string; readonly detail: string }[];
  readonly keepMs: number;
};

function rowOf({ address: url, answer }: ImageReading): Row[] {
  if (answer.kind === 'noInfo') return [];
  const of = { url, state: answer.kind, keepMs: keepsMs[answer.kind] };
  if (answer.kind === 'foreign') return [{ ...of, width: null, height: null, format: null, defects: [] }];
  const found = imageDefectsOf(answer.kind === 'size' ? answer.size : 'unreadable');
  const defects = found.map(({ cause, reason }) => ({ cause, detail: reason }));
  const { width, height, format } =
    answer.kind === 'size' ? answer.size : { width: null, height: null, format: null };
  return [{ ...of, width, height, format, defects }];
}

async function saveTold(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into image_reading (workspace_id, store_id, url, state, width, height, format, defects, read_at, due_at)
    select ${workspace.id}, ${storeId}, n.url, n.state, n.width, n.height, n.format, n.defects, app_now(),
      app_now() + n."keepMs" * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (url text, state text, width integer,
      height integer, format text, defects jsonb, "keepMs" bigint)
    on conflict (workspace_id, store_id, url) do update set
      state = excluded.state, width = excluded.width, height = excluded.height, format = excluded.format,
      defects = excluded.defects, failures = 0, read_at = excluded.read_at, due_at = excluded.due_at`.execute(
    trx,
  );
}

/** What is known stays. It is tried again after 10 minutes, 40, and so on to a day. */
async function saveUntold(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  urls: readonly string[],
): Promise<void> {
  if (urls.length === 0) return;
  await sql`
    insert into image_reading as r (workspace_id, store_id, url, state, failures, due_at)
    select ${workspace.id}, ${storeId}, url, 'unknown', 1, app_now() + interval '10 minutes'
    from unnest(${[...urls]}::text[]) as url
    on conflict (workspace_id, store_id, url) do update set
      failures = r.failures + 1,
      due_at = app_now() + least(interval '1 day', interval '10 minutes' * 4 ^ least(r.failures, 8))`.execute(
    trx,
  );
}

/**
 * How far the images of a store are looked at, for whoever asks: not to be counted while somebody waits. Answers when the next of
 * them is due; null: there are none.
 */
export async function countImages(trx: Trx, workspace: Workspace, storeId: string): Promise<Date | null> {
  const { rows } = await sql<{ nextDueAt: Date | null }>`
    update image_pass p set counted_at = app_now(), images = c.images, waiting = c.waiting, oldest_at = c.oldest
    from (
      select count(*) filter (where r.state is distinct from 'foreign') as images,
        count(*) filter (where r.read_at is null) as waiting,
        min(r.read_at) filter (where r.state <> 'foreign') as oldest, min(coalesce(r.due_at, app_now())) as due
      from (select distinct image_url from sku
          where workspace_id = ${workspace.id} and store_id = ${storeId} and image_url <> '') s
        left join image_reading r on r.workspace_id = ${workspace.id} and r.store_id = ${storeId} and r.url = s.image_url
    ) c
    where p.workspace_id = ${workspace.id} and p.store_id = ${storeId}
    returning c.due as "nextDueAt"`.execute(trx);
  return rows[0]?.nextDueAt ?? null;
}
