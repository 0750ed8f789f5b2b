import type { Language } from './alerts/content.ts';
import type { ConnectionPhase, GrantState } from './connection.ts';
import type { LinkRefusal, OneTimeLink } from './link-ports.ts';
import type { VtexAccess } from './products/ports.ts';
import type { StoreDraft } from './store-draft.ts';
import type { Store } from './store.ts';
import type { Workspace } from './workspace.ts';

/** What is known of the keys of a store's VTEX account. */
export type KeysState = 'none' | 'stored' | 'refused' | 'forbidden';

export type StoreOverview = {
  readonly store: Store;
  readonly phase: ConnectionPhase;
  /** null: no TikTok user has authorized it. */
  readonly grant: { readonly state: GrantState; readonly displayName: string } | null;
  readonly keys: KeysState;
  /** Ids of the channels whose default it is. */
  readonly channels: readonly string[];
  /** Others stand on the same grant, or use the same keys: these stay when this one goes. */
  readonly sharesGrant: boolean;
  readonly sharesKeys: boolean;
};

export type StoreSetup = {
  readonly storeId: string;
  readonly draft: StoreDraft;
  /** Of the address for VTEX's pings; null: its account has no keys yet. */
  readonly pingSecret: string | null;
};

/** Every method is one transaction; none waits for a vendor. */
export type StoreSetupRepository = {
  /** All stores of the workspace by handle. */
  overview(workspace: Workspace): Promise<readonly StoreOverview[]>;
  /** null: no such store in this workspace. */
  read(workspace: Workspace, storeId: string): Promise<StoreSetup | null>;
  /** A store that is not connected yet; its products are read once its account has keys. */
  add(workspace: Workspace, draft: StoreDraft): Promise<Store | 'handle-taken' | AffiliateClash>;
  /**
   * Only what `changes` names, so that two people's changes of different fields both stay. With another account or trade policy go
   * all products: they were those of another shop. Safe to repeat.
   */
  edit(workspace: Workspace, storeId: string, changes: Partial<StoreDraft>): Promise<Store | EditRefusal>;
};

/** `same-affiliate`: with what somebody else saved meanwhile, our own affiliate would be TikTok's. */
export type EditRefusal = 'gone' | 'handle-taken' | 'same-affiliate' | AffiliateClash;

/** With another store of the same VTEX account: our own affiliate is TikTok's there, or TikTok's is our own. */
export type AffiliateClash = 'tiktoks-elsewhere' | 'own-elsewhere';

export type KeyLink = {
  readonly workspace: Workspace;
  readonly link: OneTimeLink;
  readonly store: Store;
};

/** Links at which the keys of a store's VTEX account are typed in. Every method is one transaction. */
export type KeyLinkRepository = {
  /** The secret of a new link for the person who acts; it is nowhere else. null: no such store in this workspace. */
  make(
    workspace: Workspace,
    wish: { readonly storeId: string; readonly userId: string; readonly language: Language },
  ): Promise<string | null>;
  /** Consumes nothing. */
  look(secret: string): Promise<KeyLink | LinkRefusal>;
  /** Before VTEX is asked about what was typed: one of five tries. 'worn': none is left. */
  beginTry(secret: string): Promise<KeyLink | LinkRefusal | 'worn'>;
  /** VTEX said nothing, so it was none. */
  returnTry(secret: string): Promise<void>;
  /**
   * Uses the link up and stores the keys; of two at once one does. 'moved': the store has another account, or trade policy, than the
   * one that they were tried with; nothing was stored or used.
   */
  use(
    secret: string,
    access: VtexAccess,
    policyId: number,
  ): Promise<'saved' | 'moved' | 'notAllowed' | LinkRefusal>;
};
