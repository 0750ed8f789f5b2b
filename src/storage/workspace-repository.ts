import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { WorkspaceRepository } from '../core/ports.ts';
import type { Language } from '../core/alerts/content.ts';
import type { Installation, SlackTeam, Workspace } from '../core/workspace.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { endAlerts } from './alerts/end-workspace.ts';
import { recordAudit } from './audit/audit-rows.ts';
import { endConnects } from './connect/end-connects.ts';
import type { Database, Db, Trx } from './database.ts';
import { endDisconnects } from './disconnect/disconnect-end.ts';
import { appNow } from './domain-time.ts';
import { installationPlace } from './encryption-keys.ts';
import { rowId } from './row-id.ts';
import type { Tables } from './tables.ts';
import type { TokenCipher } from './token-cipher.ts';
import { wantWebhooks } from './webhooks/want-webhooks.ts';

export function createWorkspaceRepository(database: Database, cipher: TokenCipher): WorkspaceRepository {
  return {
    findByTeam: (team) => database.statement((db) => findByTeam(db, cipher, team)),
    installationOf: (workspace) => database.statement((db) => installationOf(db, cipher, workspace)),
    install: (team, name, installation) =>
      database.transaction(async (trx) => {
        const id = (await findId(trx, team)) ?? (await insertWorkspace(trx));
        await saveTeam(trx, team, id);
        await trx
          .updateTable('workspace')
          .set({ name, installed_at: appNow, uninstalled_at: null, delivery_stopped_until: null })
          .where('id', '=', id)
          .execute();
        await saveInstallation(trx, cipher, id, installation);
        return workspaceOf(id);
      }),
    uninstall: (workspace, installedAt) =>
      database.transaction((trx) => uninstall(trx, workspace, installedAt)),
    list: () =>
      database.statement(async (db) => {
        const rows = await db
          .selectFrom('workspace as w')
          .innerJoin('workspace_slack as s', 's.workspace_id', 'w.id')
          .select(['w.id', 'w.name', 's.team_id', 's.enterprise_id'])
          .where('w.uninstalled_at', 'is', null)
          .orderBy('w.created_at')
          .orderBy('w.id')
          .execute();
        return rows.map(({ id, name, team_id, enterprise_id }) => ({
          workspace: workspaceOf(id),
          team: { teamId: team_id, enterpriseId: enterprise_id === '' ? null : enterprise_id },
          name,
        }));
      }),
  };
}

