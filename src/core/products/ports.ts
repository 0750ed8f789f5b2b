import type { KeyVerdict } from '../alerts/conditions/vtex-keys.ts';
import type { Answer } from '../answer.ts';
import type { TikTokIds } from '../connection.ts';
import type { Lane } from '../ports.ts';
import type { Workspace } from '../workspace.ts';
import type { AuditState, Diagnostics, ItemPage, UploadLog } from './items/catalog-item.ts';
import type { Defect } from './causes.ts';
import type {
  CauseGroup,
  Facet,
  FindingRow,
  FixList,
  FixListSources,
  FixListTrends,
  ProductFilter,
  ProductPage,
  ProductWithCause,
} from './list/fix-list.ts';
import type { PolicyDefect } from './rules/policy-defects.ts';
import type { Offer, SkuContext, TradePolicy } from './sku.ts';

// ---- VTEX. One method per endpoint; an answer is a value, never an exception. Reads: safe to repeat. ---------

/** A key pair of one VTEX account, decrypted for this one use. */
export type VtexAccess = { readonly account: string; readonly appKey: string; readonly appToken: string };

/** What a refused or missing answer of VTEX is worth (alerts.md 1). */
export type VtexRefusal = {
  readonly class:
    | 'noInfo' // no answer, or one that says nothing: outage, garbage, an unknown status
    | 'throttled' // 429, or a shared pause after one
    | 'keyRefused' // 401: key or token wrong, not proven by one answer
    | 'forbidden' // 403: the key lacks a License Manager resource
    | 'absent' // 404: no such SKU
    | 'broken'; // 500 whenever this SKU is asked for: VTEX fails for it (vtex.md 1.4)
  /** For the log: never a body, never a key. */
  readonly reason: string;
  /** The resource of License Manager that the call needs (vtex.md 1.3); of `forbidden` only. */
  readonly resource?: string;
};
export type VtexAnswer<T> = { readonly class: 'good'; readonly value: T } | VtexRefusal;

export type VtexApi = {
  /** GET saleschannel/list: the cheapest test of a key; needs "View Product". */
  tradePolicies(access: VtexAccess, lane: Lane): Promise<VtexAnswer<readonly TradePolicy[]>>;
  /**
   * GET stockkeepingunitidsbysaleschannel, page from 1: ids of the SKUs assigned to the policy, at most `skuIdsPerPage`.
   * An empty page is the end; a short one is not (vtex.md 2.4).
   */
  skuIds(
    access: VtexAccess,
    policyId: number,
    page: number,
    lane: Lane,
  ): Promise<VtexAnswer<readonly string[]>>;
  /** GET stockkeepingunitbyid: one SKU with its product, brand and category. */
  sku(access: VtexAccess, policyId: number, skuId: string, lane: Lane): Promise<VtexAnswer<SkuContext>>;
  /**
   * POST orderForms/simulation without an address, in batches as large as VTEX takes. A SKU that is not in the map was
   * left out by VTEX: it cannot be sold in the policy. Any number of ids. Good only if every batch was.
   */
  offers(
    access: Pick<VtexAccess, 'account'>,
    policy: { readonly id: number; readonly affiliateId: string | null },
    skuIds: readonly string[],
    lane: Lane,
  ): Promise<VtexAnswer<ReadonlyMap<string, Offer>>>;
};

// ---- TikTok's catalog, item by item. Part of TikTokApi. -------------------------------------------------------

export type CatalogIds = Pick<TikTokIds, 'bcId' | 'catalogId'>;

