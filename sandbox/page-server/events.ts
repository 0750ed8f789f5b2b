import type { ServerResponse } from 'node:http';
import type { Session } from '../session.ts';
import type { Snapshot, TraceEntry, WorldState } from './snapshot.ts';

/** Tells every open page what is new for its person. */
export type Events = {
  open(response: ServerResponse, userId: string): void;
  /** This person may see something else now; undefined: everybody may. */
  changed(userId?: string): void;
  worldChanged(): void;
  close(): void;
};

export type EventsOptions = {
  readonly session: Session;
  readonly snapshotFor: (userId: string) => Snapshot;
  readonly worldNow: () => WorldState;
};

type Page = { readonly userId: string; readonly response: ServerResponse };
/** What is to be told with the next gathering. */
type News = { readonly people: Set<string>; readonly trace: TraceEntry[]; isOfWorld: boolean };

const gatherMs = 50;
const heartbeatMs = 15_000;
/** A page that does not read for so long has fallen asleep; it reconnects by itself. */
const mostUnreadBytes = 8_000_000;

export function createEvents({ session, snapshotFor, worldNow }: EventsOptions): Events {
  const { worlds } = session;
  const pages = new Set<Page>();
  const worldNews = createWorldNews(worldNow, () => worlds.clock.shiftedMs());
  const { news, soon, stop } = createGathering((gathered) => {
    for (const userId of gathered.people) tellPerson(pages, userId, snapshotFor);
    if (gathered.trace.length > 0) tell(pages, 'trace', gathered.trace);
    const world = gathered.isOfWorld ? worldNews() : null;
    if (world !== null) tell(pages, 'world', world);
  });
  const changed = (isMeant: (userId: string) => boolean) => {
    for (const { userId } of pages) if (isMeant(userId)) news().people.add(userId);
    soon();
  };
  const stopHearing = hear(session, {
    seen: (viewers) => {
      changed((userId) => viewers.has(userId));
    },
    traced: (entry) => {
      news().trace.push(entry);
      soon();
    },
  });
  const heartbeat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n');
  }, heartbeatMs);
  return {
    open(response, userId) {
      const page = { userId, response };
      const told = { snapshot: snapshotFor(userId), world: worldNow(), trace: worlds.trace.entries() };
      response.writeHead(200, streamHeaders);
      pages.add(page);
      response.on('close', () => pages.delete(page));
      for (const [event, data] of Object.entries(told)) write(page, event, data);
    },
    changed: (userId) => {
      changed((one) => userId === undefined || userId === one);
    },
    worldChanged() {
      news().isOfWorld = true;
      soon();
    },
    close() {
      stopHearing();
      clearInterval(heartbeat);
      stop();
      for (const { response } of pages) response.end();
    },
  };
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Many things happen at once: they are told together, a moment later. */
function createGathering(flush: (news: News) => void) {
  const nothing = (): News => ({ people: new Set(), trace: [], isOfWorld: false });
  let gathered = nothing();
  let timer: NodeJS.Timeout | null = null;
  return {
    news: () => gathered,
    soon: () => {
      timer ??= setTimeout(() => {
        const told = gathered;
        gathered = nothing();
        timer = null;
        flush(told);
      }, gatherMs);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function hear(
  { worlds }: Session,
  listener: {
    readonly seen: (viewers: ReadonlySet<string>) => void;
    readonly traced: (entry: TraceEntry) => void;
  },
): () => void {
  const { listeners } = worlds.slack.state;
  const onSeen = ({ viewers }: { readonly viewers: ReadonlySet<string> }) => {
    listener.seen(viewers);
  };
  listeners.add(onSeen);
  const forget = worlds.trace.listen(listener.traced);
  return () => {
    listeners.delete(onSeen);
    forget();
  };
}

/** The world's state where it is news; null else. A page counts the seconds itself: of the clock only a jump is. */
function createWorldNews(worldNow: () => WorldState, shiftedMs: () => number): () => WorldState | null {
  let last = '';
  return () => {
    const world = worldNow();
    const told = JSON.stringify({ ...world, nowMs: shiftedMs() });
    if (told === last) return null;
    last = told;
    return world;
  };
}

function tellPerson(pages: ReadonlySet<Page>, userId: string, snapshotFor: (userId: string) => Snapshot) {
  const snapshot = snapshotFor(userId);
  tell(new Set([...pages].filter((page) => page.userId === userId)), 'snapshot', snapshot);
}

function tell(pages: ReadonlySet<Page>, event: string, data: unknown): void {
  for (const page of pages) write(page, event, data);
}

function write({ response }: Page, event: string, data: unknown): void {
  if (response.writableLength > mostUnreadBytes) response.destroy();
  else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
