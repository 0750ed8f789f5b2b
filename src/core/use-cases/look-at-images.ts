import type { Stopwatch } from '../alerts/ports.ts';
import { imageHostOf } from '../products/rules/image-address.ts';
import type {
  ImageAnswer,
  ImageApi,
  ImageReading,
  ImageRepository,
  ImageWakeUp,
  ImageWork,
} from '../products/image-ports.ts';
import type { Workspace } from '../workspace.ts';

export type LookAtImagesPorts = {
  readonly imageReadings: ImageRepository;
  readonly images: ImageApi;
  readonly stopwatch: Stopwatch;
};

export type LookAtImagesResult = 'done' | 'more' | 'noInfo' | 'throttled' | 'busy' | 'idle' | 'lost' | 'gone';

/** Images whose readings are stored together: what a crash costs at most. Well within the lease at the usual pace, and if all of them hang. */
const batchSize = 20;
/** Addresses that are fetched together; whole batches of them. */
const addressesAhead = 25 * batchSize;
/** Hides the latency of each; the limiter decides the pace. */
const looksAtOnce = 4;
/** A job of the queue must not last for hours: it leaves the images, which are due again at once. */
const sliceMs = 4 * 60_000;
/** So many failures of a host in a row are an outage, and not of its images. */
const outage = 5;
const outagePauseMs = 10 * 60_000;

type Work = LookAtImagesPorts & {
  readonly workspace: Workspace;
  readonly work: ImageWork;
  readonly look: (address: string) => Promise<ImageAnswer>;
  readonly isLate: () => boolean;
  readonly hosts: Hosts;
};
type Stop = { readonly why: 'more' | 'noInfo' | 'throttled' | 'lost'; readonly retryInMs: number };

/**
 * One slice of work at the images of one store: looks at those that nobody has looked at, or not for long. Wherever it ends, killed
 * or refused, the next slice goes on with what is left. Safe to repeat, and on several replicas.
 */
export async function lookAtImages(
  ports: LookAtImagesPorts,
  wakeUp: ImageWakeUp,
): Promise<LookAtImagesResult> {
  const { imageReadings, images, stopwatch } = ports;
  const workspace = await imageReadings.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const work = await imageReadings.begin(workspace, wakeUp.storeId);
  if (work === 'busy' || work === 'idle') return work;
  const startedMs = stopwatch.ms();
  const isLate = (): boolean => stopwatch.ms() - startedMs > sliceMs;
  const look = images.of(work.storeId);
  const stop = await goOn({ ...ports, workspace, work, look, isLate, hosts: createHosts() });
  if (stop?.why === 'lost') return 'lost';
  await imageReadings.end(workspace, work, stop?.retryInMs ?? null);
  return stop?.why ?? 'done';
}

/** null: every image that is due was looked at. */
async function goOn(of: Work): Promise<Stop | null> {
  const { imageReadings, workspace, work, hosts } = of;
  for (;;) {
    const addresses = await imageReadings.unread(workspace, work, hosts.resting(), addressesAhead);
    if (addresses.length === 0) return hosts.stop();
    for (let at = 0; at < addresses.length; at += batchSize) {
      if (of.isLate()) return { why: 'more', retryInMs: 0 };
      const readings = await lookAtAll(of, addresses.slice(at, at + batchSize));
      if ((await imageReadings.save(workspace, work, readings)) === 'lost')
        return { why: 'lost', retryInMs: 0 };
    }
  }
}

/** What was learnt of these; nothing of those whose host is left alone. */
async function lookAtAll({ look, hosts }: Work, addresses: readonly string[]): Promise<ImageReading[]> {
  const readings: ImageReading[] = [];
  const left = [...addresses];
  const lanes = Array.from({ length: looksAtOnce }, async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      if (hosts.isResting(address)) continue;
      const answer = await look(address);
      hosts.note(address, answer);
      if (answer.kind !== 'throttled') readings.push({ address, answer });
    }
  });
  await Promise.all(lanes);
  return readings;
}

type Hosts = ReturnType<typeof createHosts>;

/**
 * Which hosts are left alone for the rest of a slice: those that ask for it, or give nothing any more, so that the others would only
 * wait for their time-out. Each by itself: one bad host must not keep a store's other images from being looked at.
 */
function createHosts() {
  const failures = new Map<string, number>();
  const resting = new Map<string, Stop>();
  return {
    note(address: string, answer: ImageAnswer): void {
      const host = imageHostOf(address);
      const isOutage = answer.kind === 'noInfo' && answer.isOutage === true;
      failures.set(host, isOutage ? (failures.get(host) ?? 0) + 1 : 0);
      if (answer.kind === 'throttled')
        resting.set(host, { why: 'throttled', retryInMs: answer.retryAfterMs });
      else if (failures.get(host) === outage) resting.set(host, { why: 'noInfo', retryInMs: outagePauseMs });
    },
    isResting: (address: string): boolean => resting.has(imageHostOf(address)),
    resting: (): readonly string[] => [...resting.keys()],
    /** For the longest time of them: all the others were looked at. null: none is left alone. */
    stop: (): Stop | null =>
      [...resting.values()].sort((one, other) => other.retryInMs - one.retryInMs)[0] ?? null,
  };
}
