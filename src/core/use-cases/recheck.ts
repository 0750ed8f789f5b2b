import type { Refusal } from '../answer.ts';
import type { CatalogItem } from '../products/items/catalog-item.ts';
import type { SkuResult, TikTokCatalogApi, VtexApi, VtexRefusal } from '../products/ports.ts';
import type { RecheckRepository } from '../products/rechecks/recheck-ports.ts';
import type {
  Asker,
  FixedBefore,
  NamedFinding,
  ReadAnew,
  RecheckOutcome,
  RecheckStart,
} from '../products/rechecks/recheck.ts';
import { keyOf } from '../products/rechecks/recheck-outcome.ts';
import { told } from '../products/rechecks/recheck-told.ts';
import type { RecheckTarget } from '../products/rechecks/recheck-target.ts';
import type { Workspace } from '../workspace.ts';
import { readSkus } from './read-skus.ts';

export type RecheckPorts = {
  readonly rechecks: RecheckRepository;
  readonly vtex: VtexApi;
  readonly tiktok: Pick<TikTokCatalogApi, 'catalogItemsBySkuIds'>;
};

/** How one side answered. `none`: there was nothing to ask, or nothing depended on the answer. */
export type Sides = {
  readonly vtex: 'read' | 'none' | 'no-keys' | VtexRefusal['class'] | 'policyMissing';
  /** `unlisted`: all items have to be read once before anything counts that TikTok says of single ones. */
  readonly tiktok: 'read' | 'none' | 'not-connected' | 'unlisted' | Refusal['class'];
};

export type RecheckResult =
  | (Around & {
      readonly kind: 'checked';
      readonly outcome: RecheckOutcome;
      readonly checked: number;
      readonly total: number;
      readonly sides: Sides;
    })
  /** There is no open finding to look after. */
  | (Around & { readonly kind: 'nothing' })
  /** Neither side gave an answer that counts. */
  | { readonly kind: 'refused'; readonly sides: Sides }
  | { readonly kind: 'busy' | 'publishing' | 'no-keys' | 'gone' | 'lost' };

/** What is told with the answer. */
type Around = {
  readonly fixedBefore: FixedBefore;
  /** All products of the store are read, too, which takes longer. null: they are not. */
  readonly readAnew: ReadAnew | null;
};

export type RecheckWish = {
  readonly target: RecheckTarget;
  readonly asker: Asker;
  /** When the person was last shown what is wrong; null: that is not known. */
  readonly since: Date | null;
  /** How many of the SKUs VTEX has answered for. */
  readonly onProgress?: (read: number, of: number) => void;
};

/** As many as a person waits for: at the usual pace of a VTEX account some twenty seconds. The rest is read by a pass. */
export const mostRechecked = 100;

/**
 * Reads now what somebody says to have mended, at VTEX and at TikTok, and tells what became of it. Of a whole store all products are
 * read anew as well, by a pass. Safe to repeat; two at the same time find 'busy'.
 */
export async function recheck(
  ports: RecheckPorts,
  workspace: Workspace,
  storeId: string,
  wish: RecheckWish,
): Promise<RecheckResult> {
  const start = await ports.rechecks.begin(workspace, storeId, wish.target, mostRechecked);
  if (typeof start === 'string') return { kind: start };
  try {
    return await checkStarted(ports, workspace, start, wish);
  } catch (error) {
    // Or everybody would find 'busy' for as long as its lease lasts.
    await ports.rechecks.release(workspace, start);
    throw error;
  }
}

async function checkStarted(
  ports: RecheckPorts,
  workspace: Workspace,
  start: RecheckStart,
  wish: RecheckWish,
): Promise<RecheckResult> {
  const { rechecks } = ports;
  const { target, asker } = wish;
  const { storeId } = start;
  const isWide = target.kind === 'store' || start.total > start.skuIds.length;
  const fixedBefore = await rechecks.fixedBefore(workspace, start, {
    ...{ target, since: wish.since, userId: asker.userId },
  });
  const readAnew = isWide ? await rechecks.readAll(workspace, storeId) : null;
  if (start.skuIds.length === 0) {
    await rechecks.release(workspace, start);
    const around = { fixedBefore: onceEach(fixedBefore, start), readAnew };
    await saveTold(rechecks, workspace, start, { asker, around, endedAt: null });
    return { kind: 'nothing', ...around };
  }
  const { vtex, tiktok } = await readSides(ports, start, wish);
  if (vtex.value === null && tiktok.value === null) {
    await rechecks.release(workspace, start);
    return { kind: 'refused', sides: { vtex: vtex.side, tiktok: tiktok.side } };
  }
  const readings = { vtex: vtex.value, tiktok: tiktok.value };
  const outcome = await rechecks.finish(workspace, start, readings, asker);
  if (outcome === 'publishing') await rechecks.release(workspace, start);
  if (typeof outcome === 'string') return { kind: outcome };
  const isDropped = tiktok.side === 'read' && !outcome.isTikTokStored;
  const sides: Sides = { vtex: vtex.side, tiktok: isDropped ? 'noInfo' : tiktok.side };
  const around = { fixedBefore: onceEach(stillFixed(fixedBefore, outcome), start), readAnew };
  await saveTold(rechecks, workspace, start, { asker, around, endedAt: outcome.endedAt });
  return { kind: 'checked', outcome, checked: start.skuIds.length, total: start.total, sides, ...around };
}

