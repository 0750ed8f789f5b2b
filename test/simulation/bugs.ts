import type { Claim, SlackMessages } from '../../src/core/alerts/ports.ts';
import { outbox } from '../../src/core/alerts/post.ts';
import type { CheckStart } from '../../src/core/ports.ts';
import type { Memory } from './memory/memory.ts';
import type { SimulatedStorage } from './storage.ts';

/** A mistake that somebody could make, planted from outside: around the ports, never in the code itself. */
export type Bug = {
  /** Wraps what one schedule uses; made anew for each. */
  readonly plant?: (storage: SimulatedStorage, memory: Memory) => Planted;
  /** The SDK's own retries are on. */
  readonly isRetried?: boolean;
  /** A token of the quota for each call, not for each attempt. */
  readonly isLimitedOnce?: boolean;
};

export type Planted = {
  readonly storage: SimulatedStorage;
  readonly slack?: (slack: SlackMessages) => SlackMessages;
};

const inOutbox = (
  storage: SimulatedStorage,
  over: Partial<SimulatedStorage['outbox']>,
): SimulatedStorage => ({
  ...storage,
  outbox: { ...storage.outbox, ...over },
});

/** The intent is written when the answer is there: a crash in between leaves a post that looks unsent. */
function intentAfterSend(storage: SimulatedStorage, { tables, outbox: real }: Memory): Planted {
  const claims = new Map<string, Claim>();
  return {
    storage: inOutbox(storage, {
      recordIntent(claim) {
        const row = tables.posts.get(claim.post.id);
        const before = row?.post;
        const sending = real.recordIntent(claim);
        if (sending !== 'lost' && row !== undefined && before !== undefined) {
          row.post = before;
          claims.set(claim.post.id, claim);
        }
        return sending;
      },
    }),
    slack: (slack) => ({
      ...slack,
      async post(workspace, sending) {
        const answer = await slack.post(workspace, sending);
        const claim = claims.get(sending.post.id);
        if (claim !== undefined) real.recordIntent(claim);
        return answer;
      },
    }),
  };
}

/** What was sent is taken to have arrived or not as soon as the request has timed out. */
function noSettling(storage: SimulatedStorage, { tables, outbox: real }: Memory): Planted {
  return {
    storage: inOutbox(storage, {
      recordIntent(claim) {
        const sending = real.recordIntent(claim);
        const row = tables.posts.get(claim.post.id);
        if (sending !== 'lost' && row !== undefined) {
          const notBefore = new Date(tables.options.nowMs() + outbox.sendWindowMs + outbox.requestMs);
          row.post = { ...row.post, notBefore };
        }
        return sending;
      },
    }),
  };
}

/** Whoever comes back too late is not heard, though it knows where the message stands. */
function tsDropped(storage: SimulatedStorage, { tables, outbox: real }: Memory): Planted {
  const fences = new Map<string, number>();
  return {
    storage: inOutbox(storage, {
      recordSent(workspace, postId, places) {
        const fence = fences.get(postId);
        fences.delete(postId);
        const isLate = fence !== undefined && tables.posts.get(postId)?.post.fence !== fence;
        return isLate ? 'recorded' : real.recordSent(workspace, postId, places);
      },
    }),
    slack: (slack) => ({
      ...slack,
      async post(workspace, sending) {
        const answer = await slack.post(workspace, sending);
        if (answer.kind === 'ok') fences.set(sending.post.id, sending.post.fence);
        return answer;
      },
    }),
  };
}

/** No answer is read as "nothing is wrong". */
function silenceIsGood(storage: SimulatedStorage): Planted {
  const { finish } = storage.checks;
  const nothing = { class: 'good', value: { approved: 100, processing: 5, rejected: 0 } } as const;
  return {
    storage: {
      ...storage,
      checks: {
        ...storage.checks,
        finish: (workspace, check, reading) =>
          finish(
            workspace,
            check,
            reading.counts?.class === 'noInfo' ? { ...reading, counts: nothing } : reading,
          ),
      },
    },
  };
}

