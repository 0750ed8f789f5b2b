import { setTimeout as sleepFor } from 'node:timers/promises';
import type { DuePass, RouteRepository } from '../core/alerts/ports.ts';
import type { CardRepository } from '../core/card-ports.ts';
import { earliest } from '../core/times.ts';
import { deleteCopies, deliverEdit, deliverPost, passDue } from '../core/use-cases/deliver.ts';
import type { DeliveryPorts } from '../core/use-cases/deliver.ts';
import type { Logger } from '../logger.ts';

export type Delivery = {
  /** Sends what is due now and what falls due within the second; never waits for a slow channel. */
  beat(): Promise<void>;
  /** Sends everything that can be sent at this moment, and waits for it; for the sandbox's clock and for tests. */
  drain(): Promise<void>;
  /** Waits until nothing is on its way to Slack any more, at most this long. */
  stop(deadlineMs: number): Promise<void>;
  /** When there is something to do next; null: nothing. */
  nextDueAt(): Promise<Date | null>;
};

export type DeliveryOptions = DeliveryPorts & {
  readonly routes: RouteRepository;
  readonly cards: CardRepository;
  /** Domain time. */
  readonly now: () => Promise<Date>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Logger;
};

/** Few: their posts are sent before more of them are looked at, or a thousand that come at once all wait for the last one. */
const passBatch = 40;
/** Requests to Slack at once: far below its limits, and enough for a slow channel to hold up nobody else. */
const mostInFlight = 40;
const copiesAtOnce = 20;
/** Copies that Slack does not delete now are no hurry. */
const copiesPauseMs = 60_000;
/** A beat comes every second: what falls due before the next one is waited for, so that it is not a second late. */
const beatMs = 950;
const shortestWaitMs = 20;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { routes, outbox, edits, cards, stopwatch } = options;
  const { sweep, inFlight } = createSweep(options);
  const nextDueAt = async () =>
    earliest(...(await Promise.all([routes, outbox, edits, cards].map((one) => one.nextDueAt()))));
  return {
    nextDueAt,
    async beat() {
      const startedMs = stopwatch.ms();
      const isOver = (waitMs: number): boolean => stopwatch.ms() - startedMs + waitMs > beatMs;
      while (!isOver(0)) {
        if ((await sweep()) > 0) continue;
        const dueAt = await nextDueAt();
        if (dueAt === null) return;
        const waitMs = Math.max(dueAt.getTime() - (await options.now()).getTime(), shortestWaitMs);
        if (isOver(waitMs)) return;
        await options.sleep(waitMs);
      }
    },
    async drain() {
      do await Promise.all(inFlight);
      while ((await sweep()) > 0 || inFlight.size > 0);
    },
    async stop(deadlineMs) {
      await Promise.race([Promise.all(inFlight), sleepFor(deadlineMs, undefined, { ref: false })]);
    },
  };
}

/** `sweep` begins everything that is due now and answers how much that was; it waits for Slack only where copies go. */
function createSweep(options: DeliveryOptions) {
  const { routes, outbox, edits, cards, stopwatch, log } = options;
  const inFlight = new Set<Promise<void>>();
  const sweepCopies = createCopySweep(options);
  const launch = (what: string, work: Promise<void>) => {
    const guarded: Promise<void> = work
      .catch((error: unknown) => {
        // The row stays as it is, and its due time brings it back.
        log.error({ err: error, what }, 'a delivery failed');
      })
      .finally(() => inFlight.delete(guarded));
    inFlight.add(guarded);
  };
  const failed = (error: unknown, { kind, ...due }: DuePass) => {
    log.error({ err: error, kind, id: 'routeId' in due ? due.routeId : due.subscriptionId }, 'a pass failed');
  };
  const sweep = async (): Promise<number> => {
    const found = await passDue(routes, passBatch, failed);
    const room = mostInFlight - inFlight.size;
    if (room <= 0) return found;
    const startedMs = stopwatch.ms();
    const changed = await edits.claim(Math.ceil(room / 2));
    for (const edit of changed) launch('edit', deliverEdit(options, edits, edit, startedMs));
    const cardsMs = stopwatch.ms();
    const changedCards = await cards.claim(Math.ceil((room - changed.length) / 2));
    for (const edit of changedCards) launch('card', deliverEdit(options, cards, edit, cardsMs));
    const posts = await outbox.claim(room - changed.length - changedCards.length);
    for (const claim of posts) launch('post', deliverPost(options, claim));
    return found + changed.length + changedCards.length + posts.length + (await sweepCopies());
  };
  return { sweep, inFlight };
}

function createCopySweep({ outbox, slack, stopwatch }: DeliveryOptions) {
  let notBeforeMs = -Infinity;
  return async (): Promise<number> => {
    if (stopwatch.ms() < notBeforeMs) return 0;
    const deleted = await deleteCopies({ outbox, slack }, copiesAtOnce);
    if (deleted !== 'stuck') return deleted;
    notBeforeMs = stopwatch.ms() + copiesPauseMs;
    return 0;
  };
}
