import type { Selectable } from 'kysely';
import type { Actor, AuditEntry } from '../../core/audit.ts';
import type { AuditPlace, AuditRepository } from '../../core/audit-ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Db } from '../database.ts';
import { rowId } from '../row-id.ts';
import type { Tables } from '../tables.ts';
import { beginAuditFile, endAuditFile } from './audit-file-lease.ts';

export function createAuditRepository(database: Database): AuditRepository {
  return {
    list: (workspace, place) => database.statement((db) => list(db, workspace, place)),
    beginFile: (workspace, userId) => database.statement((db) => beginAuditFile(db, workspace, userId)),
    endFile: (workspace, userId) => database.statement((db) => endAuditFile(db, workspace, userId)),
  };
}

async function list(
  db: Db,
  workspace: Workspace,
  { about, before, limit }: AuditPlace,
): Promise<readonly AuditEntry[]> {
  let query = db.selectFrom('audit_entry').selectAll().where('workspace_id', '=', workspace.id);
  if (before !== null) query = query.where('seq', '<', seqOf(before));
  if (about !== null)
    query =
      'storeId' in about
        ? query.where('store_id', '=', rowId(about.storeId))
        : query.where('store_label', '=', about.label);
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(entryOf);
}

/** From a button: 0, before which nothing is, for what is no number of ours. */
function seqOf(id: string): number {
  const seq = Number(id);
  return Number.isSafeInteger(seq) && seq > 0 ? seq : 0;
}

function entryOf(row: Selectable<Tables['audit_entry']>): AuditEntry {
  const { store_id: id, store_label: label } = row;
  return {
    ...{ id: String(row.seq), at: row.at, by: actorOf(row.actor_kind, row.actor), action: row.action },
    store: id === null ? null : { id, label: label ?? '' },
    ...{ before: row.before, after: row.after, reference: row.reference },
  };
}

const actorOf = (kind: Actor['kind'], actor: string | null): Actor =>
  kind === 'user' ? { kind, userId: actor ?? '' } : { kind };
