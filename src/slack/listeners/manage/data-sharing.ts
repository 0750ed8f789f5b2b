import { lookAtPixel } from '../../../core/manage/look-at-pixel.ts';
import type { PixelPorts } from '../../../core/manage/look-at-pixel.ts';
import { switchMatching } from '../../../core/manage/switch-matching.ts';
import type { Clock, StoreRepository } from '../../../core/ports.ts';
import type { StoreStatus } from '../../../core/status.ts';
import { isRevoked } from '../../blocks/connect/connect-buttons.ts';
import type { Block, Message } from '../../blocks/elements.ts';
import type { LinkTemplates } from '../../blocks/links.ts';
import { dataSharingMessage, readingPixelMessage } from '../../blocks/manage/data-sharing.ts';
import { matchingNotice, unfinishedNotice } from '../../blocks/manage/matching-notice.ts';
import { matchingIn } from '../../blocks/manage/matching-switch.ts';
import { goneMessage } from '../../blocks/notices.ts';
import type { Turn } from '../../listen.ts';
import { replaceWith, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';

export type DataSharingDeps = PixelPorts & {
  readonly stores: Pick<StoreRepository, 'readStatus'>;
  readonly clock: Clock;
  readonly links: LinkTemplates;
};

/** `/tiktok data-sharing` and its *Refresh*: the pixel as TikTok shows it now; where it does not answer, as it was. */
export const showDataSharing = (
  deps: DataSharingDeps,
  turn: Turn,
  storeId: string,
  reply: typeof show = show,
): Reply => ({
  kind: 'later',
  waiting: readingPixelMessage(turn.t),
  work: async () => {
    const look = await lookAtPixel(deps, turn.workspace, storeId);
    const unfinished = look.kind === 'looked' ? look.unfinished : null;
    const notice = () => (unfinished === null ? [] : unfinishedNotice(turn.t, unfinished));
    return reply(await storedSharing(deps, turn, storeId, { notice }));
  },
});

async function storedSharing(
  { stores, clock, links }: DataSharingDeps,
  { workspace, t, access }: Turn,
  storeId: string,
  told: { readonly notice: (status: StoreStatus) => readonly Block[]; readonly isWhyTold?: boolean },
): Promise<Message> {
  const status = await stores.readStatus(workspace, storeId);
  if (status === null) return goneMessage(t);
  const { isWhyTold = false } = told;
  const view = { status, now: clock.now(), links, isAdmin: access === 'admin', isWhyTold };
  return dataSharingMessage(t, { ...view, notice: told.notice(status) });
}

/** *Turn all on*, *Turn all off*. Rights and state are those of this moment, however old the button is. */
export async function switchClicked(
  deps: DataSharingDeps & RefusalDeps,
  turn: Turn,
  value: string,
): Promise<Reply> {
  const { t, workspace, reference, log } = turn;
  const refusal = await refusalFor(deps, turn, 'admin');
  if (refusal !== null) return show(refusal);
  const wish = matchingIn(value);
  if (wish === null) return show(goneMessage(t));
  const { storeId, on } = wish;
  return {
    kind: 'later',
    waiting: readingPixelMessage(t),
    work: async () => {
      const result = await switchMatching(deps, workspace, storeId, wish);
      log.info({ storeId, on, result: result.kind, why: 'why' in result ? result.why : null }, 'matching');
      const notice = (status: StoreStatus) =>
        matchingNotice(t, result, { on, reference, isRevoked: isRevoked(status) });
      const isWhyTold = result.kind === 'unread';
      return replaceWith(await storedSharing(deps, turn, storeId, { notice, isWhyTold }));
    },
  };
}
