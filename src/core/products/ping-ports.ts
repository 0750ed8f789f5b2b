import type { Workspace } from '../workspace.ts';
import type { Ping } from './ping.ts';
import type { SkuResult, VtexAccess } from './ports.ts';

/** A request at an address for pings. */
export type ReceivedPing = {
  /** The last part of the address; whose it is, only the storage knows. */
  readonly secret: string;
  /** null: the body named no SKU. */
  readonly ping: Ping | null;
};

export type PingWakeUp = { readonly workspaceId: string; readonly storeId: string };

/** SKUs that are read again because VTEX said that they changed. */
export type PingedSkus = {
  readonly storeId: string;
  readonly leaseId: string;
  /** A ping that came later than this is not answered by this reading. */
  readonly startedAt: Date;
  readonly access: VtexAccess;
  readonly policyId: number;
  readonly affiliateId: string | null;
  readonly skuIds: readonly string[];
  /** Attempts in a row that told nothing. */
  readonly failures: number;
};

/** Every method is one transaction; none waits for a vendor. */
export type PingRepository = {
  /** The secret part of the address at which VTEX announces changes of this account; null: there are no keys of it. */
  secretOf(workspace: Workspace, account: string): Promise<string | null>;
  /** A new one; the old address is nobody's from now on. */
  renewSecret(workspace: Workspace, account: string): Promise<string | null>;
  /**
   * Notes the pinged SKUs for every store of the account whose address it is: due 60 s after the first ping, however many
   * follow. Answers, in their order, which addresses are known. Of a store that has 2,000 of them waiting no more are noted:
   * all of its products are read instead, once an hour at most. Safe to repeat.
   */
  receive(received: readonly ReceivedPing[]): Promise<readonly boolean[]>;
  /** Like CheckRepository.wakeDue, for the stores with pinged SKUs that are due. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: PingWakeUp): Promise<Workspace | null>;
  /**
   * The pinged SKUs that are due, at most `limit`, under a lease of 5 min. Either all of them are known, or none: of the
   * others nobody knows whether VTEX has them. 'busy': somebody reads some of this store's. 'idle': nothing is due, or there is
   * no list yet that they could change.
   */
  begin(workspace: Workspace, storeId: string, limit: number): Promise<PingedSkus | 'busy' | 'idle'>;
  /**
   * Stores what was read, as of the start; whatever was read later stays. A SKU that was pinged since is read once more.
   * 'lost': somebody else has them, nothing was stored.
   */
  finish(workspace: Workspace, start: PingedSkus, results: readonly SkuResult[]): Promise<'saved' | 'lost'>;
  /** Nothing was learnt: they are due again in `retryInMs`. Unknown ones are dropped after five attempts. Safe to repeat. */
  postpone(workspace: Workspace, start: PingedSkus, retryInMs: number): Promise<void>;
  /** The next time at which something is due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};
