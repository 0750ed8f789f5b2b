import type { Answer } from '../../src/core/answer.ts';
import type { Person } from '../../src/core/person.ts';
import type {
  ChannelRepository,
  ChannelState,
  CheckRepository,
  CheckStart,
  CheckWakeUp,
  Clock,
  Lane,
  PersonRepository,
  StoreRepository,
  TikTokApi,
} from '../../src/core/ports.ts';
import type { Reading, ReadingValues } from '../../src/core/reading.ts';
import { outcomeOf } from '../../src/core/reading.ts';
import type { StoreStatus } from '../../src/core/status.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import { createLogger } from '../../src/logger.ts';
import type { Logger } from '../../src/logger.ts';
import { good, grant, now, readingValues, statusOf, storeIdOf, workspace } from './builders.ts';

export * from './product-fakes.ts';

export type FakeClock = Clock & { advance(ms: number): void };

export function fakeClock(start: Date = now): FakeClock {
  let atMs = start.getTime();
  return {
    now: () => new Date(atMs),
    advance: (ms) => {
      atMs += ms;
    },
  };
}

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

/** The real logger at its most talkative; `lines` are parsed, `text` is what stood in the file. */
export function memoryLog(): {
  readonly log: Logger;
  readonly lines: LogLine[];
  readonly text: () => string;
} {
  const written: string[] = [];
  const lines: LogLine[] = [];
  const log = createLogger('trace', {
    write: (line: string) => {
      written.push(line);
      lines.push(JSON.parse(line) as LogLine); // pino writes one JSON object a line
    },
  });
  return { log, lines, text: () => written.join('') };
}

/** A promise that the test ends when it wants. */
export type Deferred<T> = {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
};

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/** Lets everything that is ready go on, without any time passing for anybody. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export type FakePersonRepository = PersonRepository & { readonly people: Map<string, Person> };

const personKey = (of: Workspace, userId: string) => `${of.id}/${userId}`;

export function fakePersonRepository(...known: readonly Person[]): FakePersonRepository {
  const people = new Map(known.map((person) => [personKey(workspace, person.userId), person]));
  return {
    people,
    find: async (of, userId) => people.get(personKey(of, userId)) ?? null,
    save: async (of, person) => void people.set(personKey(of, person.userId), person),
  };
}

export type FakeStores = StoreRepository & {
  /** All in the workspace of builders.ts, by handle. */
  readonly statuses: StoreStatus[];
  readonly defaults: Map<string, string>;
  readonly calls: string[];
};

/** Stores of one workspace; any other workspace has none. */
export function fakeStoreRepository(...given: readonly StoreStatus[]): FakeStores {
  const statuses = [...given];
  const defaults = new Map<string, string>();
  const calls: string[] = [];
  const of = (one: Workspace) => (one.id === workspace.id ? statuses : []);
  return {
    statuses,
    defaults,
    calls,
    async list(one, channelId) {
      calls.push(`list ${channelId ?? '-'}`);
      const stores = of(one).map(({ store }) => store);
      return { stores, defaultStoreId: defaults.get(channelId ?? '') ?? null };
    },
    async readStatus(one, storeId) {
      calls.push(`readStatus ${storeId}`);
      return of(one).find(({ store }) => store.id === storeId) ?? null;
    },
    async readAllStatus(one) {
      calls.push('readAllStatus');
      return of(one);
    },
    async addConnected(one, { store }) {
      if (of(one).some((known) => known.store.handle === store.handle)) return 'handle-taken';
      const made = { ...store, id: storeIdOf(statuses.length + 1), createdAt: now };
      statuses.push(statusOf({ store: made }));
      return { store: made, grant };
    },
    async remove(one, storeId) {
      const at = of(one).findIndex(({ store }) => store.id === storeId);
      if (at >= 0) statuses.splice(at, 1);
      return at >= 0;
    },
  };
}

export type FakeChannels = ChannelRepository & {
  readonly defaults: Map<string, string>;
  readonly states: Map<string, ChannelState>;
  readonly names: Map<string, string>;
};

/** `isStore` decides which store ids exist; without it all do. */
export function fakeChannelRepository(isStore: (storeId: string) => boolean = () => true): FakeChannels {
  const defaults = new Map<string, string>();
  const states = new Map<string, ChannelState>();
  const names = new Map<string, string>();
  return {
    defaults,
    states,
    names,
    async setDefaultStore(_, channelId, storeId) {
      if (!isStore(storeId)) return false;
      defaults.set(channelId, storeId);
      return true;
    },
    setState: async (_, channelId, state) => void states.set(channelId, state),
    rename: async (_, channelId, name) => void names.set(channelId, name),
    async changeId(_, oldId, newId) {
      for (const map of [defaults, states, names] as readonly Map<string, unknown>[]) {
        if (map.has(oldId)) map.set(newId, map.get(oldId));
        map.delete(oldId);
      }
    },
  };
}

