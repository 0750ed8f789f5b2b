import type { Refusal } from '../../answer.ts';
import type { Workspace } from '../../workspace.ts';
import type { CatalogItem, Diagnostics, UploadLog } from './catalog-item.ts';
import type { ItemCursor } from './item-chain.ts';
import type { ItemState } from './item-state.ts';
import type { CatalogIds } from '../ports.ts';

/**
 * A reading of all items of a store's TikTok catalog, under way. It belongs to one connection and one token: once either is
 * another one, nothing of it is stored any more.
 */
export type ItemPass = {
  readonly passId: string;
  /** Whoever works at it now; another worker's writes are thrown away. */
  readonly leaseId: string;
  readonly storeId: string;
  readonly generation: number;
  readonly tokenVersion: number;
  readonly token: string;
  readonly ids: CatalogIds;
  readonly cursor: ItemCursor;
  /** Items of the last reading of all; null: there is none. */
  readonly knownItems: number | null;
};

export type ItemWakeUp = { readonly workspaceId: string; readonly storeId: string };

/** Why a reading was left. The next slice of work goes on from there. */
export type ItemPause =
  | Refusal['class']
  /** It takes long; nothing is wrong. */
  | 'more'
  /** The catalog changed during each attempt to read it. */
  | 'unsteady'
  /** Even those with a problem are more than TikTok lists. */
  | 'tooMany';

/** null: TikTok did not say, so what is known stays, with its age. */
export type ItemReports = {
  readonly diagnostics: Diagnostics | null;
  readonly uploads: readonly UploadLog[] | null;
};

/** Every method is one transaction; none waits for a vendor. */
export type ItemRepository = {
  /** Like CheckRepository.wakeDue, for the item passes that are due. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: ItemWakeUp): Promise<Workspace | null>;
  /**
   * Goes on with the pass under way, or starts one, under a lease of 120 s that every write renews. One that is older than six
   * hours, or of another connection or token, is thrown away. 'idle': not connected, or the sign-in is revoked.
   */
  begin(workspace: Workspace, storeId: string): Promise<ItemPass | 'busy' | 'idle'>;
  /** Adds the items of one page, an item that is there already once more, and moves on to `next`. Safe to repeat. */
  savePage(
    workspace: Workspace,
    pass: ItemPass,
    items: readonly CatalogItem[],
    next: ItemCursor,
  ): Promise<'saved' | 'lost'>;
  /** Throws away what the pass has read so far, and goes on at `next`. Safe to repeat. */
  startAnew(workspace: Workspace, pass: ItemPass, next: ItemCursor): Promise<'saved' | 'lost'>;
  /** Items that the pass has read, without doubles. */
  countItems(workspace: Workspace, pass: ItemPass): Promise<number>;
  /**
   * All items were read: they replace what was known, in one transaction, as of the start of the pass; TikTok's findings, refused
   * uploads and what is not sent follow from them. The next pass is due at `nextDueAt`, or soon if counts changed meanwhile.
   */
  publish(
    workspace: Workspace,
    pass: ItemPass,
    end: { readonly reports: ItemReports; readonly nextDueAt: Date },
  ): Promise<'published' | 'lost'>;
  /** Leaves the pass as it is, to be gone on with in `retryInMs`. */
  pause(workspace: Workspace, pass: ItemPass, why: ItemPause, retryInMs: number): Promise<void>;
  /** null: no such store in this workspace. */
  readState(workspace: Workspace, storeId: string): Promise<ItemState | null>;
  /** The time of the next pass that is due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};
