import { useEffect, useState } from 'react';
import type { Snapshot, TraceEntry, WorldState } from '../../page-server/snapshot.ts';

export type Live = {
  readonly snapshot: Snapshot | null;
  readonly world: WorldState | null;
  /** Newest last. */
  readonly trace: readonly TraceEntry[];
  readonly isConnected: boolean;
  /** How far the sandbox's clock is ahead of this browser's. */
  readonly aheadMs: number;
};

const nothingYet: Live = { snapshot: null, world: null, trace: [], isConnected: false, aheadMs: 0 };
const mostTraced = 300;
const retryMs = 1_000;

/** Everything that the server tells of one person's Slack and of the world, as long as the page is open. */
export function useLive(as: string): Live {
  const [live, setLive] = useState<Live>(nothingYet);
  useEffect(
    () =>
      listen(as, (change) => {
        setLive((before) => ({ ...before, ...change(before) }));
      }),
    [as],
  );
  return live;
}

type Change = (before: Live) => Partial<Live>;

function listen(as: string, tell: (change: Change) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource(`/api/events?as=${encodeURIComponent(as)}`);
    source.addEventListener('open', () => {
      tell(() => ({ isConnected: true }));
    });
    source.addEventListener('snapshot', ({ data }: MessageEvent<string>) => {
      const snapshot = JSON.parse(data) as Snapshot; // the page's own server, which keeps to snapshot.ts
      tell(() => ({ snapshot, aheadMs: snapshot.nowMs - Date.now() }));
    });
    source.addEventListener('world', ({ data }: MessageEvent<string>) => {
      const world = JSON.parse(data) as WorldState; // as above
      tell(() => ({ world, aheadMs: world.nowMs - Date.now() }));
    });
    source.addEventListener('trace', ({ data }: MessageEvent<string>) => {
      const entries = JSON.parse(data) as readonly TraceEntry[]; // as above
      tell(({ trace }) => ({ trace: joined(trace, entries) }));
    });
    source.addEventListener('error', () => {
      tell(() => ({ isConnected: false }));
      // A browser tries again by itself after a lost connection, but not after a refusal.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** After a reconnect the server tells the newest again; a restarted one begins at 1. */
function joined(before: readonly TraceEntry[], entries: readonly TraceEntry[]): readonly TraceEntry[] {
  const first = entries[0]?.seq ?? Infinity;
  return [...before.filter(({ seq }) => seq < first), ...entries].slice(-mostTraced);
}