export type FakeChecks = CheckRepository & {
  readonly finished: { readonly check: CheckStart; readonly reading: Reading }[];
  readonly wakeLimits: number[];
};

export type FakeChecksOptions = {
  readonly begin?: CheckStart | 'busy' | 'not-connected';
  readonly isSuperseded?: boolean;
  readonly isGone?: boolean;
  /** What each call of wakeDue answers, in turn; then 0. An error is thrown. */
  readonly due?: readonly (number | Error)[];
};

export function fakeCheckRepository(options: FakeChecksOptions = {}): FakeChecks {
  const finished: FakeChecks['finished'] = [];
  const wakeLimits: number[] = [];
  const due = [...(options.due ?? [])];
  return {
    finished,
    wakeLimits,
    async wakeDue(limit) {
      wakeLimits.push(limit);
      const next = due.shift() ?? 0;
      if (next instanceof Error) throw next;
      return next;
    },
    workspaceOf: async ({ workspaceId }: CheckWakeUp) =>
      options.isGone === true || workspaceId !== workspace.id ? null : workspace,
    begin: async () => options.begin ?? 'not-connected',
    async finish(_, check, reading) {
      finished.push({ check, reading });
      return options.isSuperseded === true ? 'superseded' : outcomeOf(reading);
    },
    nextDueAt: async () => null,
  };
}

export type TikTokAnswers = {
  readonly [P in Exclude<keyof ReadingValues, 'pixelEvents'>]: Answer<ReadingValues[P]>;
} & {
  /** Of any day. */
  readonly pixelEvents: Answer<number>;
  readonly reachable: Answer<readonly string[]>;
  readonly signIn: Answer<unknown>;
};
export type FakeTikTok = TikTokApi & {
  /** Method, arguments and lane of each call. */
  readonly calls: {
    readonly method: keyof TikTokApi;
    readonly args: readonly string[];
    readonly lane: Lane;
  }[];
};

/** Answers each part well, except those that the test sets. */
export function fakeTikTokApi(over: Partial<TikTokAnswers> = {}): FakeTikTok {
  const calls: FakeTikTok['calls'] = [];
  const answers: TikTokAnswers = {
    user: good(readingValues.user),
    adAccount: good(readingValues.adAccount),
    businessCenter: good(readingValues.businessCenter),
    catalog: good(readingValues.catalog),
    counts: good(readingValues.counts),
    pixel: good(readingValues.pixel),
    pixelBinding: good(readingValues.pixelBinding),
    pixelEvents: good(0),
    reachable: good(['7000000000000000002', '7000000000000000099']),
    signIn: good(null),
    ...over,
  };
  const called = (method: keyof TikTokApi, lane: Lane, ...args: readonly string[]) => {
    calls.push({ method, args, lane });
  };
  return {
    calls,
    async userInfo(token, lane) {
      called('userInfo', lane, token);
      return answers.user;
    },
    async signIn(lane) {
      called('signIn', lane);
      return answers.signIn;
    },
    async advertiserIds(token, lane) {
      called('advertiserIds', lane, token);
      return answers.reachable;
    },
    async adAccount(token, advertiserId, lane) {
      called('adAccount', lane, token, advertiserId);
      return answers.adAccount;
    },
    async businessCenter(token, bcId, lane) {
      called('businessCenter', lane, token, bcId);
      return answers.businessCenter;
    },
    async catalog(token, bcId, catalogId, lane) {
      called('catalog', lane, token, bcId, catalogId);
      return answers.catalog;
    },
    async catalogOverview(token, bcId, catalogId, lane) {
      called('catalogOverview', lane, token, bcId, catalogId);
      return answers.counts;
    },
    async pixel(token, advertiserId, pixelCode, lane) {
      called('pixel', lane, token, advertiserId, pixelCode);
      return answers.pixel;
    },
    async pixelBinding(token, bcId, catalogId, pixelCode, lane) {
      called('pixelBinding', lane, token, bcId, catalogId, pixelCode);
      return answers.pixelBinding;
    },
    async pixelEvents(token, { advertiserId, pixelId }, day, lane) {
      called('pixelEvents', lane, token, advertiserId, pixelId, day);
      return answers.pixelEvents;
    },
  };
}
