import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { appAct } from '../core/audit.ts';
import type { SettingsRepository } from '../core/settings-ports.ts';
import type { Language } from '../core/alerts/content.ts';
import { actingIn } from '../core/workspace.ts';
import type { Workspace } from '../core/workspace.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { recordAudit } from './audit/audit-rows.ts';
import type { Database, Trx } from './database.ts';
import { installationPlace } from './encryption-keys.ts';
import type { TokenCipher } from './token-cipher.ts';
import { uninstall, workspaceOf } from './workspace-repository.ts';

export function createSettingsRepository(database: Database, cipher: TokenCipher): SettingsRepository {
  return {
    read: async (workspace) => {
      const row = await database.statement((db) =>
        db
          .selectFrom('workspace')
          .select(['name', 'language', endings.as('endings')])
          .where('id', '=', workspace.id)
          .executeTakeFirst(),
      );
      return row ?? { name: '', language: null, endings: 0 };
    },
    setLanguage: (workspace, language) =>
      database.transaction((trx) => setLanguage(trx, workspace, language)),
    erase: (workspace) => database.transaction((trx) => erase(trx, cipher, workspace)),
  };
}

/** Not what is only kept because somebody stands on the same person, in whichever workspace: nobody would see the end of that. */
const endings = sql<number>`(
  (select count(*) from disconnect d where d.workspace_id = workspace.id and d.ended_at is null)
  + (select count(*) from connect_attempt a where a.workspace_id = workspace.id and a.state = 'orphan'
    and not exists (select from tiktok_grant g where g.core_user_id = a.core_user_id and g.token is not null)))::integer`;

async function setLanguage(trx: Trx, workspace: Workspace, language: Language | null): Promise<void> {
  const old = await lockInstalled(trx, workspace);
  if (old === undefined || old.language === language) return;
  await trx.updateTable('workspace').set({ language }).where('id', '=', workspace.id).execute();
  const note = { action: 'settings.changed', storeId: null } as const;
  await recordAudit(trx, workspace, { ...note, before: { language: old.language }, after: { language } });
}

function lockInstalled(trx: Trx, workspace: Workspace) {
  return trx
    .selectFrom('workspace')
    .select(['name', 'language'])
    .where('id', '=', workspace.id)
    .where('uninstalled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/**
 * The team gets another, empty workspace, and this one is uninstalled and due for the sweep: however large it is, it is out of reach
 * when this commits, and whatever is under way for it finds that it is gone. To empty it in place would take minutes, and every
 * new table would have to be thought of.
 */
async function erase(trx: Trx, cipher: TokenCipher, workspace: Workspace): Promise<'erased' | 'gone'> {
  await lockAudience(trx, workspace, 'changes');
  const old = await lockInstalled(trx, workspace);
  const installation = await trx
    .selectFrom('installation')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .executeTakeFirst();
  if (old === undefined || installation === undefined) return 'gone';
  const { count } = await trx
    .selectFrom('store')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspace.id)
    .executeTakeFirstOrThrow();
  await uninstall(trx, workspace);
  const id = randomUUID();
  await trx.insertInto('workspace').values({ id, name: old.name }).execute();
  await trx
    .updateTable('workspace_slack')
    .set({ workspace_id: id })
    .where('workspace_id', '=', workspace.id)
    .execute();
  const botToken = cipher.decrypt(installation.bot_token, installationPlace(workspace.id));
  const bot_token = cipher.encrypt(botToken, installationPlace(id));
  await trx
    .insertInto('installation')
    .values({ ...installation, workspace_id: id, bot_token })
    .execute();
  await trx
    .updateTable('workspace')
    .set({ uninstalled_at: sql<Date>`app_now() - interval '31 days'` }) // retention.ts: 30 days after the uninstall
    .where('id', '=', workspace.id)
    .execute();
  const anew = actingIn(workspaceOf(id), workspace.act ?? appAct);
  await recordAudit(trx, anew, { action: 'workspace.erased', storeId: null, before: { stores: count } });
  return 'erased';
}
