import type { Stopwatch } from '../alerts/ports.ts';
import type { Answer } from '../answer.ts';
import type { Workspace } from '../workspace.ts';
import type { ConnectTrouble } from './connect-card.ts';
import type { ConnectRepository, ConnectWork, Listing, NamedPage, TikTokOauthApi } from './ports.ts';
import { afterPage, assetsOf, listingAnew, progressOf, withoutListing } from './reach-plan.ts';
import type { ReachPlan } from './reach-plan.ts';

export type ReadReachPorts = {
  readonly connects: Pick<ConnectRepository, 'recordPage' | 'recordReach'>;
  readonly tiktok: Pick<TikTokOauthApi, 'page'>;
  readonly stopwatch: Stopwatch;
};

/** A job of the queue must not last for long: it leaves the reading, which is due again at once. */
const sliceMs = 4 * 60_000;
/** Whoever waits for longer is told how far it is, and not more often than that. */
const tellEveryMs = 10_000;

type ReachWork = Extract<ConnectWork, { readonly kind: 'reach' }>;
type ReachEnd = 'recorded' | 'lost' | 'more' | ConnectTrouble | 'tokenRefused';

/**
 * What a token reaches, page by page. Each page is stored with what is left, under a lease that this renews: wherever it ends, whoever
 * goes on does so from there, and nobody sees a list that is not whole.
 */
export async function readReach(
  { connects, tiktok, stopwatch }: ReadReachPorts,
  workspace: Workspace,
  work: ReachWork,
): Promise<ReachEnd> {
  const startedMs = stopwatch.ms();
  let toldMs = startedMs;
  let { plan } = work;
  for (let [listing] = plan.left; listing !== undefined; [listing] = plan.left) {
    if (stopwatch.ms() - startedMs > sliceMs) return 'more';
    const answer = await tiktok.page(work.token, listing, plan.mark, 'interactive');
    const read = judge(work, plan, listing, answer);
    if (typeof read === 'string') return read;
    const isTold = stopwatch.ms() - toldMs >= tellEveryMs;
    if (isTold) toldMs = stopwatch.ms();
    const page = { listing, ...read, progress: isTold ? progressOf(read.plan) : null };
    if ((await connects.recordPage(workspace, work, page)) === 'lost') return 'lost';
    if (read.isUnsteady) return 'unsteady';
    ({ plan } = read);
  }
  return connects.recordReach(workspace, work, { unread: plan.unread });
}

type Read = {
  readonly plan: ReachPlan;
  readonly assets: ReturnType<typeof assetsOf>;
  /** What was stored of this listing before is not true. */
  readonly isAnew: boolean;
  readonly isUnsteady: boolean;
};

/** Without them there is nothing to choose; the others may be closed to the token, or be read later. */
const isNeeded = ({ list }: Listing): boolean => list !== 'owned' && list !== 'pixels';

function judge(
  { known }: ReachWork,
  plan: ReachPlan,
  listing: Listing,
  answer: Answer<NamedPage>,
): Read | Exclude<ReachEnd, 'recorded' | 'lost' | 'more'> {
  if (answer.class === 'good') {
    const { rows, next } = answer.value;
    if (next !== 'anew') {
      const assets = assetsOf(listing, rows);
      return { plan: afterPage(plan, { rows, next }, known), assets, isAnew: false, isUnsteady: false };
    }
    return isNeeded(listing)
      ? { plan: listingAnew(plan), assets: [], isAnew: true, isUnsteady: true }
      : skipped(plan);
  }
  if (answer.class === 'tokenRefused') return 'tokenRefused';
  if (answer.class === 'throttled') return 'silent';
  // What is closed to the token is not reached.
  if (!isNeeded(listing) || answer.class === 'objectRefused') return skipped(plan);
  return answer.class === 'appRefused' ? 'app' : 'silent';
}

const skipped = (plan: ReachPlan): Read => ({
  ...{ plan: withoutListing(plan), assets: [], isAnew: true, isUnsteady: false },
});
