import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isDecisive } from '../../core/alerts/evidence.ts';
import type { ProbeRepository, ProbeStart, ProbeWakeUp } from '../../core/alerts/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { readNextDue } from '../next-due.ts';
import type { NextDue } from '../next-due.ts';
import { appIn, readNow } from '../domain-time.ts';
import { grantPlace } from '../encryption-keys.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { loadWorkspace } from '../workspace-repository.ts';
import { evidenceOf, lockGrant } from './evidence-rows.ts';
import type { GrantRow } from './evidence-rows.ts';
import { finishProbe } from './probe-finish.ts';

/** Writes the jobs that wake workers, inside the given transaction (kysely's; jobs/ knows how to use it). */
export type SendProbeWakeUps = (transaction: unknown, wakeUps: readonly ProbeWakeUp[]) => Promise<void>;

type ProbeRepositoryOptions = { readonly cipher: TokenCipher; readonly sendProbeWakeUps: SendProbeWakeUps };

export function createProbeRepository(database: Database, options: ProbeRepositoryOptions): ProbeRepository {
  const { cipher, sendProbeWakeUps } = options;
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDue(trx, limit);
        if (wakeUps.length > 0) await sendProbeWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, grantId) => database.transaction((trx) => begin(trx, cipher, workspace, grantId)),
    finish: (workspace, probe, answer) =>
      database.transaction((trx) => finishProbe(trx, workspace, probe, answer)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextProbe)),
  };
}

/** A wake-up that is lost, and a probe whose process died, are swept again after this time. */
const leaseMs = 60_000;

const dueAt = sql`greatest(g.probe_due_at, g.probe_woken_until)`;
const isProbed = sql`g.probe_due_at is not null and g.token is not null and g.evidence_version = g.token_version
  and exists (select from workspace w where w.id = g.workspace_id and w.uninstalled_at is null)`;

async function takeDue(trx: Trx, limit: number): Promise<readonly ProbeWakeUp[]> {
  const { rows } = await sql<ProbeWakeUp>`
    with due as (
      select g.workspace_id, g.id from tiktok_grant g
      -- Or farther away than a day: the clock was set back since.
      where (${dueAt} <= app_now() or ${dueAt} > app_now() + interval '25 hours') and ${isProbed}
      order by ${dueAt}
      limit ${limit}
      for no key update of g skip locked
    )
    update tiktok_grant g set probe_woken_until = ${appIn(leaseMs)}
    from due where g.workspace_id = due.workspace_id and g.id = due.id
    returning g.workspace_id as "workspaceId", g.id as "grantId"`.execute(trx);
  return rows;
}

export const nextProbe: NextDue = sql`(select min(${dueAt}) from tiktok_grant g where ${isProbed})`;

async function begin(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  grantId: string,
): Promise<ProbeStart | 'busy' | 'not-due'> {
  const grant = await lockGrant(trx, workspace, grantId);
  const token = grant?.token ?? null;
  if (grant === null || token === null) return 'not-due';
  const now = await readNow(trx);
  const evidence = evidenceOf(grant);
  // A wake-up that was doubled comes after the probe of the first one: there is nothing to ask now.
  if (evidence.probeDueAt === null || evidence.probeDueAt > now) return 'not-due';
  if (isLeased(grant, now)) return 'busy';
  const probeId = randomUUID();
  await trx
    .updateTable('tiktok_grant')
    .set({ probe_id: probeId, probe_lease_until: appIn(leaseMs) })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grant.id)
    .execute();
  const place = grantPlace(workspace.id, grant.app_id, grant.core_user_id);
  return {
    probeId,
    grantId: grant.id,
    startedAt: now,
    tokenVersion: grant.token_version,
    token: cipher.decrypt(token, place),
    control: isDecisive(evidence) ? await controlFor(trx, cipher, grant) : null,
  };
}

/** No transaction waits as long for a lock. */
const headStartMs = 60_000;

/**
 * A lease that ends much later than any that is given comes from a clock that was set back; a little later, from a
 * transaction that began after ours and was faster.
 */
const isLeased = ({ probe_lease_until: until }: GrantRow, now: Date): boolean =>
  until !== null && until > now && until.getTime() <= now.getTime() + leaseMs + headStartMs;

/**
 * The sign-in of somebody else, of any workspace, whose last good answer is the youngest; one that is in doubt itself is no
 * witness. Nor is the same TikTok user's in another workspace: who takes the app's rights away takes away both.
 */
export async function controlFor(
  trx: Trx,
  cipher: TokenCipher,
  // Of a token that is in no grant any more, only whose it was is known.
  grant: Pick<GrantRow, 'core_user_id'> & { readonly app_id: string | null },
): Promise<ProbeStart['control']> {
  const { rows } = await sql<Pick<GrantRow, 'workspace_id' | 'app_id' | 'core_user_id'> & { token: string }>`
    select g.workspace_id, g.token, g.app_id, g.core_user_id
    from tiktok_grant g
      left join lateral (
        select max(r.good_at) as good_at from connection c
          join reading r on r.workspace_id = c.workspace_id and r.store_id = c.store_id and r.part = 'user'
        where c.workspace_id = g.workspace_id and c.grant_id = g.id
      ) u on true
    where g.app_id = coalesce(${grant.app_id}, g.app_id) and g.core_user_id <> ${grant.core_user_id}
      and g.state = 'ok' and g.token is not null
      and exists (select from workspace w where w.id = g.workspace_id and w.uninstalled_at is null)
    order by u.good_at desc nulls last
    limit 1`.execute(trx);
  const [other] = rows;
  if (other === undefined) return 'sign-in';
  const place = grantPlace(other.workspace_id, other.app_id, other.core_user_id);
  return { token: cipher.decrypt(other.token, place) };
}
