import type { StoreSetup } from '../../../core/store-ports.ts';
import { isUuid } from '../../../core/uuid.ts';
import { lateMessage } from '../../blocks/products/products-notices.ts';
import { storeForm } from '../../blocks/stores/store-form.ts';
import type { StoreFormView } from '../../blocks/stores/store-form.ts';
import { storeGoneMessage } from '../../blocks/stores/store-notices.ts';
import type { Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { PublicPages, StoresDeps } from './deps.ts';

type Deps = Pick<StoresDeps, 'storeSetups' | 'publicPages'>;

/** *Add a store*. */
export const openNewStore = (deps: Deps, turn: Turn): Promise<Reply> => open(deps, turn, null);

/** *Edit*. One short query lies before the form: it needs no loading view. */
export async function openStore(deps: Deps, turn: Turn, storeId: string): Promise<Reply> {
  const setup = isUuid(storeId) ? await deps.storeSetups.read(turn.workspace, storeId) : null;
  return setup === null ? show(storeGoneMessage(turn.t)) : open(deps, turn, setup);
}

async function open({ publicPages }: Deps, { t, openModal }: Turn, setup: StoreSetup | null): Promise<Reply> {
  const opened = await openModal(storeForm(t, formOf(setup, publicPages)));
  return opened === 'late' ? show(lateMessage(t)) : nothing;
}

function formOf(setup: StoreSetup | null, pages: PublicPages | null): StoreFormView {
  if (setup === null) return { storeId: null, seen: null, endpoint: null };
  const { storeId, draft, pingSecret } = setup;
  return { storeId, seen: draft, endpoint: pingSecret === null ? null : (pages?.pings(pingSecret) ?? null) };
}
