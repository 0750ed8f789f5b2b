import { sql } from 'kysely';
import { answerAboutApp, appRejected, observeApp } from '../../core/alerts/conditions/app-rejected.ts';
import type { CheckedStore } from '../../core/alerts/conditions/index.ts';
import type { Reading } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { observed } from './judge-files.ts';
import type { FileChange } from './judge-files.ts';

export type Checked = { readonly store: CheckedStore; readonly reading: Reading; readonly now: Date };

/** What the reading says of our developer app. A file that all stores share: it is opened only where there is something to say. */
export async function appChanges(
  trx: Trx,
  workspace: Workspace,
  { store, reading, now }: Checked,
): Promise<FileChange[]> {
  const answer = answerAboutApp(reading);
  if (answer === null) return [];
  if (answer === 'rejected') return [observed(appRejected, observeApp(store, true), now)];
  // What was refused to another store may be a call that this one does not make: then all being well here says nothing.
  const saysNothing =
    !(await isInQuestion(trx, workspace)) || (await isRejectedElsewhere(trx, workspace, store.id));
  return saysNothing ? [] : [observed(appRejected, observeApp(store, false), now)];
}

async function isInQuestion(trx: Trx, workspace: Workspace): Promise<boolean> {
  const alive = await trx
    .selectFrom('incident')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('scope', '=', 'app')
    .where('condition', '=', 'app.rejected')
    .where((row) =>
      row.or([
        row('phase', '<>', 'closed'),
        // Closed, but with a candidate that may reopen it: a good reading strikes it out.
        row.exists(
          row
            .selectFrom('incident_finding as f')
            .select('f.fingerprint')
            .whereRef('f.workspace_id', '=', 'incident.workspace_id')
            .whereRef('f.incident_id', '=', 'incident.id')
            .where('f.phase', '=', 'candidate'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return alive !== undefined;
}

/** Of those that are still read: what was said to a token that is gone is nobody's any more. */
async function isRejectedElsewhere(trx: Trx, workspace: Workspace, storeId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from reading r
        join connection c on c.workspace_id = r.workspace_id and c.store_id = r.store_id
          and c.generation = r.generation and c.phase = 'connected'
        join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
          and g.token_version = r.token_version and g.state <> 'revoked'
      where r.workspace_id = ${workspace.id} and r.store_id <> ${storeId} and r.last_class = 'appRefused'
    ) as found`.execute(trx);
  return rows[0]?.found ?? false;
}
