import type { Answer, Refusal } from '../answer.ts';
import { readPixelEvents } from '../manage/read-pixel-events.ts';
import type { CheckRepository, CheckStart, CheckWakeUp, Lane, TikTokApi } from '../ports.ts';
import type { CheckOutcome, Reading, ReadingValues } from '../reading.ts';

export type RunCheckPorts = { readonly checks: CheckRepository; readonly tiktok: TikTokApi };
/** What reading a store takes. */
export type StoreAccess = Pick<CheckStart, 'token' | 'ids'>;
export type RunCheckResult = CheckOutcome | 'superseded' | 'busy' | 'not-connected' | 'gone';

/**
 * HTTP calls of one check of a store with a pixel: /user/info/ and the seven of `readAccounts`. Its events are one more a day.
 */
export const callsPerCheck = 8;

/**
 * One check of one store: reads TikTok and stores a complete reading, or what is known of why there is none.
 * Safe to repeat: a second one at the same time finds 'busy', a late one 'superseded'.
 */
export async function runCheck(
  ports: RunCheckPorts,
  wakeUp: CheckWakeUp,
  lane: Lane,
): Promise<RunCheckResult> {
  const workspace = await ports.checks.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const check = await ports.checks.begin(workspace, wakeUp.storeId);
  if (check === 'busy' || check === 'not-connected') return check;
  const reading = await beforeDeadline(readDue(ports.tiktok, check, lane), unread(tooSlow, check));
  return ports.checks.finish(workspace, check, reading);
}

/** Below the lease: a store whose answers drip must neither outlive it nor hold up the other stores of its batch. */
const DEADLINE_MS = 120_000;
const tooSlow: Refusal = { class: 'noInfo', reason: 'the check took too long' };

async function beforeDeadline(work: Promise<Reading>, otherwise: Reading): Promise<Reading> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Reading>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Also the pixel's events of the days that nobody has read yet. */
async function readDue(tiktok: TikTokApi, check: CheckStart, lane: Lane): Promise<Reading> {
  const reading = await readStore(tiktok, check, lane);
  const { token, ids, startedAt: at, eventDays } = check;
  if (eventDays === undefined || reading.pixel?.class !== 'good') return reading;
  const { pixelId } = reading.pixel.value;
  const question = { token, advertiserId: ids.advertiserId, pixelId, at, lane };
  return { ...reading, pixelEvents: await readPixelEvents(tiktok, eventDays, question) };
}

/** What TikTok says of one store, part by part. Reads only; throws nothing that TikTok does. */
export async function readStore(tiktok: TikTokApi, check: StoreAccess, lane: Lane): Promise<Reading> {
  const user = await tiktok.userInfo(check.token, lane);
  // Without a valid user every other answer would be the same one: seven calls of the quota saved.
  return user.class === 'good' ? readAccounts(tiktok, check, lane, user) : unread(user, check);
}

async function readAccounts(
  tiktok: TikTokApi,
  { token, ids }: StoreAccess,
  lane: Lane,
  user: Answer<ReadingValues['user']>,
): Promise<Reading> {
  const { bcId, advertiserId, catalogId, pixelCode } = ids;
  const [reachable, account, businessCenter, catalog, counts, pixel, pixelBinding] = await Promise.all([
    tiktok.advertiserIds(token, lane),
    tiktok.adAccount(token, advertiserId, lane),
    tiktok.businessCenter(token, bcId, lane),
    tiktok.catalog(token, bcId, catalogId, lane),
    tiktok.catalogOverview(token, bcId, catalogId, lane),
    pixelCode === null ? null : tiktok.pixel(token, advertiserId, pixelCode, lane),
    pixelCode === null ? null : tiktok.pixelBinding(token, bcId, catalogId, pixelCode, lane),
  ]);
  const adAccount = stillReachable(reachable, advertiserId) ?? account;
  const withPixel = pixel === null || pixelBinding === null ? {} : { pixel, pixelBinding };
  return { user, adAccount, businessCenter, catalog, counts, ...withPixel };
}

/** A person who lost every role gets an empty list with code 0 (tiktok-business-api.md 2.7). */
function stillReachable(reachable: Answer<readonly string[]>, advertiserId: string): Refusal | null {
  if (reachable.class !== 'good') return reachable;
  if (reachable.value.includes(advertiserId)) return null;
  return { class: 'objectRefused', reason: 'the ad account is not among those of the token' };
}

function unread(why: Refusal, check: StoreAccess): Reading {
  const reading: Reading = { user: why, adAccount: why, businessCenter: why, catalog: why, counts: why };
  return check.ids.pixelCode === null ? reading : { ...reading, pixel: why, pixelBinding: why };
}
