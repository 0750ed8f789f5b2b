import type { SkuResult, VtexAccess, VtexAnswer, VtexApi } from '../products/ports.ts';
import { defectsOf } from '../products/rules.ts';
import { isSellable } from '../products/sku.ts';
import type { Offer, SkuContext, TradePolicy } from '../products/sku.ts';
import type { Lane } from '../ports.ts';

export type SkuReader = {
  readonly vtex: VtexApi;
  readonly access: VtexAccess;
  readonly policy: TradePolicy;
  readonly affiliateId: string | null;
  readonly lane: Lane;
  /** How many SKUs have been asked for so far, for somebody who waits. */
  readonly onRead?: (count: number) => void;
};

/** SKU contexts asked for at once: hides the latency of each; the account's limiter decides the pace. */
const readsAtOnce = 8;
/** Of so many SKUs one may be broken at VTEX (500: vtex.md 1.4); more of them are an outage. */
const skusPerBroken = 20;
/** Every other one may have been deleted since it was listed (404); more of them are another account, or a wrong address. */
const skusPerAbsent = 2;

/**
 * Reads these SKUs completely, or says why not: a half would say of the rest that it is in order. Changes nothing, safe to
 * repeat.
 */
export async function readSkus(
  reader: SkuReader,
  skuIds: readonly string[],
): Promise<VtexAnswer<SkuResult[]>> {
  const contexts = await readContexts(reader, skuIds);
  return contexts.class === 'good' ? readOffersOf(reader, contexts.value) : contexts;
}

/** The first half of it: what the SKUs are. */
export async function readContexts(
  reader: SkuReader,
  skuIds: readonly string[],
): Promise<VtexAnswer<readonly Context[]>> {
  const answers = await askContexts(reader, skuIds);
  const refusal = answers.map(([, answer]) => answer).find((answer) => stops(answer));
  if (refusal !== undefined && refusal.class !== 'good') return refusal;
  for (const [loss, share] of [['broken', skusPerBroken] as const, ['absent', skusPerAbsent] as const]) {
    const lost = answers.filter(([, answer]) => answer.class === loss).length;
    if (lost > Math.max(1, Math.floor(skuIds.length / share)))
      return { class: 'noInfo', reason: `${String(lost)} of ${String(skuIds.length)} SKUs are ${loss}` };
  }
  return { class: 'good', value: answers };
}

/** The second half: for what they are sold, and what is wrong with them. */
export async function readOffersOf(
  reader: SkuReader,
  answers: readonly Context[],
): Promise<VtexAnswer<SkuResult[]>> {
  const contexts = answers.flatMap(([, answer]) => (answer.class === 'good' ? [answer.value] : []));
  const offers = await readOffers(reader, contexts);
  if (offers.class !== 'good') return offers;
  const value = answers.map(([skuId, answer]) => resultOf(reader.policy, skuId, answer, offers.value));
  return { class: 'good', value };
}

export type Context = readonly [skuId: string, answer: VtexAnswer<SkuContext>];

async function askContexts(
  { vtex, access, policy, lane, onRead }: SkuReader,
  skuIds: readonly string[],
): Promise<readonly Context[]> {
  const answers: Context[] = [];
  const left = [...skuIds];
  const lanes = Array.from({ length: readsAtOnce }, async () => {
    for (let skuId = left.shift(); skuId !== undefined; skuId = left.shift()) {
      const answer = await vtex.sku(access, policy.id, skuId, lane);
      answers.push([skuId, answer]);
      onRead?.(answers.length);
      // The others would only be refused as well, and each costs the merchant's quota.
      if (isFatal(answer)) left.length = 0;
    }
  });
  await Promise.all(lanes);
  return answers;
}

const isFatal = ({ class: of }: VtexAnswer<unknown>): boolean =>
  of === 'throttled' || of === 'keyRefused' || of === 'forbidden';

/** It says something of this SKU alone. */
const isLoss = ({ class: of }: VtexAnswer<unknown>): boolean => of === 'broken' || of === 'absent';

const stops = (answer: VtexAnswer<unknown>): boolean => answer.class !== 'good' && !isLoss(answer);

/** Only of SKUs that are switched on: VTEX leaves the others out in any case. */
async function readOffers(
  { vtex, access, policy, affiliateId, lane }: SkuReader,
  contexts: readonly SkuContext[],
): Promise<VtexAnswer<ReadonlyMap<string, Offer>>> {
  const active = contexts.filter(({ isActive, isProductActive }) => isActive && isProductActive);
  if (active.length === 0) return { class: 'good', value: new Map() };
  const skuIds = active.map(({ skuId }) => skuId);
  return vtex.offers(access, { id: policy.id, affiliateId }, skuIds, lane);
}

function resultOf(
  policy: TradePolicy,
  skuId: string,
  answer: VtexAnswer<SkuContext>,
  offers: ReadonlyMap<string, Offer>,
): SkuResult {
  if (answer.class === 'absent') return { kind: 'gone', skuId };
  if (answer.class !== 'good') return { kind: 'unreadable', skuId };
  const context = answer.value;
  if (!context.salesChannels.includes(policy.id)) return { kind: 'gone', skuId };
  const reading = { context, offer: offers.get(skuId) ?? null };
  return { kind: 'read', context, isSellable: isSellable(reading), defects: defectsOf(reading, policy) };
}
