import type { Lane } from '../ports.ts';
import type { VtexAccess, VtexAnswer, VtexApi, VtexRefusal } from '../products/ports.ts';
import type { SkuContext, TradePolicy } from '../products/sku.ts';

export type SkuReader = {
  readonly vtex: VtexApi;
  readonly access: VtexAccess;
  readonly policy: TradePolicy;
  readonly affiliateId: string | null;
  readonly lane: Lane;
  /** How many SKUs have been asked for so far, for somebody who waits. */
  readonly onRead?: (count: number) => void;
};

export type Context = readonly [skuId: string, answer: VtexAnswer<SkuContext>];

/** SKU contexts asked for at once: hides the latency of each; the account's limiter decides the pace. */
const readsAtOnce = 8;
/** Other SKUs that show whether VTEX can be read at all: most of them must be good. */
const mostWitnesses = 5;

/**
 * What these SKUs are, or why nothing is known of any. VTEX fails for single SKUs for ever, and forgets others (500, 404: vtex.md
 * 1.4), which must not stop the rest; an outage and a wrong address look the same and must not be published. So a SKU is lost only
 * if it was twice, while others could be read before and after.
 */
export async function readContexts(
  reader: SkuReader,
  skuIds: readonly string[],
): Promise<VtexAnswer<readonly Context[]>> {
  const answers = await askContexts(reader, skuIds);
  const lost = answers.filter(isLost);
  if (lost.length === 0) return fatalIn(answers) ?? { class: 'good', value: answers };
  const { onRead: _told, ...silent } = reader;
  const good = answers.filter((one) => !isLost(one));
  const again = fatalIn(answers) ?? (await readAgain(silent, idsOf(lost), idsOf(good)));
  return again.class === 'good' ? { class: 'good', value: [...good, ...again.value] } : again;
}

async function readAgain(
  reader: SkuReader,
  lost: readonly string[],
  good: readonly string[],
): Promise<VtexAnswer<readonly Context[]>> {
  const witnesses = await witnessesOf(reader, lost, good);
  if (witnesses.class !== 'good') return witnesses;
  const before = await hear(reader, witnesses.value, lost);
  if (before !== null) return before;
  const answers = await askContexts(reader, lost);
  const refusal =
    fatalIn(answers) ?? (answers.some(isLost) ? await hear(reader, witnesses.value, lost) : null);
  return refusal ?? { class: 'good', value: answers };
}

/** SKUs that were good a moment ago; where there are not enough of them, others of the list, from all over its first page. */
async function witnessesOf(
  { vtex, access, policy, lane }: SkuReader,
  lost: readonly string[],
  good: readonly string[],
): Promise<VtexAnswer<readonly string[]>> {
  if (good.length >= mostWitnesses) return { class: 'good', value: good.slice(-mostWitnesses) };
  const listed = await vtex.skuIds(access, policy.id, 1, lane);
  if (listed.class !== 'good') return listed;
  const asked = new Set([...lost, ...good]);
  const others = listed.value.filter((skuId) => !asked.has(skuId));
  const step = Math.max(1, Math.floor(others.length / (mostWitnesses - good.length)));
  const value = [...good, ...others.filter((_skuId, at) => at % step === 0)].slice(0, mostWitnesses);
  return { class: 'good', value };
}

/** null: VTEX can be read; also where a handful of SKUs is all that it lists, for it has just listed them. */
async function hear(
  reader: SkuReader,
  witnesses: readonly string[],
  lost: readonly string[],
): Promise<VtexRefusal | null> {
  if (witnesses.length === 0 && lost.length < mostWitnesses) return null;
  const answers = await askContexts(reader, witnesses);
  const silent = answers.filter(isLost).length;
  if (silent * 2 < answers.length) return fatalIn(answers);
  const reason = `${String(silent)} of ${String(answers.length)} other SKUs are lost, too`;
  return fatalIn(answers) ?? { class: 'noInfo', reason };
}

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

const idsOf = (contexts: readonly Context[]): string[] => contexts.map(([skuId]) => skuId);

/** Of the key, or of the account's quota. */
const isFatal = (answer: VtexAnswer<unknown>): answer is VtexRefusal =>
  answer.class === 'throttled' || answer.class === 'keyRefused' || answer.class === 'forbidden';

const fatalIn = (answers: readonly Context[]): VtexRefusal | null =>
  answers.map(([, answer]) => answer).find(isFatal) ?? null;

/** Perhaps of this SKU alone. */
const isLost = ([, answer]: Context): boolean => answer.class !== 'good' && !isFatal(answer);
