import { pingOf } from '../products/ping.ts';
import type { PingRepository, ReceivedPing } from '../products/ping-ports.ts';

/** 'full': more wait than can be kept, nothing was noted. */
export type PingReceipt = 'noted' | 'unknown' | 'full';

type Waiting = ReceivedPing & {
  readonly resolve: (receipt: PingReceipt) => void;
  readonly reject: (error: unknown) => void;
};

/** What one transaction notes: some ms. */
const mostAtOnce = 500;
/** Only where the database stands still; a ping is a hint, and the night's reading misses nothing. */
const mostWaiting = 5_000;

/**
 * Takes pings by address and body. VTEX re-sends a whole catalog after a reindex (vtex.md 5.1): one transaction at a time notes
 * all that came during the one before, so that this never takes the connections that people's commands need. Rejects with what
 * the database throws.
 */
export function createPingIntake(
  pings: Pick<PingRepository, 'receive'>,
): (secret: string, body: string) => Promise<PingReceipt> {
  const waiting: Waiting[] = [];
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) await note(pings, waiting.splice(0, mostAtOnce));
    isWriting = false;
  };
  return (secret, body) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting) {
        resolve('full');
        return;
      }
      waiting.push({ secret, ping: pingOf(body), resolve, reject });
      if (!isWriting) void write();
    });
}

/** Never rejects: each of them hears of a failure by itself. */
async function note(pings: Pick<PingRepository, 'receive'>, batch: readonly Waiting[]): Promise<void> {
  try {
    const known = await pings.receive(batch.map(({ secret, ping }) => ({ secret, ping })));
    for (const [at, { resolve }] of batch.entries()) resolve(known[at] === true ? 'noted' : 'unknown');
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
