import type { Workspace } from '../../workspace.ts';
import type { CatalogItem } from '../items/catalog-item.ts';
import type { ItemAccess } from './recheck.ts';

export type FollowWakeUp = { readonly workspaceId: string; readonly followId: string };

/** One look at items that somebody waits for, with what to ask TikTok. */
export type FollowLook = {
  readonly followId: string;
  readonly leaseId: string;
  readonly storeId: string;
  /** What is known of an item from later than this stays. */
  readonly askedAt: Date;
  readonly itemKeys: readonly string[];
  /** null: not connected now. */
  readonly tiktok: ItemAccess | null;
};

export type FollowRepository = {
  /** Like CheckRepository.wakeDue, for the items that somebody waits for. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: FollowWakeUp): Promise<Workspace | null>;
  /** Takes a look under a lease of 120 s. 'gone': told, or its store was removed. */
  begin(workspace: Workspace, followId: string): Promise<FollowLook | 'busy' | 'gone'>;
  /**
   * Stores what TikTok said (null: it gave no answer) like a recheck of these items. Once all have a verdict, or after 72 hours, a
   * post for whoever asked is written in the same transaction: once. 'lost': another worker has it.
   */
  finish(
    workspace: Workspace,
    look: FollowLook,
    items: readonly CatalogItem[] | null,
  ): Promise<'waits' | 'told' | 'lost'>;
  /** The time of the next look that is due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};
