import { sql } from 'kysely';
import type { WebhookRepository, WebhookRound } from '../../core/webhooks/ports.ts';
import type { Database, Db, Trx } from '../database.ts';
import { readNextDue } from '../next-due.ts';
import type { NextDue } from '../next-due.ts';
import { appIn, appNow } from '../domain-time.ts';
import { grantPlace } from '../encryption-keys.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { wantWebhooks } from './want-webhooks.ts';
import { receiveHint } from './webhook-receive.ts';

/** Writes the job that wakes a worker, inside the given transaction (kysely's; jobs/ knows how to use it). */
export type SendWebhookWakeUp = (transaction: unknown) => Promise<void>;

type WebhookRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendWebhookWakeUp: SendWebhookWakeUp;
};

/** A round that was cut off is begun again after this time. */
const wokenMs = 10 * 60_000;

export function createWebhookRepository(
  database: Database,
  { cipher, sendWebhookWakeUp }: WebhookRepositoryOptions,
): WebhookRepository {
  return {
    receive: (hint) => database.transaction((trx) => receiveHint(trx, hint)),
    want: () => database.statement(wantWebhooks),
    wakeDue: () =>
      database.transaction(async (trx) => {
        if (!(await takeDue(trx))) return 0;
        await sendWebhookWakeUp(trx);
        return 1;
      }),
    begin: () => database.transaction(beginRound, 'repeatable read'),
    tokenFor: (advertiserId) => database.statement((db) => tokenFor(db, cipher, advertiserId)),
    isConnected: (advertiserId) =>
      database.statement(async (db) => (await connected(db, advertiserId)) !== undefined),
    finish: (round, nextMs) => database.statement((db) => finish(db, round, nextMs)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextWebhookRound)),
  };
}

export const nextWebhookRound: NextDue = sql`(select due_at from webhook_round)`;

async function takeDue(trx: Trx): Promise<boolean> {
  const { rows } = await sql`
    update webhook_round set due_at = ${appIn(wokenMs)}
    where one = (select one from webhook_round
      -- Or farther away than any round: the clock was set back since.
      where due_at <= app_now() or due_at > app_now() + interval '25 hours'
      for update skip locked)
    returning one`.execute(trx);
  return rows.length > 0;
}

async function beginRound(trx: Trx): Promise<WebhookRound> {
  const { wanted } = await trx.selectFrom('webhook_round').select('wanted').executeTakeFirstOrThrow();
  const { rows } = await sql<{ id: string }>`
    select distinct c.advertiser_id as id from connection c
      join workspace w on w.id = c.workspace_id and w.uninstalled_at is null
    where c.advertiser_id is not null and c.phase in ('connected', 'disconnecting')
    order by 1`.execute(trx);
  return { number: wanted, advertiserIds: rows.map(({ id }) => id) };
}

async function finish(db: Db, { number }: WebhookRound, nextMs: number): Promise<void> {
  // Else somebody wanted another one meanwhile, and its wake-up may have been taken for this one's.
  await db
    .updateTable('webhook_round')
    .set({ due_at: sql<Date>`case when wanted = ${number} then ${appIn(nextMs)} else ${appNow} end` })
    .execute();
}

async function tokenFor(db: Db, cipher: TokenCipher, advertiserId: string): Promise<string | null> {
  const row = await connected(db, advertiserId);
  if (row === undefined) return null;
  return cipher.decrypt(row.token, grantPlace(row.workspace_id, row.app_id, row.core_user_id));
}

type Connected = {
  readonly workspace_id: string;
  readonly app_id: string;
  readonly core_user_id: string;
  readonly token: string;
};

/** Of any workspace: a subscription is the developer app's, and its news reach all stores of the ad account. */
async function connected(db: Db, advertiserId: string): Promise<Connected | undefined> {
  const { rows } = await sql<Connected>`
    select g.workspace_id, g.app_id, g.core_user_id, g.token from connection c
      join workspace w on w.id = c.workspace_id and w.uninstalled_at is null
      join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
    where c.advertiser_id = ${advertiserId} and c.phase = 'connected'
      and g.state <> 'revoked' and g.token is not null
    order by g.state = 'ok' desc, c.connected_at
    limit 1`.execute(db);
  return rows[0];
}