/** The workspace with this id if it is installed; for scheduled work, which nobody asked for in Slack. */
export async function loadWorkspace(db: Db, id: string): Promise<Workspace | null> {
  const row = await db
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', rowId(id))
    .where('uninstalled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : workspaceOf(row.id);
}

export function workspaceOf(id: string, language: Language | null = null): Workspace {
  return { id, language } as Workspace; // the one place that makes the proof: the id has just come from the table
}

async function findByTeam(db: Db, cipher: TokenCipher, team: SlackTeam) {
  const row = await db
    .selectFrom('workspace_slack as s')
    .innerJoin('workspace as w', 'w.id', 's.workspace_id')
    .innerJoin('installation as i', 'i.workspace_id', 'w.id')
    .selectAll('i')
    .select(['w.language', 'w.installed_at'])
    .where(isOf(team))
    .where('w.uninstalled_at', 'is', null)
    .orderBy(isExactly(team), 'desc')
    .executeTakeFirst();
  if (row === undefined) return null;
  const workspace = workspaceOf(row.workspace_id, row.language);
  return { workspace, installation: decrypted(cipher, row), installedAt: row.installed_at };
}

const isExactly = ({ enterpriseId }: SlackTeam) => sql<boolean>`s.enterprise_id = ${enterpriseId ?? ''}`;

/** By the team alone, which an enterprise may have taken in since; without a team (an org-wide installation) by the enterprise. */
const isOf = (team: SlackTeam) =>
  team.teamId === ''
    ? sql<boolean>`s.team_id = '' and ${isExactly(team)}`
    : sql<boolean>`s.team_id = ${team.teamId}`;

async function installationOf(
  db: Db,
  cipher: TokenCipher,
  workspace: Workspace,
): Promise<Installation | null> {
  const row = await db
    .selectFrom('installation as i')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .selectAll('i')
    .where('i.workspace_id', '=', workspace.id)
    .where('w.uninstalled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : decrypted(cipher, row);
}

const decrypted = (cipher: TokenCipher, row: Selectable<Tables['installation']>): Installation => ({
  botToken: cipher.decrypt(row.bot_token, installationPlace(row.workspace_id)),
  botId: row.bot_id,
  botUserId: row.bot_user_id,
  appId: row.app_id,
  scopes: row.scopes,
});

async function findId(trx: Trx, team: SlackTeam): Promise<string | null> {
  // Two installs of one team at once (an impatient second click) must not make two workspaces.
  const lock = JSON.stringify(['install', team.teamId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('workspace_slack as s')
    .innerJoin('workspace as w', 'w.id', 's.workspace_id')
    .select('w.id')
    .where(isOf(team))
    // After that the sweep may be emptying it (retention.ts): the team then begins anew.
    .where(sql<boolean>`coalesce(w.uninstalled_at > app_now() - interval '30 days', true)`)
    .orderBy(isExactly(team), 'desc')
    .forNoKeyUpdate('w')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function insertWorkspace(trx: Trx): Promise<string> {
  const id = randomUUID();
  await trx.insertInto('workspace').values({ id, name: '' }).execute();
  return id;
}

/** The enterprise as Slack names it now. Where another workspace has the team, the sweep is about to empty that one. */
async function saveTeam(trx: Trx, { teamId, enterpriseId }: SlackTeam, id: string): Promise<void> {
  const team = { enterprise_id: enterpriseId ?? '', team_id: teamId };
  await trx
    .deleteFrom('workspace_slack')
    .where('enterprise_id', '=', team.enterprise_id)
    .where('team_id', '=', team.team_id)
    .where('workspace_id', '<>', id)
    .execute();
  await trx
    .insertInto('workspace_slack')
    .values({ ...team, workspace_id: id })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(team))
    .execute();
}

async function saveInstallation(
  trx: Trx,
  cipher: TokenCipher,
  workspaceId: string,
  installation: Installation,
): Promise<void> {
  const values = {
    bot_token: cipher.encrypt(installation.botToken, installationPlace(workspaceId)),
    bot_id: installation.botId,
    bot_user_id: installation.botUserId,
    app_id: installation.appId,
    scopes: [...installation.scopes],
  };
  await trx
    .insertInto('installation')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
    .execute();
}

/** Secrets go at once; the rest stays for the retention's 30 days, in case somebody installs the app again. */
export async function uninstall(
  trx: Trx,
  workspace: Workspace,
  installedAt: Date | null = null,
): Promise<void> {
  const { id: workspaceId } = workspace;
  await lockAudience(trx, workspace, 'changes');
  const gone = await trx
    .updateTable('workspace')
    .set({ uninstalled_at: appNow })
    .where('id', '=', workspaceId)
    .where('uninstalled_at', 'is', null)
    .$if(installedAt !== null, (update) => update.where('installed_at', '=', installedAt))
    .executeTakeFirst();
  if (gone.numUpdatedRows === 0n) return;
  await recordAudit(trx, workspace, { action: 'app.uninstalled', storeId: null });
  const ours = <T extends { where(column: 'workspace_id', operator: '=', value: string): T }>(query: T) =>
    query.where('workspace_id', '=', workspaceId);
  await ours(trx.deleteFrom('installation')).execute();
  // A raised generation and token version throw away what a check that is now under way will read. Nobody stands on a sign-in any more:
  // installed again, the last store that leaves it must be seen to be the last.
  await ours(
    trx
      .updateTable('connection')
      .set((row) => ({ phase: 'disconnected', grant_id: null, generation: row('generation', '+', 1) })),
  ).execute();
  await eraseTokens(trx, workspace);
  await ours(trx.updateTable('check_schedule').set({ due_at: null, lease_until: null })).execute();
  const noKeys = { app_token: null, check_due_at: null, ping_secret: null, ping_hash: null };
  await ours(trx.updateTable('vtex_key').set(noKeys)).execute();
  // Without its lease a pass under way can store nothing any more.
  await ours(
    trx.updateTable('catalog_pass').set({ due_at: null, lease_until: null, lease_id: null }),
  ).execute();
  // Before the posts: one that was written meanwhile is given up with them.
  await ours(
    trx.updateTable('recheck_follow').set((row) => ({
      ...{ due_at: null, lease_until: null, lease_id: null },
      ended_at: row.fn.coalesce('ended_at', appNow),
    })),
  ).execute();
  await ours(trx.updateTable('ping_pass').set({ due_at: null, lease_until: null, lease_id: null })).execute();
  await endLinksAndCards(trx, workspace);
  await endConnects(trx, workspace);
  await endDisconnects(trx, workspace);
  await endAlerts(trx, workspace);
  await wantWebhooks(trx);
}

/** Ours, and no verdict about TikTok's answers: nobody saw it revoke them, not even where that was under way. */
async function eraseTokens(trx: Trx, workspace: Workspace): Promise<void> {
  const unsuspected = { suspect_since: null, revoked_at: null, frozen_until: null };
  await trx
    .updateTable('tiktok_grant')
    .set((row) => ({
      ...{ token: null, token_version: row('token_version', '+', 1) },
      ...{ state: 'ok', state_since: appNow, ...unsuspected },
      ...{ probe_due_at: null, probe_woken_until: null },
    }))
    .where('workspace_id', '=', workspace.id)
    .execute();
}

/** Links are of no use while the app is gone; and not again should it come back within their ten minutes. */
async function endLinksAndCards(trx: Trx, workspace: Workspace): Promise<void> {
  await trx
    .updateTable('one_time_link')
    .set({ expires_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('expires_at', '>', appNow)
    .execute();
  await trx.updateTable('card').set({ edit_due_at: null }).where('workspace_id', '=', workspace.id).execute();
}
