import type { AuditEntry } from './audit.ts';
import type { Workspace } from './workspace.ts';

/** Of one store; `label`: of a store that is gone, by the handle that it had. null: everything. */
export type AuditFilter = { readonly storeId: string } | { readonly label: string } | null;

export type AuditPlace = {
  readonly about: AuditFilter;
  /** Only what is older than this entry; null: from the newest on. */
  readonly before: string | null;
  readonly limit: number;
};

export type AuditRepository = {
  /** Newest first. What is recorded never changes, so a place stays what it is however late it is asked for. */
  list(workspace: Workspace, place: AuditPlace): Promise<readonly AuditEntry[]>;
  /** 'busy': a file of the record is being made for this person, or was just sent. The lease ends by itself. */
  beginFile(workspace: Workspace, userId: string): Promise<'begun' | 'busy'>;
  endFile(workspace: Workspace, userId: string): Promise<void>;
};