export type TikTokCatalogApi = {
  /**
   * GET /catalog/product/get/, one page from 1 of at most `itemsPerPage`. `audit` null: all items. TikTok shows no more than
   * 100,000 items (page × page_size); `total` says how many there are.
   */
  catalogItems(
    token: string,
    ids: CatalogIds,
    wanted: { readonly audit: Exclude<AuditState, 'unknown'> | null; readonly page: number },
    lane: Lane,
  ): Promise<Answer<ItemPage>>;
  /** The same by the store's ids; any number of them, asked in as many calls as needed. Unknown ids are left out. */
  catalogItemsBySkuIds(
    token: string,
    ids: CatalogIds,
    skuIds: readonly string[],
    lane: Lane,
  ): Promise<Answer<ItemPage['items']>>;
  /** GET /diagnostic/catalog/ of all feeds, every page; texts in `language`. One day behind, UTC. */
  diagnostics(
    token: string,
    ids: CatalogIds,
    language: 'en' | 'es' | 'pt',
    lane: Lane,
  ): Promise<Answer<Diagnostics>>;
  /**
   * GET /catalog/feed/get/, then /catalog/feed/log/ of each feed, and /catalog/product/log/ of its last finished upload where
   * TikTok names that upload's id (its documented answer does not: then there are counts, and no `errors`).
   */
  uploads(token: string, ids: CatalogIds, lane: Lane): Promise<Answer<readonly UploadLog[]>>;
};

// ---- Storage. Every method is one transaction; none waits for a vendor. -----------------------------------------