/** An answer about an old token counts against the new one. */
function evidenceOfAnyToken(storage: SimulatedStorage, { tables }: Memory): Planted {
  const present = <S extends Pick<CheckStart, 'grantId' | 'tokenVersion'>>(start: S): S => ({
    ...start,
    tokenVersion: tables.grants.get(start.grantId)?.evidence.tokenVersion ?? start.tokenVersion,
  });
  const { checks, probes } = storage;
  return {
    storage: {
      ...storage,
      checks: {
        ...checks,
        finish: (workspace, check, reading) => checks.finish(workspace, present(check), reading),
      },
      probes: {
        ...probes,
        finish: (workspace, probe, answer) => probes.finish(workspace, present(probe), answer),
      },
    },
  };
}

/** Checks go on while we disconnect a store, and TikTok takes its time to confirm that its token is dead. */
function checksGoOn(storage: SimulatedStorage, { tables }: Memory): Planted {
  const { disconnects } = storage;
  return {
    storage: {
      ...storage,
      disconnects: {
        ...disconnects,
        start(workspace, wanted) {
          const started = disconnects.start(workspace, wanted);
          const row = tables.stores.get(wanted.storeId);
          if (row?.isDisconnecting === true) Object.assign(row, { isConnected: true });
          return started;
        },
        finish: (workspace, work, result) =>
          work.kind === 'prove' ? 'proving' : disconnects.finish(workspace, work, result),
      },
    },
  };
}

/** Nobody looks whether it is there already. */
const noReconciling = (storage: SimulatedStorage): Planted => ({
  storage,
  slack: (slack) => ({ ...slack, find: async () => ({ kind: 'complete', places: [] }) }),
});

/** Every generation of a route's message has the same dedup key: only the first one is written. */
function keyWithoutGeneration(storage: SimulatedStorage, { tables }: Memory): Planted {
  const { pass } = storage.routes;
  return {
    storage: {
      ...storage,
      routes: {
        ...storage.routes,
        pass(due) {
          const passed = pass(due);
          for (const { post } of [...tables.posts.values()]) {
            if (/:open:([2-9]|\d\d)/.test(post.dedupKey) && post.state === 'ready')
              tables.posts.delete(post.id);
          }
          return passed;
        },
      },
    },
  };
}

/** A mute says that all is well. */
function muteResolves(storage: SimulatedStorage, { tables }: Memory): Planted {
  const { mute } = storage.incidents;
  return {
    storage: {
      ...storage,
      incidents: {
        ...storage.incidents,
        mute(workspace, incidentId, wanted) {
          const answer = mute(workspace, incidentId, wanted);
          for (const row of tables.files.values()) {
            const { incident } = row.file;
            if (wanted === null || incident?.id !== incidentId) continue;
            const closed = {
              ...incident,
              phase: 'closed',
              closeReason: 'fixed',
              closedAt: new Date(tables.options.nowMs()),
            } as const;
            row.file = { ...row.file, incident: closed, findings: [] };
            tables.incidents.set(incidentId, { workspaceId: workspace.id, incident: closed, findings: [] });
          }
          return answer;
        },
      },
    },
  };
}

export const bugs = {
  'SDK retries on': { isRetried: true },
  'intent written after the send': { plant: intentAfterSend },
  'settle = 0': { plant: noSettling },
  'ts dropped on a fence mismatch': { plant: tsDropped },
  'NoInfo resolving': { plant: silenceIsGood },
  'evidence without token version': { plant: evidenceOfAnyToken },
  'checks go on while we disconnect': { plant: checksGoOn },
  'reconcile skipped': { plant: noReconciling },
  'dedup key without generation': { plant: keyWithoutGeneration },
  'mute resolving': { plant: muteResolves },
  'one token per call instead of per attempt': { isLimitedOnce: true },
} as const satisfies Readonly<Record<string, Bug>>;
