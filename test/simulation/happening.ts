import type { Engine } from './engine.ts';
import type { Calls } from './process.ts';
import type { Fleet } from './fleet.ts';
import type { Promises } from './late.ts';
import type { Item } from './plan.ts';
import type { SimulatedStorage } from './storage.ts';
import type { StoreTruth, Truth } from './truth.ts';

export type EventParts = {
  readonly engine: Engine;
  readonly truth: Truth;
  readonly storage: SimulatedStorage;
  readonly fleet: Fleet;
  readonly calls: Calls;
  readonly promises: Promises;
  readonly note: (text: () => string) => void;
};

export type Happening = (parts: EventParts, item: Item) => unknown;

export const minuteMs = 60_000;
/** Between two numbers of minutes, by the item's amount. */
export const minutes = ({ amount }: Item, least: number, most: number): number =>
  (least + Math.floor((amount / 255) * (most - least))) * minuteMs;

const liveStores = ({ truth }: EventParts): StoreTruth[] =>
  truth.stores.filter(({ isRemoved }) => !isRemoved);
export const storeFor = (parts: EventParts, { kind }: Item): StoreTruth | undefined => {
  const stores = liveStores(parts);
  return stores[kind % Math.max(stores.length, 1)];
};
export const workspaceFor = ({ storage }: EventParts, { kind }: Item) =>
  storage.workspaces[kind % storage.workspaces.length]!;
