import type { Stopwatch } from '../alerts/ports.ts';
import type { Pass, PassPause, PassRepository, PassWakeUp, VtexApi } from '../products/ports.ts';
import { policyDefectsOf } from '../products/rules/policy-defects.ts';
import type { TradePolicy } from '../products/sku.ts';
import type { Workspace } from '../workspace.ts';
import { readContexts } from './read-contexts.ts';
import type { Context, SkuReader } from './read-contexts.ts';
import { readOffersOf } from './read-skus.ts';

export type RunPassPorts = {
  readonly passes: PassRepository;
  readonly vtex: VtexApi;
  readonly stopwatch: Stopwatch;
  /** Domain time of the next full pass. */
  readonly nextPassAt: () => Promise<Date>;
};

export type RunPassResult = 'published' | PassPause | 'busy' | 'idle' | 'lost' | 'gone';

/** SKUs whose results are stored together. */
const chunkSize = 100;
/** SKU ids that are fetched together, a megabyte at most: whole chunks, after the last of which everybody waits for the database. */
const idsAhead = 100 * chunkSize;
/** Of a lease of two minutes (ports.ts): a renewal may fail or be late, and the next one is still in time. */
const renewEveryMs = 30_000;
/** A job of the queue must not last for hours: it leaves the pass, which is due again at once. */
const sliceMs = 4 * 60_000;
const minutes = (count: number): number => count * 60_000;
const retryInMs: { readonly [P in PassPause]: number } = {
  more: 0,
  noInfo: minutes(5),
  throttled: minutes(2),
  keyRefused: minutes(10),
  forbidden: minutes(60),
  absent: minutes(60),
  broken: minutes(5),
  policyMissing: minutes(60),
  empty: minutes(60),
  shrunk: minutes(10),
};

type Work = RunPassPorts & {
  readonly workspace: Workspace;
  readonly pass: Pass;
  readonly isLate: () => boolean;
};
type Stop = PassPause | 'lost';

/**
 * One slice of work at the pass of one store: lists its SKUs, reads them, publishes what was found. Wherever it ends, killed or
 * refused, the next slice goes on from the last stored chunk. Safe to repeat, and on several replicas.
 */
export async function runPass(ports: RunPassPorts, wakeUp: PassWakeUp): Promise<RunPassResult> {
  const workspace = await ports.passes.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const pass = await ports.passes.begin(workspace, wakeUp.storeId);
  if (pass === 'busy' || pass === 'idle') return pass;
  const startedMs = ports.stopwatch.ms();
  const isLate = (): boolean => ports.stopwatch.ms() - startedMs > sliceMs;
  const work = { ...ports, workspace, pass, isLate };
  const ended = await goOn(work);
  if (ended !== 'published' && ended !== 'lost')
    await ports.passes.pause(workspace, pass, ended, retryInMs[ended]);
  return ended;
}

async function goOn(work: Work): Promise<'published' | Stop> {
  const { vtex, pass, passes, workspace } = work;
  const policies = await vtex.tradePolicies(pass.access, 'polling');
  if (policies.class !== 'good') return policies.class;
  const policy = policies.value.find(({ id }) => id === pass.policyId);
  if (policy === undefined) return 'policyMissing';
  const stop = (pass.stage === 'listing' ? await list(work) : null) ?? (await read(work, policy));
  if (stop !== null) return stop;
  const nextDueAt = await work.nextPassAt();
  return passes.publish(workspace, pass, { policyDefects: policyDefectsOf(policy), nextDueAt });
}

/** null: every id of the trade policy is stored. */
async function list(work: Work): Promise<Stop | null> {
  const { passes, workspace, pass } = work;
  const stop = await listPages(work);
  if (stop !== null) return stop;
  const end = await passes.endListing(workspace, pass);
  return end === 'ended' ? null : end;
}

/** While one page is asked for, the one before is stored. */
async function listPages(work: Work): Promise<Stop | null> {
  const { vtex, passes, workspace, pass } = work;
  let [before, saving] = ['', Promise.resolve<'saved' | 'lost'>('saved')];
  for (let page = pass.nextPage; ; page += 1) {
    if (work.isLate()) return (await saving) === 'lost' ? 'lost' : 'more';
    const asking = vtex.skuIds(pass.access, pass.policyId, page, 'polling');
    const [answer, saved] = await Promise.all([asking, saving]);
    if (saved === 'lost') return 'lost';
    if (answer.class !== 'good') return answer.class;
    if (answer.value.length === 0) return null;
    // Whoever ignores the number of the page would give us the first one for ever.
    const ids = answer.value.join();
    if (ids === before) return 'noInfo';
    before = ids;
    saving = passes.saveIds(workspace, pass, page, answer.value);
    saving.catch(() => undefined); // the next page waits for it and hears of it then
  }
}

