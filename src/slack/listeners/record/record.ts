import type { AuditFilter, AuditRepository } from '../../../core/audit-ports.ts';
import type { StoreRepository } from '../../../core/ports.ts';
import { handlePattern } from '../../../core/store.ts';
import type { Store } from '../../../core/store.ts';
import { fold } from '../../../core/words.ts';
import type { Message } from '../../blocks/elements.ts';
import { entriesPerPage, recordMessage } from '../../blocks/record/record.ts';
import type { RecordPlace } from '../../blocks/record/record.ts';
import type { Turn } from '../../listen.ts';
import { unknownStore } from '../unknown-store.ts';

export type RecordDeps = { readonly audit: AuditRepository; readonly stores: StoreRepository };

/** `/tiktok log [handle]`: also of a store that is gone, by the handle that it had. */
export async function record(deps: RecordDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const [word, more] = words;
  if (word === undefined) return showRecord(deps, turn, { about: null, before: null });
  const { stores } = await deps.stores.list(turn.workspace);
  const about = more === undefined ? await subjectOf(deps, turn, stores, fold(word)) : null;
  if (about !== null) return showRecord(deps, turn, { about, before: null });
  return unknownStore(turn.t, 'log', { word: more ?? word, stores });
}

/** null: no store has, or had, this handle. */
async function subjectOf(
  { audit }: RecordDeps,
  { workspace }: Turn,
  stores: readonly Store[],
  handle: string,
): Promise<AuditFilter> {
  const store = stores.find((one) => one.handle === handle);
  if (store !== undefined) return { storeId: store.id };
  const about = { label: handle };
  if (!handlePattern.test(handle)) return null;
  const found = await audit.list(workspace, { about, before: null, limit: 1 });
  return found.length === 0 ? null : about;
}

/** One page, as it is asked for now: what was recorded since stands before it and changes nothing in it. */
export async function showRecord(
  { audit, stores }: RecordDeps,
  { workspace, t, access }: Turn,
  place: RecordPlace,
): Promise<Message> {
  const found = await audit.list(workspace, { ...place, limit: entriesPerPage + 1 });
  const entries = found.slice(0, entriesPerPage);
  const known = place.about === null ? [] : (await stores.list(workspace)).stores;
  return recordMessage(t, {
    ...{ entries, about: place.about, store: nameOf(place.about, known) },
    isNewest: place.before === null,
    hasOlder: found.length > entriesPerPage,
    mayExport: access === 'admin',
  });
}

function nameOf(about: AuditFilter, stores: readonly Store[]): string | null {
  if (about === null) return null;
  if ('label' in about) return about.label;
  // Removed since the button was made: there is no better name at hand.
  return stores.find(({ id }) => id === about.storeId)?.handle ?? '–';
}
