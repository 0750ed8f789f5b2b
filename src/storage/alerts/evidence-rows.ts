import { sql } from 'kysely';
import type { Selectable, Updateable } from 'kysely';
import { unsuspected } from '../../core/alerts/evidence.ts';
import type { Evidence } from '../../core/alerts/evidence.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import type { Tables } from '../tables.ts';

export type GrantRow = Selectable<Tables['tiktok_grant']>;

/** What is known against a token that was replaced says nothing about the new one. */
export function evidenceOf(row: GrantRow): Evidence {
  if (row.evidence_version !== row.token_version) return unsuspected(row.id, row.token_version);
  return {
    grantId: row.id,
    state: row.state,
    tokenVersion: row.token_version,
    suspectSince: row.suspect_since,
    refusals: row.refusals,
    goodAnswers: row.good_answers,
    lastCountedAt: row.last_counted_at,
    revokedAt: row.revoked_at,
    frozenUntil: row.frozen_until,
    probeDueAt: row.probe_due_at,
  };
}

export const evidenceColumns = (evidence: Evidence) =>
  ({
    evidence_version: evidence.tokenVersion,
    suspect_since: evidence.suspectSince,
    refusals: evidence.refusals,
    good_answers: evidence.goodAnswers,
    last_counted_at: evidence.lastCountedAt,
    revoked_at: evidence.revokedAt,
    frozen_until: evidence.frozenUntil,
    probe_due_at: evidence.probeDueAt,
  }) satisfies Updateable<Tables['tiktok_grant']>;

/** Takes the grant: after its store and connection, before conditions. */
export async function lockGrant(trx: Trx, workspace: Workspace, grantId: string): Promise<GrantRow | null> {
  const row = await trx
    .selectFrom('tiktok_grant')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(grantId))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function saveEvidence(
  trx: Trx,
  workspace: Workspace,
  evidence: Evidence,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('tiktok_grant')
    .set(evidenceColumns(evidence))
    .set({
      state: evidence.state,
      state_since: sql<Date>`case when state = ${evidence.state} then state_since else ${now} end`,
    })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', evidence.grantId)
    .execute();
}