/** null: every SKU was read. What was is settled while the next ones are read, so that little is left to be published. */
async function read(work: Work, policy: TradePolicy): Promise<Stop | null> {
  const { passes, workspace, pass } = work;
  let settling = Promise.resolve<'settled' | 'lost'>('settled');
  for (;;) {
    const skuIds = await passes.unread(workspace, pass, idsAhead);
    const stop = skuIds.length === 0 ? null : await readChunks(work, policy, skuIds);
    if ((await settling) === 'lost') return 'lost';
    if (skuIds.length === 0) return null;
    if (stop !== null && stop !== 'more') return stop;
    settling = passes.settle(workspace, pass, skuIds);
    settling.catch(() => undefined); // the next round, or the end, waits for it and hears of it then
    if (stop === 'more') return (await settling) === 'lost' ? 'lost' : 'more';
  }
}

/**
 * While the contexts of one chunk are read, the one before is priced, and the one before that is stored: what a crash costs is three
 * chunks, and neither VTEX nor the database waits for the other.
 */
async function readChunks(work: Work, policy: TradePolicy, skuIds: readonly string[]): Promise<Stop | null> {
  const { access, affiliateId } = work.pass;
  const lease = createHeartbeat(work);
  const reader = { vtex: lease.vtex, access, policy, affiliateId, lane: 'polling' } as const;
  const chunks = createChunkWriter(work, reader);
  for (let at = 0; at < skuIds.length; at += chunkSize) {
    const startedMs = work.stopwatch.ms();
    const reading = readContexts(reader, skuIds.slice(at, at + chunkSize));
    const [contexts, stop] = await Promise.all([reading, chunks.priced()]);
    if (stop !== null) return chunks.stored();
    if ((await lease.renewed()) === 'lost') return 'lost';
    if (contexts.class !== 'good') return (await chunks.stored()) ?? contexts.class;
    chunks.write(contexts.value, startedMs);
    if (work.isLate()) return (await chunks.stored()) ?? 'more';
  }
  return chunks.stored();
}

/**
 * Where a merchant allows one call a second, or several stores share an account's pace, a chunk takes longer than the lease, which
 * only what is stored renews; so VTEX's answers do, too. Otherwise two replicas would take the pass from each other for ever.
 */
function createHeartbeat({ passes, stopwatch, workspace, pass, vtex }: Work) {
  let renewedMs = stopwatch.ms();
  let renewing: Promise<'held' | 'lost'> = Promise.resolve('held');
  const sku: VtexApi['sku'] = async (...asked) => {
    const answer = await vtex.sku(...asked);
    if (stopwatch.ms() - renewedMs >= renewEveryMs) {
      renewedMs = stopwatch.ms();
      renewing = passes.renew(workspace, pass);
      renewing.catch(() => undefined); // whoever waits for `renewed` hears of it
    }
    return answer;
  };
  return { vtex: { ...vtex, sku }, renewed: () => renewing };
}

/** Prices and stores one chunk after the other. */
function createChunkWriter({ passes, workspace, pass, stopwatch }: Work, reader: SkuReader) {
  let pricing: Promise<Stop | null> = Promise.resolve(null);
  let storing: Promise<'saved' | 'lost'> = Promise.resolve('saved');
  const price = async (contexts: readonly Context[], startedMs: number): Promise<Stop | null> => {
    const [results, stored] = await Promise.all([readOffersOf(reader, contexts), storing]);
    if (stored === 'lost') return 'lost';
    if (results.class !== 'good') return results.class;
    storing = passes.saveResults(workspace, pass, results.value, stopwatch.ms() - startedMs);
    storing.catch(() => undefined); // the next one, or the end, waits for it and hears of it then
    return null;
  };
  return {
    /** At once; whoever calls has waited for the one before to be priced. */
    write(contexts: readonly Context[], startedMs: number): void {
      pricing = price(contexts, startedMs);
    },
    /** null: it is on its way into the database. */
    priced: () => pricing,
    /** null: all that was written is stored. */
    async stored(): Promise<Stop | null> {
      const stop = await pricing;
      return (await storing) === 'lost' ? 'lost' : stop;
    },
  };
}
