import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { actingIn } from '../../core/workspace.ts';
import type { Workspace } from '../../core/workspace.ts';
import { linkLifeMs } from '../../core/link-life.ts';
import type { LinkPurpose, LinkRefusal, OneTimeLink } from '../../core/link-ports.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Db, Trx } from '../database.ts';
import { appNow, readNow } from '../domain-time.ts';
import type { Tables } from '../tables.ts';
import { loadWorkspace } from '../workspace-repository.ts';

type Row = Selectable<Tables['one_time_link']>;

/** 256 random bits in the address; the database has only what cannot be turned back into them. */
const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export type LinkWish = Pick<OneTimeLink, 'purpose' | 'storeId' | 'userId' | 'language'>;

/** Older links of the same person for the same store end, so that one is in use at a time. */
export async function makeLink(
  trx: Trx,
  workspace: Workspace,
  { purpose, storeId, userId, language }: LinkWish,
): Promise<{ readonly secret: string; readonly link: OneTimeLink }> {
  await trx
    .updateTable('one_time_link')
    .set({ expires_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('purpose', '=', purpose)
    .where('store_id', '=', storeId)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', appNow)
    .execute();
  const secret = newSecret();
  const row = await trx
    .insertInto('one_time_link')
    .values({
      ...{ workspace_id: workspace.id, id: randomUUID(), purpose, secret_hash: hashOf(secret) },
      ...{ store_id: storeId, user_id: userId, language },
      expires_at: new Date((await readNow(trx)).getTime() + linkLifeMs),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { secret, link: linkOf(row) };
}

/**
 * The link with this secret, in the hands of whoever asked for it. `use`: locked, and used up by this transaction; of two at once the
 * other one finds it used.
 */
export async function findLink(
  trx: Db,
  purpose: LinkPurpose,
  secret: string,
  mode: 'look' | 'use',
): Promise<{ readonly workspace: Workspace; readonly link: OneTimeLink } | LinkRefusal> {
  const query = trx
    .selectFrom('one_time_link')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('purpose', '=', purpose);
  const row = await (mode === 'use' ? query.forNoKeyUpdate() : query).executeTakeFirst();
  const workspace = row === undefined ? null : await loadWorkspace(trx, row.workspace_id);
  if (row === undefined || workspace === null) return 'unknown';
  if (row.used_at !== null) return 'used';
  if (row.expires_at <= (await readNow(trx))) return 'expired';
  if (mode === 'use') {
    await trx
      .updateTable('one_time_link')
      .set({ used_at: appNow })
      .where('workspace_id', '=', row.workspace_id)
      .where('id', '=', row.id)
      .execute();
  }
  // What identifies the deed is the link: its browser has no request of Slack's.
  const act = { by: { kind: 'user', userId: row.user_id }, reference: row.id.slice(0, 8) } as const;
  return { workspace: actingIn(workspace, act), link: linkOf(row) };
}

/** Whoever has the address could else fill the record. */
const mostRefusals = 5;

/**
 * Of a link that there is. The app's own note: who it was that brought the secret, or a part of it, is just what is not known.
 */
export async function recordRefusal(
  trx: Trx,
  purpose: LinkPurpose,
  secret: string,
  why: string,
): Promise<void> {
  const row = await trx
    .updateTable('one_time_link')
    .set((link) => ({ refusals: link('refusals', '+', 1) }))
    .where('secret_hash', '=', hashOf(secret))
    .where('purpose', '=', purpose)
    .where('refusals', '<', mostRefusals)
    .returning(['workspace_id', 'store_id'])
    .executeTakeFirst();
  const workspace = row === undefined ? null : await loadWorkspace(trx, row.workspace_id);
  if (row === undefined || workspace === null) return;
  await recordAudit(trx, workspace, {
    ...{ action: 'link.refused', storeId: row.store_id },
    after: { purpose, why },
  });
}

const linkOf = (row: Row): OneTimeLink => ({
  ...{ id: row.id, purpose: row.purpose, storeId: row.store_id },
  ...{ userId: row.user_id, language: row.language, expiresAt: row.expires_at },
});
