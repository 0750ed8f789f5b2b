import type { TikTokCause } from './tiktok-causes.ts';
import type { Catalog, DiagnosticsOfDay, Item } from './tiktok-model.ts';

const dayMs = 86_400_000;
const maxExamples = 10; // tiktok-business-api.md 4.5

/** The UTC day of an instant, YYYY-MM-DD. */
export const utcDay = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/**
 * Diagnostics run one day behind: the first look or change on a day freezes the state in which the day before ended.
 * Must run before a change is made.
 */
export function takeDiagnostics(catalog: Catalog, nowMs: number): void {
  const today = utcDay(nowMs);
  if (catalog.diagnostics?.takenOn === today) return;
  catalog.diagnostics = { takenOn: today, reading: read(catalog.items, utcDay(nowMs - dayMs)) };
}

function read(items: readonly Item[], date: string): DiagnosticsOfDay {
  const byCause = new Map<TikTokCause, { count: number; examples: Item[] }>();
  for (const item of items) {
    if (item.cause === null) continue;
    const entry = byCause.get(item.cause) ?? { count: 0, examples: [] };
    entry.count += 1;
    // A copy: the example must go on showing yesterday's state.
    if (entry.examples.length < maxExamples) entry.examples.push({ ...item });
    byCause.set(item.cause, entry);
  }
  return { date, total: items.length, byCause };
}
