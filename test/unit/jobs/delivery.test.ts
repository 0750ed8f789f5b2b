import { describe, expect, it } from '@jest/globals';
import type { Claim, DuePass, EditClaim } from '../../../src/core/alerts/ports.ts';
import { createDelivery } from '../../../src/jobs/delivery.ts';
import type { DeliveryOptions } from '../../../src/jobs/delivery.ts';
import { editOf, postOf, sendingOf } from '../../support/alert-fakes.ts';
import { now, workspace } from '../../support/builders.ts';
import { noCards } from '../../support/card-fakes.ts';
import { deferred, memoryLog, turn } from '../../support/fakes.ts';
import { incidentOf } from '../slack/blocks/alerts/alert-scenes.ts';

const place = { channelId: 'C0GENERAL', ts: '1.1' };
const claimOf = (id: string): Claim => ({ workspace, post: postOf({ id, state: 'ready' }), threadTs: null });

/** An outbox with these posts, edits and passes, each given once; what happens to them is written down. */
function outboxWith(
  given: { posts?: string[]; edits?: EditClaim[]; due?: DuePass[]; copies?: string[] } = {},
) {
  const [posts, edits, due] = [[...(given.posts ?? [])], [...(given.edits ?? [])], [...(given.due ?? [])]];
  const copies = [...(given.copies ?? [])];
  const done: string[] = [];
  const waits: number[] = [];
  const { log, lines } = memoryLog();
  let elapsedMs = 0;
  const dueIn: { ms: number | null } = { ms: null };
  const note = (what: string) => async () => void done.push(what);
  const options: DeliveryOptions = {
    routes: {
      due: async (limit) => due.slice(0, limit),
      pass: async (one) => {
        due.splice(due.indexOf(one), 1);
        done.push('pass');
        return 'passed';
      },
      postpone: async (one) => {
        due.splice(due.indexOf(one), 1);
        done.push('postponed');
      },
      nextDueAt: async () => (dueIn.ms === null ? null : new Date(now.getTime() + dueIn.ms)),
    },
    outbox: {
      claim: async (limit) => posts.splice(0, limit).map(claimOf),
      claimOne: async () => null,
      recordIntent: async (claim) => sendingOf({ id: claim.post.id }),
      recordUnsent: async (claim) => note(`unsent ${claim.post.id}`)(),
      recordSent: async (_, id) => {
        done.push(`sent ${id}`);
        return 'recorded';
      },
      recordRefused: async (claim) => note(`refused ${claim.post.id}`)(),
      recordUnknown: async (claim) => note(`unknown ${claim.post.id}`)(),
      recordUnreadable: async () => 'settled',
      surplus: async (limit) =>
        copies.slice(0, limit).map((ts) => ({ workspace, postId: 'p', place: { ...place, ts } })),
      recordDeleted: async (_, __, ts) => {
        copies.splice(copies.indexOf(ts), 1);
        done.push(`deleted ${ts}`);
      },
      find: async () => null,
      nextDueAt: async () => null,
    },
    edits: {
      claim: async (limit) => edits.splice(0, limit),
      recordUnsent: async (edit) => note(`unsent ${edit.messageId}`)(),
      recordEdited: note('edited'),
      recordRefused: note('edit refused'),
      recordUnknown: note('edit unknown'),
      nextDueAt: async () => null,
    },
    cards: noCards,
    slack: {
      post: async () => ({ kind: 'ok', place }),
      edit: async () => ({ kind: 'ok' }),
      find: async () => ({ kind: 'complete', places: [] }),
      remove: async () => ({ kind: 'ok' }),
    },
    stopwatch: { ms: () => elapsedMs },
    now: async () => now,
    sleep: async (ms) => {
      waits.push(ms);
      elapsedMs += ms;
      dueIn.ms = null;
    },
    log,
  };
  return { options, done, waits, lines, dueIn, pass: (ms: number) => void (elapsedMs += ms) };
}

const route: DuePass = { workspace, kind: 'route', routeId: 'r' };

