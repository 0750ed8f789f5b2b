import { setTimeout as pause } from 'node:timers/promises';
import type { DisconnectFacts, DisconnectRepository } from '../../../core/disconnect/ports.ts';
import type { Clock, StoreRepository, TikTokApi } from '../../../core/ports.ts';
import { chooseStore } from '../../../core/use-cases/choose-store.ts';
import { isUuid } from '../../../core/uuid.ts';
import { chooseDisconnectMessage, noPageMessage } from '../../blocks/disconnect/disconnect-notices.ts';
import { disconnectLoading, disconnectPage } from '../../blocks/disconnect/disconnect-page.ts';
import type { LiveFacts } from '../../blocks/disconnect/disconnect-page.ts';
import { message, section } from '../../blocks/elements.ts';
import { goneMessage, noStoreMessage } from '../../blocks/notices.ts';
import type { Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { updateView } from '../products/modal.ts';
import { unknownStore } from '../unknown-store.ts';

export type DisconnectPageDeps = {
  readonly stores: StoreRepository;
  readonly disconnects: DisconnectRepository;
  readonly tiktok: Pick<TikTokApi, 'catalogOverview' | 'pixelBinding'>;
  readonly clock: Clock;
  /** Templates: TikTok's page where access is taken away, and VTEX Admin's TikTok page with {account}. */
  readonly disconnectLinks: { readonly authorizations: string; readonly vtexTikTok: string };
};

/** `/tiktok disconnect [handle]`: only the page about it; nothing is done from a command. */
export async function disconnectNamed(
  deps: DisconnectPageDeps,
  turn: Turn,
  words: readonly string[],
): Promise<Reply> {
  const choice = await chooseStore(deps.stores, turn.workspace, turn.channelId, words);
  switch (choice.kind) {
    case 'chosen':
      return openDisconnect(deps, turn, choice.store.id);
    case 'ask':
      return show(chooseDisconnectMessage(turn.t, choice.stores));
    case 'none':
      return show(noStoreMessage(turn.t));
    case 'unknown':
      return show(unknownStore(turn.t, 'disconnect', choice));
  }
}

/** The modal is there at once, for its trigger is good for three seconds; what TikTok says comes into it. */
export async function openDisconnect(deps: DisconnectPageDeps, turn: Turn, storeId: string): Promise<Reply> {
  const { workspace, t, client, log } = turn;
  const facts = isUuid(storeId) ? await deps.disconnects.facts(workspace, storeId) : null;
  if (facts === null) return show(goneMessage(t));
  if (facts.phase !== 'connected' && facts.phase !== 'authorized') return show(noPageMessage(t, facts));
  const opened = await turn.openModal(disconnectLoading(t));
  if (opened === 'late') return show(message([section(t('disconnect.tooLate'))]));
  const live = await readLive(deps, facts);
  const store = (await deps.stores.list(workspace)).stores.find(({ id }) => id === storeId);
  const { authorizations, vtexTikTok } = deps.disconnectLinks;
  const links = {
    authorizations,
    vtexTikTok: vtexTikTok.replaceAll('{account}', encodeURIComponent(store?.vtexAccount ?? '')),
  };
  await updateView(client, opened, disconnectPage(t, { facts, live, links }), log);
  return nothing;
}

/** A person looks at "loading" meanwhile; what is not known by then is said to be unknown. */
const patienceMs = 8_000;

/** Read now: what was read before an hour is no ground to do this on. */
async function readLive({ tiktok, clock }: DisconnectPageDeps, facts: DisconnectFacts): Promise<LiveFacts> {
  const { token, ids } = facts;
  const hasPixel = ids !== null && ids.pixelCode !== null;
  const unknown: LiveFacts = { items: 'unknown', binding: hasPixel ? 'unknown' : null };
  if (token === null || ids === null) return unknown;
  const { bcId, catalogId, pixelCode } = ids;
  const at = clock.now();
  const read = async (): Promise<LiveFacts> => {
    const [counts, binding] = await Promise.all([
      tiktok.catalogOverview(token, bcId, catalogId, 'interactive'),
      pixelCode === null ? null : tiktok.pixelBinding(token, bcId, catalogId, pixelCode, 'interactive'),
    ]);
    return {
      items: itemsOf(counts, at),
      binding: binding === null ? null : bindingOf(binding, at),
    };
  };
  return Promise.race([read(), pause(patienceMs, unknown, { ref: false })]);
}

function bindingOf(binding: Awaited<ReturnType<TikTokApi['pixelBinding']>>, at: Date): LiveFacts['binding'] {
  if (binding.class === 'good') return { value: binding.value, at };
  return binding.class === 'objectRefused' ? 'denied' : 'unknown';
}

type CountsAnswer = Awaited<ReturnType<TikTokApi['catalogOverview']>>;

function itemsOf(counts: CountsAnswer, at: Date): LiveFacts['items'] {
  if (counts.class === 'tokenRefused') return 'refused';
  if (counts.class === 'objectRefused') return 'denied';
  if (counts.class !== 'good') return 'unknown';
  const { approved, processing, rejected } = counts.value;
  return { value: approved + processing + rejected, at };
}
