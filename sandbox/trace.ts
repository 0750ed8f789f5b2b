import type { TraceEntry } from './page-server/snapshot.ts';
import { masked } from './recorder.ts';
import type { RecordedRequest } from './recorder.ts';

export type TracedCall = Omit<TraceEntry, 'seq' | 'atMs'>;

/** What the app and the vendors said to each other last, with secrets masked. */
export type Trace = {
  entries(): readonly TraceEntry[];
  add(call: TracedCall): void;
  /** Called with each new entry; answers how to stop that. */
  listen(listener: (entry: TraceEntry) => void): () => void;
};

// Of each vendor: one pass over the catalog makes hundreds of calls to VTEX, and what Slack heard is still there.
const kept = 150;
const longestDetail = 20_000;

export function createTrace(nowMs: () => number): Trace {
  const entries: TraceEntry[] = [];
  const listeners = new Set<(entry: TraceEntry) => void>();
  let seq = 0;
  return {
    entries: () => entries,
    add(call) {
      seq += 1;
      const entry: TraceEntry = {
        ...call,
        seq,
        atMs: nowMs(),
        path: maskedPath(call.path),
        detail: short(call.detail),
      };
      entries.push(entry);
      const isOfVendor = ({ vendor }: TraceEntry) => vendor === entry.vendor;
      if (entries.filter(isOfVendor).length > kept) entries.splice(entries.findIndex(isOfVendor), 1);
      for (const listener of listeners) listener(entry);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The addresses of pings and of response URLs are secrets themselves: whoever knows one may use it. */
const maskedPath = (path: string): string =>
  path.replace(/(\/(?:pings|response|upload)\/)[^/]+/, (_, head: string) => `${head}…`);

function short(detail: TraceEntry['detail']): TraceEntry['detail'] {
  const text = JSON.stringify(masked(detail));
  if (text.length > longestDetail) return { cut: `${text.slice(0, longestDetail)}…` };
  return JSON.parse(text) as TraceEntry['detail']; // what was an object stays one
}

/** For a recorder: a call of the app to this vendor, when it is answered. */
export const appCalls =
  (trace: Trace | undefined, vendor: TraceEntry['vendor']) =>
  ({ method, path, query, body, answered }: RecordedRequest, ms: number | null): void => {
    const detail = {
      ...(Object.keys(query).length > 0 ? { query } : {}),
      ...(body === null ? {} : { body }),
    };
    trace?.add({ from: 'app', vendor, method, path, answered: answered ?? '', ms, detail });
  };
