import { describe, expect, it } from '@jest/globals';
import { createInFlight } from '../../../src/slack/in-flight.ts';
import { deferred, turn } from '../../support/fakes.ts';

const LONG_MS = 60_000;

/** Whether a promise has ended, and how, without waiting for it. */
async function now<T>(promise: Promise<T>): Promise<T | 'waiting'> {
  await turn();
  return Promise.race([promise, Promise.resolve('waiting' as const)]);
}

describe('track', () => {
  it('hands the work back', async () => {
    expect(await createInFlight().track(Promise.resolve('done'))).toBe('done');
  });

  it('hands its failure back', async () => {
    await expect(createInFlight().track(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('drain', () => {
  it('resolves at once when nothing is under way', async () => {
    expect(await now(createInFlight().drain(LONG_MS))).toBe(0);
  });

  it('waits for what is under way', async () => {
    const inFlight = createInFlight();
    const work = deferred<void>();
    void inFlight.track(work.promise);
    const drained = inFlight.drain(LONG_MS);
    expect(await now(drained)).toBe('waiting');
    work.resolve();
    expect(await now(drained)).toBe(0);
  });

  it('waits for work that fails, and does not fail itself', async () => {
    const inFlight = createInFlight();
    const work = deferred<void>();
    const tracked = inFlight.track(work.promise);
    const drained = inFlight.drain(LONG_MS);
    work.reject(new Error('broken'));
    await expect(tracked).rejects.toThrow('broken');
    expect(await now(drained)).toBe(0);
  });

  it('waits for work that came while it was waiting', async () => {
    const inFlight = createInFlight();
    const [first, second] = [deferred<void>(), deferred<void>()];
    void inFlight.track(first.promise);
    const drained = inFlight.drain(LONG_MS);
    void inFlight.track(second.promise);
    first.resolve();
    expect(await now(drained)).toBe('waiting');
    second.resolve();
    expect(await now(drained)).toBe(0);
  });

  it('gives up at the deadline and says how much was left', async () => {
    const inFlight = createInFlight();
    const [slow, quick] = [deferred<void>(), deferred<void>()];
    void inFlight.track(slow.promise);
    void inFlight.track(slow.promise.then(() => undefined));
    void inFlight.track(quick.promise);
    quick.resolve();
    expect(await inFlight.drain(1)).toBe(2);
    slow.resolve();
  });

  it('leaves nothing behind: a second drain resolves at once', async () => {
    const inFlight = createInFlight();
    void inFlight.track(Promise.resolve());
    await inFlight.drain(LONG_MS);
    expect(await now(inFlight.drain(LONG_MS))).toBe(0);
  });
});
