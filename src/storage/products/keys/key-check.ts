import { sql } from 'kysely';
import { conditions } from '../../../core/alerts/conditions/index.ts';
import { observeVtex } from '../../../core/alerts/conditions/upstream-vtex.ts';
import { observeCredentials, observePermission } from '../../../core/alerts/conditions/vtex-keys.ts';
import type { CheckedKeys, KeyVerdict } from '../../../core/alerts/conditions/vtex-keys.ts';
import { isLive } from '../../../core/alerts/findings.ts';
import type { ConditionFile } from '../../../core/alerts/incident.ts';
import type { KeyCheckStart } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { lockAudience } from '../../alerts/audience-lock.ts';
import { changeFiles, observed } from '../../alerts/judge-files.ts';
import type { FileChange } from '../../alerts/judge-files.ts';
import { readSilence, saveSilence } from '../../alerts/silence-rows.ts';
import type { Trx } from '../../database.ts';
import { appIn, readNow } from '../../domain-time.ts';
import { vtexKeyPlace } from '../../encryption-keys.ts';
import type { TokenCipher } from '../../token-cipher.ts';

export async function beginKeyCheck(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  account: string,
): Promise<KeyCheckStart | null> {
  const row = await trx
    .selectFrom('vtex_key as k')
    .innerJoin('store as s', (join) =>
      join.onRef('s.workspace_id', '=', 'k.workspace_id').onRef('s.vtex_account', '=', 'k.account'),
    )
    .select(['k.app_key', 'k.app_token', 'k.version', 's.trade_policy'])
    .where('k.workspace_id', '=', workspace.id)
    .where('k.account', '=', account)
    .orderBy('s.id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.app_token === null) return null;
  const appToken = cipher.decrypt(row.app_token, vtexKeyPlace(workspace.id, account));
  return {
    access: { account, appKey: row.app_key, appToken },
    policyId: Number(row.trade_policy),
    version: row.version,
    startedAt: await readNow(trx),
  };
}

const minuteMs = 60_000;
const calmMs = 60 * minuteMs;
/** Soon where something is wrong, or said to be: a second refusal proves it, and good keys must not stand there as refused. */
const soonMs = 5 * minuteMs;

export async function finishKeyCheck(
  trx: Trx,
  workspace: Workspace,
  start: KeyCheckStart,
  verdict: KeyVerdict | null,
): Promise<void> {
  const { account } = start.access;
  await lockAudience(trx, workspace, 'speaks');
  const { numUpdatedRows } = await trx
    .updateTable('vtex_key')
    .set({ check_due_at: appIn(soonMs) })
    .where('workspace_id', '=', workspace.id)
    .where('account', '=', account)
    .where('version', '=', start.version)
    .where('app_token', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const stores = await storesOf(trx, workspace, account);
  const isCalm = await judge(trx, workspace, { account, at: start.startedAt, verdict, stores });
  if (isCalm) await setDueTime(trx, workspace, account, calmMs);
}

/** `verdict` null: VTEX said nothing. */
type Checked = Omit<CheckedKeys, 'verdict'> & { readonly verdict: KeyVerdict | null };

/** Answers whether nothing is wrong, nor suspected. */
async function judge(trx: Trx, workspace: Workspace, { verdict, ...checked }: Checked): Promise<boolean> {
  const now = await readNow(trx);
  const own = { condition: 'upstream.vtex', scope: `vtex:${checked.account}` } as const;
  const { silence, observation } = observeVtex(await readSilence(trx, workspace, own), {
    ...checked,
    verdict,
  });
  const changes = [
    ...(observation === null ? [] : [observed(conditions['upstream.vtex'], observation, now)]),
    ...(verdict === null ? [] : verdictChanges({ ...checked, verdict }, now)),
  ];
  const files = await changeFiles(trx, workspace, changes, now);
  const shared = files.find(({ condition }) => condition === 'upstream.vtex');
  const isReported = shared === undefined ? silence.isReported : knowsOf(shared, checked.stores);
  await saveSilence(trx, workspace, own, { ...silence, isReported });
  const ofKeys = files.filter((file) => file !== shared);
  const isGood = ofKeys.every(({ incident }) => incident === null || incident.phase === 'closed');
  return verdict !== null && isGood && !isReported;
}

function verdictChanges(keys: CheckedKeys, now: Date): readonly FileChange[] {
  const permission = observePermission(keys);
  return [
    observed(conditions['vtex.credentials'], observeCredentials(keys), now),
    ...(permission === null ? [] : [observed(conditions['vtex.permission'], permission, now)]),
  ];
}

const knowsOf = ({ findings }: ConditionFile, stores: CheckedKeys['stores']): boolean =>
  findings.some((one) => isLive(one) && stores.some(({ id }) => id === one.storeId));

async function setDueTime(trx: Trx, workspace: Workspace, account: string, inMs: number): Promise<void> {
  await trx
    .updateTable('vtex_key')
    .set({ check_due_at: appIn(inMs) })
    .where('workspace_id', '=', workspace.id)
    .where('account', '=', account)
    .execute();
}

/** The audience lock keeps out whoever removes one. */
async function storesOf(trx: Trx, workspace: Workspace, account: string): Promise<CheckedKeys['stores']> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from store where workspace_id = ${workspace.id} and vtex_account = ${account}
    order by id`.execute(trx);
  return rows;
}
