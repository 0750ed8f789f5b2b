import type { Observation, Seen } from '../observation.ts';
import type { CheckedStore } from './index.ts';

/** What was looked at of a store's objects: whatever is not among them was not answered, and stays as it is. null: nothing was. */
export const observeObjects = (
  { id, name, at, intervalMs }: CheckedStore,
  seen: readonly Seen[],
): Observation | null =>
  seen.length === 0
    ? null
    : { scope: `store:${id}`, label: name, at, isComplete: false, seen, total: null, intervalMs };
