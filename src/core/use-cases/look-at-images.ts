import type { Stopwatch } from '../alerts/ports.ts';
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
/** Addresses that are gone through together; whole batches of them. */
const addressesAhead = 25 * batchSize;
/** Hides the latency of each; the limiter decides the pace. */
const looksAtOnce = 4;
/** A job of the queue must not last for hours: it leaves the images, which are due again at once. */
const sliceMs = 4 * 60_000;
/** So many images in a row that cannot be had are an outage, not theirs. */
const outage = 5;
const outagePauseMs = 10 * 60_000;

type Work = LookAtImagesPorts & {
  readonly workspace: Workspace;
  readonly work: ImageWork;
  readonly look: (address: string) => Promise<ImageAnswer>;
  readonly isLate: () => boolean;
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
  const stop = await goOn({ ...ports, workspace, work, look: images.of(work.storeId), isLate });
  if (stop?.why === 'lost') return 'lost';
  await imageReadings.end(workspace, work, stop?.retryInMs ?? null);
  return stop?.why ?? 'done';
}

/** null: every image that is due was looked at. */
async function goOn(of: Work): Promise<Stop | null> {
  const { imageReadings, workspace, work } = of;
  let after: string | null = null;
  for (;;) {
    const { addresses, last } = await imageReadings.unread(workspace, work, after, addressesAhead);
    for (let at = 0; at < addresses.length; at += batchSize) {
      if (of.isLate()) return { why: 'more', retryInMs: 0 };
      const { readings, stop } = await lookAtAll(of, addresses.slice(at, at + batchSize));
      if ((await imageReadings.save(workspace, work, readings)) === 'lost')
        return { why: 'lost', retryInMs: 0 };
      if (stop !== null) return stop;
    }
    if (last === null) return null;
    after = last;
  }
}

type Looked = { readonly readings: readonly ImageReading[]; readonly stop: Stop | null };

/** Stops where the host asks for it, or gives nothing any more: the others would only wait for their time-out. */
async function lookAtAll({ look }: Work, addresses: readonly string[]): Promise<Looked> {
  const readings: ImageReading[] = [];
  const left = [...addresses];
  let failuresInARow = 0;
  let stop: Stop | null = null;
  const lanes = Array.from({ length: looksAtOnce }, async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const answer = await look(address);
      if (answer.kind === 'throttled') stop = { why: 'throttled', retryInMs: answer.retryAfterMs };
      else readings.push({ address, answer });
      failuresInARow = answer.kind === 'noInfo' ? failuresInARow + 1 : 0;
      if (failuresInARow === outage) stop ??= { why: 'noInfo', retryInMs: outagePauseMs };
      if (stop !== null) left.length = 0;
    }
  });
  await Promise.all(lanes);
  return { readings, stop };
}
