import type { FollowRepository, FollowWakeUp } from '../products/rechecks/follow-ports.ts';
import type { TikTokCatalogApi } from '../products/ports.ts';

export type RunFollowPorts = { readonly follows: FollowRepository; readonly tiktok: TikTokCatalogApi };

export type RunFollowResult = 'waits' | 'told' | 'lost' | 'busy' | 'gone';

/** One look at items that somebody had rechecked. Whatever TikTok does not say now, the next look asks. Safe to repeat. */
export async function runFollow(
  { follows, tiktok }: RunFollowPorts,
  wakeUp: FollowWakeUp,
): Promise<RunFollowResult> {
  const workspace = await follows.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const look = await follows.begin(workspace, wakeUp.followId);
  if (typeof look === 'string') return look;
  if (look.tiktok === null || look.tiktok.listedAt === null) return follows.finish(workspace, look, null);
  const { token, ids } = look.tiktok;
  const answer = await tiktok.catalogItemsBySkuIds(token, ids, look.itemKeys, 'polling');
  return follows.finish(workspace, look, answer.class === 'good' ? answer.value : null);
}
