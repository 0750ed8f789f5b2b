import type { Stopwatch } from '../alerts/ports.ts';
import type { Answer } from '../answer.ts';
import type { CatalogItem } from '../products/items/catalog-item.ts';
import { afterEnd, afterPage, firstCursor } from '../products/items/item-chain.ts';
import type { ItemCursor, ItemStep } from '../products/items/item-chain.ts';
import type {
  ItemPass,
  ItemPause,
  ItemReports,
  ItemRepository,
  ItemWakeUp,
} from '../products/items/item-ports.ts';
import type { TikTokCatalogApi } from '../products/ports.ts';
import type { Workspace } from '../workspace.ts';

export type RunItemPassPorts = {
  readonly items: ItemRepository;
  readonly tiktok: TikTokCatalogApi;
  readonly stopwatch: Stopwatch;
  /** Domain time of the next full pass. */
  readonly nextPassAt: () => Promise<Date>;
  /** Of TikTok's texts about the whole catalog. */
  readonly language: 'en' | 'es' | 'pt';
};

export type RunItemPassResult = 'published' | ItemPause | 'busy' | 'idle' | 'lost' | 'gone';

/** A job of the queue must not last for long: it leaves the pass, which is due again at once. */
const sliceMs = 4 * 60_000;
const minutes = (count: number): number => count * 60_000;
const retryInMs: { readonly [P in ItemPause]: number } = {
  more: 0,
  noInfo: minutes(5),
  throttled: minutes(5),
  // Checks and probes find out what is so; until then nothing is to be had with this token.
  tokenRefused: minutes(10),
  askUser: minutes(10),
  appRefused: minutes(60),
  objectRefused: minutes(60),
  unsteady: minutes(10),
  tooMany: minutes(24 * 60),
};

type Work = RunItemPassPorts & {
  readonly workspace: Workspace;
  readonly pass: ItemPass;
  readonly isLate: () => boolean;
};
type Stop = ItemPause | 'lost';

/**
 * One slice of work at reading all items of one store's TikTok catalog. Wherever it ends, killed or refused, the next slice goes
 * on from the last stored page; what is half read changes nothing. Safe to repeat, and on several replicas.
 */
export async function runItemPass(ports: RunItemPassPorts, wakeUp: ItemWakeUp): Promise<RunItemPassResult> {
  const workspace = await ports.items.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const pass = await ports.items.begin(workspace, wakeUp.storeId);
  if (pass === 'busy' || pass === 'idle') return pass;
  const startedMs = ports.stopwatch.ms();
  const isLate = (): boolean => ports.stopwatch.ms() - startedMs > sliceMs;
  const ended = await goOn({ ...ports, workspace, pass, isLate });
  if (ended !== 'published' && ended !== 'lost')
    await ports.items.pause(workspace, pass, ended, retryInMs[ended]);
  return ended;
}

async function goOn(work: Work): Promise<'published' | Stop> {
  const { items, workspace, pass } = work;
  const stop = await readItems(work);
  if (stop !== null) return stop;
  const reports = await readReports(work);
  return items.publish(workspace, pass, { reports, nextDueAt: await work.nextPassAt() });
}

/** null: everything was read. */
async function readItems(work: Work): Promise<Stop | null> {
  let { cursor } = work.pass;
  while (cursor.state !== 'complete') {
    if (work.isLate()) return 'more';
    const next = cursor.state === 'ended' ? await endScope(work, cursor) : await readPage(work, cursor);
    if (typeof next === 'string') return next;
    cursor = next;
  }
  return null;
}

async function readPage(work: Work, cursor: ItemCursor): Promise<ItemCursor | Stop> {
  const { token, ids } = work.pass;
  const wanted = { audit: cursor.scope === 'all' ? null : cursor.scope, page: cursor.page };
  const answer = await work.tiktok.catalogItems(token, ids, wanted, 'polling');
  if (answer.class !== 'good') return answer.class;
  return follow(work, afterPage(cursor, answer.value), answer.value.items);
}

async function endScope(work: Work, cursor: ItemCursor): Promise<ItemCursor | Stop> {
  const { items, workspace, pass } = work;
  const distinct = await items.countItems(workspace, pass);
  return follow(work, afterEnd(cursor, { distinct, known: pass.knownItems }), []);
}

async function follow(
  { items, workspace, pass }: Work,
  step: ItemStep,
  page: readonly CatalogItem[],
): Promise<ItemCursor | Stop> {
  if (step.kind === 'stop') {
    const saved = await items.startAnew(workspace, pass, firstCursor);
    return saved === 'lost' ? 'lost' : step.why;
  }
  const { cursor } = step;
  const saved =
    step.kind === 'anew'
      ? await items.startAnew(workspace, pass, cursor)
      : await items.savePage(workspace, pass, page, cursor);
  return saved === 'lost' ? 'lost' : cursor;
}

/** After the items: what TikTok does not say of the catalog as a whole must not hold them back. */
async function readReports({ tiktok, pass, language }: Work): Promise<ItemReports> {
  const { token, ids } = pass;
  return {
    diagnostics: valueOf(await tiktok.diagnostics(token, ids, language, 'polling')),
    uploads: valueOf(await tiktok.uploads(token, ids, 'polling')),
  };
}

const valueOf = <T>(answer: Answer<T>): T | null => (answer.class === 'good' ? answer.value : null);
