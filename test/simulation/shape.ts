import { defaultThreshold } from '../../src/core/alerts/subscription.ts';
import type { SubscriptionSettings } from '../../src/core/alerts/subscription.ts';
import { headerOf } from './plan.ts';
import type { Plan } from './plan.ts';

/** What a plan's header says of the world before anything happens in it. */
export type Shape = {
  readonly seed: number;
  readonly startMs: number;
  readonly faultyMs: number;
  readonly healingMs: number;
  /** All of the healing time is waited for, also where all is well before. */
  readonly isLong: boolean;
  readonly replicas: number;
  readonly inStep: boolean;
  readonly intervalMs: number;
  readonly perMinute: number;
  readonly canReadHistory: boolean;
  /** No faults, only what really happens: promises about time hold. */
  readonly isCalm: boolean;
  readonly workspaces: number;
  /** Each store: in which workspace, on which grant, with how many rejected items at first. */
  readonly stores: readonly {
    readonly workspace: number;
    readonly grant: number;
    readonly rejected: number;
  }[];
  readonly subscriptions: readonly SubscriptionShape[];
};

export type SubscriptionShape = {
  readonly workspace: number;
  readonly channel: string;
  /** Number of the only store; null: all. */
  readonly store: number | null;
  readonly settings: SubscriptionSettings;
  /** No thresholds, no quiet hours: it hears of everything at once. */
  readonly isPlain: boolean;
};

/** The channel follows the store with this number. */
export const isIn = (
  { workspace, store }: SubscriptionShape,
  { stores }: Pick<Shape, 'stores'>,
  number: number,
): boolean => stores[number]?.workspace === workspace && (store === null || store === number);

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** 2026-03-10, midnight UTC. */
const dayMs = 1_773_100_800_000;

const plain: SubscriptionSettings = {
  threshold: defaultThreshold,
  quietHours: null,
  digestHour: null,
  timeZone: 'America/Sao_Paulo',
  language: 'en',
  mention: false,
};

/** How many stores stand on how many sign-ins; a pair is a workspace and a grant. */
const layouts: readonly (readonly (readonly [number, number])[])[] = [
  [[0, 0]],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [0, 0],
    [1, 1],
  ],
  [
    [0, 0],
    [0, 0],
    [0, 1],
    [1, 2],
  ],
  [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 3],
    [1, 4],
    [1, 5],
  ],
];

export type ForcedShape = Partial<
  Pick<Shape, 'canReadHistory' | 'intervalMs' | 'faultyMs' | 'isLong' | 'replicas'>
>;

export function shapeOf(plan: Plan, force: ForcedShape = {}): Shape {
  const [seed, replicas, layout, follow, pace, length, bits, rejected, taste, hour] = headerOf(plan);
  const stores = layouts[layout % layouts.length]!.map(([workspace, grant], at) => ({
    workspace,
    grant,
    rejected: (rejected >> at) % 2 === 0 ? 0 : 3 + ((rejected * (at + 3)) % 40),
  }));
  const isCalm = (bits & 0b111000) === 0;
  const workspaces = 1 + Math.max(...stores.map(({ workspace }) => workspace));
  return {
    seed: seed + 256 * layout + 65_536 * follow,
    startMs: dayMs + (hour % 24) * hourMs,
    faultyMs: (40 + (length % 8) * 15) * minuteMs,
    healingMs: 2.5 * hourMs,
    isLong: length >= 224,
    replicas: 1 + (replicas % 5),
    inStep: (bits & 2) !== 0,
    intervalMs: [5, 10, 15][pace % 3]! * minuteMs,
    // So few that the calls of one round fill it; the limiter spreads them over the minute.
    perMinute: isCalm || (bits & 4) === 0 ? 600 : 12,
    canReadHistory: (bits & 1) === 0,
    isCalm,
    workspaces,
    stores,
    subscriptions: subscriptionsOf(workspaces, follow, taste),
    ...force,
  };
}

function subscriptionsOf(workspaces: number, follow: number, taste: number): SubscriptionShape[] {
  const all: SubscriptionShape[] = [];
  for (let workspace = 0; workspace < workspaces; workspace += 1) {
    const channel = (number: number) => `C${String(workspace)}${String(number)}`;
    all.push({ workspace, channel: channel(0), store: null, settings: plain, isPlain: true });
    if ((follow >> workspace) % 2 === 1)
      all.push({ workspace, channel: channel(1), store: null, settings: settingsOf(taste), isPlain: false });
  }
  if ((follow & 4) !== 0)
    all.push({ workspace: 0, channel: 'C02', store: 0, settings: plain, isPlain: true });
  return all;
}

/** The tastes that people have. */
export function settingsOf(taste: number): SubscriptionSettings {
  switch (taste % 6) {
    case 0:
      return { ...plain, threshold: { items: 10, percent: 0 } };
    case 1:
      return { ...plain, threshold: { items: 1, percent: 10 } };
    case 2:
      return { ...plain, quietHours: { from: taste % 24, to: (taste + 2) % 24 } };
    case 3:
      return { ...plain, digestHour: taste % 24 };
    case 4:
      return { ...plain, mention: true };
    default:
      return plain;
  }
}
