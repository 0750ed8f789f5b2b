import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Actor, AuditAction, AuditValues } from '../../core/audit.ts';

export type AuditTables = { audit_entry: AuditEntryTable; audit_file_lease: AuditFileLeaseTable };

type AuditFileLeaseTable = { workspace_id: string; user_id: string; until: Date };

type Values = ColumnType<AuditValues | null, string | null | undefined, never>;

type AuditEntryTable = {
  workspace_id: string;
  /** The driver gives int8 as a number that it checked. */
  seq: GeneratedAlways<number>;
  at: Generated<Date>;
  actor_kind: Actor['kind'];
  actor: string | null;
  action: AuditAction;
  store_id: string | null;
  store_label: string | null;
  before: Values;
  after: Values;
  reference: string;
};
