import { serveLocally } from '../../sandbox/control/server.ts';
import { createPageServer } from '../../sandbox/page-server/page-server.ts';
import type {
  Act,
  ActAnswer,
  Snapshot,
  SuggestAnswer,
  TraceEntry,
  WorldState,
} from '../../sandbox/page-server/snapshot.ts';
import type { Session } from '../../sandbox/session.ts';

type Told = {
  readonly snapshot: Snapshot;
  readonly world: WorldState;
  readonly trace: readonly TraceEntry[];
};

/** One open page: what it was told last, and all of the trace. */
export type PageEvents = {
  /** Resolves with the newest of that kind as soon as it is as wanted; a test that never sees it runs into its time limit. */
  until<K extends keyof Told>(kind: K, isWanted: (told: Told[K]) => boolean): Promise<Told[K]>;
  close(): void;
};

/** The page's server on loopback, spoken to as a page does. */
export async function servePage(session: Session, pageDir: string | null = null) {
  const troubles: string[] = [];
  const page = createPageServer({ session, pageDir, print: (line) => troubles.push(line) });
  const served = await serveLocally(page.answer);
  const post = async (path: string, body: object): Promise<{ status: number; json: unknown }> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(served.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, json: await answer.json() };
  };
  return {
    url: served.url,
    troubles,
    post,
    act: async (as: string, act: Act) =>
      (await post('/api/act', { as, act })).json as ActAnswer & SuggestAnswer,
    lever: async (lever: string) => (await post('/api/lever', { lever })).json,
    get: async (path: string) => (await fetch(served.url + path)).json(),
    events: (as: string) => openEvents(`${served.url}/api/events?as=${as}`),
    close: async () => {
      await page.close();
      await served.close();
    },
  };
}

async function openEvents(url: string): Promise<PageEvents> {
  const cut = new AbortController();
  const { body } = await fetch(url, { signal: cut.signal });
  if (body === null) throw new Error('no stream');
  const told: { -readonly [K in keyof Told]?: Told[K] } = {};
  const waiting = new Set<() => void>();
  void read(body, (event, data) => {
    if (event === 'trace') told.trace = [...(told.trace ?? []), ...(data as readonly TraceEntry[])];
    else Object.assign(told, { [event]: data });
    for (const look of waiting) look();
  }).catch(() => undefined); // cut off by the test itself
  return {
    until: (kind, isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const now = told[kind];
          if (now === undefined || !isWanted(now)) return;
          waiting.delete(look);
          resolve(now);
        };
        waiting.add(look);
        look();
      }),
    close: () => {
      cut.abort();
    },
  };
}

async function read(body: ReadableStream<Uint8Array>, tell: (event: string, data: unknown) => void) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
      if (event !== undefined && data !== undefined) tell(event, JSON.parse(data));
    }
  }
}