export type VtexKeyRepository = {
  /** The keys of a VTEX account of this workspace, encrypted; makes the passes of its stores due at once. Safe to repeat. */
  save(workspace: Workspace, access: VtexAccess): Promise<void>;
  /** Like CheckRepository.wakeDue, for the keys that are due for a check: hourly, sooner after a refusal. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: KeyWakeUp): Promise<Workspace | null>;
  /** null: no such keys any more. */
  begin(workspace: Workspace, account: string): Promise<KeyCheckStart | null>;
  /** Judges what VTEX said (null: nothing), unless the keys were replaced meanwhile. Safe to repeat. */
  finish(workspace: Workspace, start: KeyCheckStart, verdict: KeyVerdict | null): Promise<void>;
  /** The time of the next check that is due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};

export type KeyWakeUp = { readonly workspaceId: string; readonly account: string };

/** A check of an account's keys, through the trade policy of one of its stores. */
export type KeyCheckStart = {
  readonly access: VtexAccess;
  readonly policyId: number;
  /** Of the token: a verdict on another one does not count. */
  readonly version: number;
  readonly startedAt: Date;
};

/** A reading of all SKUs of a store's trade policy, under way. It may be left at any point and gone on with later. */
export type Pass = {
  readonly passId: string;
  /** Whoever works at it now; another worker's writes are thrown away. */
  readonly leaseId: string;
  readonly storeId: string;
  readonly access: VtexAccess;
  readonly policyId: number;
  readonly affiliateId: string | null;
  /** Ids are collected page by page, then read chunk by chunk. */
  readonly stage: 'listing' | 'reading';
  readonly nextPage: number;
  /** SKUs of the last published pass; null: there is none yet. */
  readonly knownSkus: number | null;
};

export type PassWakeUp = { readonly workspaceId: string; readonly storeId: string };

/** What a pass learnt of one SKU. `unreadable`: VTEX fails for this one only, so what was known of it stays. */
export type SkuResult =
  | {
      readonly kind: 'read';
      readonly context: SkuContext;
      readonly isSellable: boolean;
      readonly defects: readonly Defect[];
    }
  | { readonly kind: 'unreadable'; readonly skuId: string }
  /** Deleted, or no longer in the policy. */
  | { readonly kind: 'gone'; readonly skuId: string };

/** Why a pass was left. The next one goes on from there. */
export type PassPause =
  | VtexRefusal['class']
  /** It takes long; nothing is wrong. */
  | 'more'
  /** VTEX knows no trade policy of this number. */
  | 'policyMissing'
  /** VTEX listed no SKU at all, or far fewer than the last time: the list is read again before it is believed (vtex.md 2.4). */
  | 'empty'
  | 'shrunk';

export type PassRepository = {
  /** Like CheckRepository.wakeDue, for the passes that are due. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: PassWakeUp): Promise<Workspace | null>;
  /**
   * Goes on with the pass under way, or starts one, under a lease of 120 s that every write and `renew` renew. One that was started more
   * than a day ago is thrown away: its first readings would be older than it says. 'idle': no keys, or nothing to do.
   */
  begin(workspace: Workspace, storeId: string): Promise<Pass | 'busy' | 'idle'>;
  /** Adds the ids of one list page and moves on to the next. 'lost': another worker has the pass. Safe to repeat. */
  saveIds(
    workspace: Workspace,
    pass: Pass,
    page: number,
    skuIds: readonly string[],
  ): Promise<'saved' | 'lost'>;
  /**
   * All pages were read. A list that cannot be believed ('empty', 'shrunk') begins anew with the next slice; what it named so
   * far stays. A shrunk one is believed the second time.
   */
  endListing(workspace: Workspace, pass: Pass): Promise<'ended' | 'empty' | 'shrunk' | 'lost'>;
  /** Reading takes long, and goes on. Safe to repeat. */
  renew(workspace: Workspace, pass: Pass): Promise<'held' | 'lost'>;
  /** The next SKUs that were not read yet, in the order of the list; empty: all were. */
  unread(workspace: Workspace, pass: Pass, limit: number): Promise<readonly string[]>;
  /** `tookMs`: since their reading began, as of which they count. */
  saveResults(
    workspace: Workspace,
    pass: Pass,
    results: readonly SkuResult[],
    tookMs: number,
  ): Promise<'saved' | 'lost'>;
  /** Writes what these SKUs say that changes nothing in the list. Only so that `publish` has less to do; safe to repeat. */
  settle(workspace: Workspace, pass: Pass, skuIds: readonly string[]): Promise<'settled' | 'lost'>;
  /**
   * All SKUs were read: what was found replaces what was known, in one transaction, as of the start of the pass. What was read
   * again meanwhile stays. `policy`: what is wrong with the trade policy as a whole. The next pass is due at `nextDueAt`.
   */
  publish(
    workspace: Workspace,
    pass: Pass,
    end: { readonly policyDefects: readonly PolicyDefect[]; readonly nextDueAt: Date },
  ): Promise<'published' | 'lost'>;
  /** Leaves the pass as it is, to be gone on with in `retryInMs`. */
  pause(workspace: Workspace, pass: Pass, why: PassPause, retryInMs: number): Promise<void>;
  /** The time of the next pass that is due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};

export type FixListRepository = {
  /** What is known of a store's products, and how its reading goes. null: no such store in this workspace. */
  read(workspace: Workspace, storeId: string): Promise<FixList | null>;
  /** The same with how its causes moved within a day. */
  readTrends(workspace: Workspace, storeId: string): Promise<FixListTrends | null>;
  /** The first products of each of these groups, in their order; those with most SKUs first, at most `limit` of each. */
  firstProducts(
    workspace: Workspace,
    storeId: string,
    groups: readonly Pick<CauseGroup, 'cause' | 'reason'>[],
    limit: number,
  ): Promise<readonly (readonly ProductWithCause[])[]>;
  /**
   * One page of the products that fit: those that are blocked first, then by name. `position` is a multiple of
   * `limit`; where the list has become shorter, its last page. Nothing: no such store, or none fits.
   */
  search(
    workspace: Workspace,
    storeId: string,
    filter: ProductFilter,
    page: { readonly position: number; readonly limit: number },
  ): Promise<ProductPage>;
  /** The brands or categories of products with that cause, by name, whose name contains what was typed. At most `limit`. */
  facets(
    workspace: Workspace,
    storeId: string,
    wanted: Pick<ProductFilter, 'group'> & { readonly of: 'brand' | 'category'; readonly typed: string },
    limit: number,
  ): Promise<readonly Facet[]>;
  /**
   * All findings, in the order of their keys and page by page, as of one moment. `use` waits for nobody, and may be called again
   * from the start. null: no such store.
   */
  readAll<T>(
    workspace: Workspace,
    storeId: string,
    use: (sources: FixListSources, pages: AsyncIterable<readonly FindingRow[]>) => Promise<T>,
  ): Promise<T | null>;
  /**
   * Under a lease, on all replicas together: a double click finds 'busy', also right after the end. It ends by itself, too.
   */
  beginFile(workspace: Workspace, storeId: string, userId: string): Promise<'begun' | 'busy' | 'gone'>;
  endFile(workspace: Workspace, storeId: string, userId: string): Promise<void>;
};