describe('a beat', () => {
  it('passes what is due, then sends edits and posts', async () => {
    const { options, done } = outboxWith({
      due: [route],
      posts: ['p1'],
      edits: [editOf(place, { content: incidentOf() })],
    });
    await createDelivery(options).beat();
    await turn();
    expect(done.toSorted()).toEqual(['edited', 'pass', 'sent p1']);
  });

  it('sends before it has looked at all of a thousand that are due at once', async () => {
    const { options, done } = outboxWith({
      due: Array.from({ length: 1_000 }, () => ({ ...route })),
      posts: ['p1'],
    });
    await createDelivery(options).beat();
    await turn();
    expect(done.filter((what) => what === 'pass')).toHaveLength(1_000);
    expect(done.indexOf('sent p1')).toBeLessThan(100);
  });

  it('waits for what falls due before the next one', async () => {
    const scene = outboxWith();
    scene.dueIn.ms = 400;
    await createDelivery(scene.options).beat();
    expect(scene.waits).toEqual([400]);
  });

  it('leaves to the next one what falls due later', async () => {
    const scene = outboxWith();
    scene.dueIn.ms = 1_000;
    await createDelivery(scene.options).beat();
    expect(scene.waits).toEqual([]);
  });

  it('does not wait for a channel that does not answer', async () => {
    const { options, done } = outboxWith({ posts: ['slow', 'quick'] });
    const slow = deferred<{ kind: 'ok'; place: typeof place }>();
    const post: DeliveryOptions['slack']['post'] = async (_, sending) =>
      sending.post.id === 'slow' ? slow.promise : { kind: 'ok', place };
    const delivery = createDelivery({ ...options, slack: { ...options.slack, post } });
    await delivery.beat();
    await turn();
    expect(done).toEqual(['sent quick']);
    slow.resolve({ kind: 'ok', place });
    await delivery.stop(1_000);
    expect(done).toEqual(['sent quick', 'sent slow']);
  });

  it('takes no more posts than may be on their way at once', async () => {
    const { options } = outboxWith({ posts: Array.from({ length: 100 }, (_, index) => `p${String(index)}`) });
    let sending = 0;
    const post = () => {
      sending += 1;
      return new Promise<never>(() => undefined);
    };
    const delivery = createDelivery({ ...options, slack: { ...options.slack, post } });
    await delivery.beat();
    await delivery.beat();
    await turn();
    expect(sending).toBe(40);
  });

  it('survives a post that fails, and says so', async () => {
    const { options, done, lines } = outboxWith({ posts: ['p1', 'p2'] });
    const recordIntent: DeliveryOptions['outbox']['recordIntent'] = async (claim) => {
      if (claim.post.id === 'p1') throw new Error('the database is away');
      return sendingOf({ id: claim.post.id });
    };
    await createDelivery({ ...options, outbox: { ...options.outbox, recordIntent } }).beat();
    await turn();
    expect(done).toEqual(['sent p2']);
    expect(lines).toMatchObject([{ level: 50, what: 'post', err: { message: 'the database is away' } }]);
  });
});

describe('a route whose pass fails', () => {
  it('is put off and told in the log, and holds up nobody', async () => {
    const other: DuePass = { workspace, kind: 'digest', subscriptionId: 's' };
    const { options, done, lines } = outboxWith({ due: [route, other], posts: ['p1'] });
    const pass: DeliveryOptions['routes']['pass'] = async (one) => {
      if (one.kind === 'route') throw new RangeError('Invalid time zone');
      return options.routes.pass(one);
    };
    await createDelivery({ ...options, routes: { ...options.routes, pass } }).drain();
    expect(done.toSorted()).toEqual(['pass', 'postponed', 'sent p1']);
    expect(lines).toMatchObject([{ level: 50, kind: 'route', id: 'r', msg: 'a pass failed' }]);
  });
});

describe('the send window', () => {
  it('closes for a post whose intent took too long to commit', async () => {
    const scene = outboxWith({ posts: ['p1'] });
    const recordIntent: DeliveryOptions['outbox']['recordIntent'] = async (claim) => {
      scene.pass(5_001);
      return sendingOf({ id: claim.post.id });
    };
    await createDelivery({ ...scene.options, outbox: { ...scene.options.outbox, recordIntent } }).drain();
    expect(scene.done).toEqual(['unsent p1']);
  });

  it('closes for an edit that was claimed too long ago', async () => {
    const edit = editOf(place, { content: incidentOf() });
    const scene = outboxWith({ edits: [edit] });
    const claim: DeliveryOptions['edits']['claim'] = async (limit) => {
      const taken = await scene.options.edits.claim(limit);
      if (taken.length > 0) scene.pass(5_001);
      return taken;
    };
    await createDelivery({ ...scene.options, edits: { ...scene.options.edits, claim } }).drain();
    expect(scene.done).toEqual([`unsent ${edit.messageId}`]);
  });
});

describe('copies', () => {
  it('are deleted', async () => {
    const { options, done } = outboxWith({ copies: ['2.2', '3.3'] });
    await createDelivery(options).drain();
    expect(done).toEqual(['deleted 2.2', 'deleted 3.3']);
  });

  it.each([
    ['busy', []],
    ['later', []],
    ['not-editable', ['deleted 2.2']],
    ['channel', ['deleted 2.2']],
  ] as const)(
    'that Slack does not delete for "%s" are kept in mind only if there is hope',
    async (because, kept) => {
      const { options, done } = outboxWith({ copies: ['2.2'] });
      const remove: DeliveryOptions['slack']['remove'] = async () => ({
        kind: 'refused',
        refusal: { code: 'x', because, retryAfterMs: null },
      });
      await createDelivery({ ...options, slack: { ...options.slack, remove } }).beat();
      expect(done).toEqual(kept);
    },
  );
});