/** Without those that were broken again since. */
function stillFixed(before: FixedBefore, { found }: RecheckOutcome): FixedBefore {
  const broken = new Set(found.map(keyOf));
  return only(before, (one) => !broken.has(keyOf(one)));
}

/** What TikTok had said because of something that is among them is the same problem. */
function onceEach(before: FixedBefore, { tiktok }: RecheckStart): FixedBefore {
  const kept = new Set(told(before.findings, tiktok?.joinKey ?? null).map(keyOf));
  return only(before, (one) => kept.has(keyOf(one)));
}

function only(before: FixedBefore, isKept: (one: NamedFinding) => boolean): FixedBefore {
  const findings = before.findings.filter(isKept);
  return { findings, total: before.total - (before.findings.length - findings.length) };
}

type Answered = { readonly asker: Asker; readonly around: Around; readonly endedAt: Date | null };

/** By SKU, and each up to the time for which it holds: what a slow reading of all products dates back is news all the same. */
async function saveTold(
  rechecks: RecheckPorts['rechecks'],
  workspace: Workspace,
  { storeId, skuIds, startedAt }: RecheckStart,
  { asker: { userId }, around, endedAt }: Answered,
): Promise<void> {
  const earlier = around.fixedBefore.findings.map(({ skuId }) => skuId);
  await rechecks.saveTold(workspace, storeId, { userId, skuIds: earlier, at: startedAt });
  if (endedAt !== null) await rechecks.saveTold(workspace, storeId, { userId, skuIds, at: endedAt });
}

type VtexSide = { readonly side: Sides['vtex']; readonly value: readonly SkuResult[] | null };
type TikTokSide = { readonly side: Sides['tiktok']; readonly value: readonly CatalogItem[] | null };

async function readSides(
  { vtex: api, tiktok: tiktokApi }: RecheckPorts,
  start: RecheckStart,
  wish: RecheckWish,
): Promise<{ readonly vtex: VtexSide; readonly tiktok: TikTokSide }> {
  const vtex = await readVtex(api, start, wish);
  // It was all about VTEX, and there is no answer: what TikTok says would not be one either.
  const isPointless = vtex.value === null && !start.isAboutTikTok;
  return { vtex, tiktok: isPointless ? { side: 'none', value: null } : await readTikTok(tiktokApi, start) };
}

async function readVtex(vtex: VtexApi, start: RecheckStart, wish: RecheckWish): Promise<VtexSide> {
  if (start.vtex === null) return { side: 'no-keys', value: null };
  const { access, policyId, affiliateId, skuIds } = start.vtex;
  if (skuIds.length === 0) return { side: 'none', value: null };
  const policies = await vtex.tradePolicies(access, 'interactive');
  if (policies.class !== 'good') return { side: policies.class, value: null };
  const policy = policies.value.find(({ id }) => id === policyId);
  if (policy === undefined) return { side: 'policyMissing', value: null };
  const onRead = (count: number): void => wish.onProgress?.(count, skuIds.length);
  const reader = { vtex, access, policy, affiliateId, lane: 'interactive', onRead } as const;
  const results = await readSkus(reader, skuIds);
  if (results.class !== 'good') return { side: results.class, value: null };
  return { side: 'read', value: results.value };
}

async function readTikTok(
  tiktok: RecheckPorts['tiktok'],
  { tiktok: access, isAboutTikTok }: RecheckStart,
): Promise<TikTokSide> {
  const unread = (side: Sides['tiktok']): TikTokSide => ({
    side: isAboutTikTok ? side : 'none',
    value: null,
  });
  if (access === null) return unread('not-connected');
  if (access.listedAt === null) return { side: 'unlisted', value: null };
  const { token, ids, itemKeys } = access;
  const answer = await tiktok.catalogItemsBySkuIds(token, ids, itemKeys, 'interactive');
  return answer.class === 'good' ? { side: 'read', value: answer.value } : unread(answer.class);
}
