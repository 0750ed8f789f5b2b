import { closePass } from './route-close.ts';
import { showPass } from './route-show.ts';
import { staleReplies, withoutReplies } from './route-stale.ts';
import { rewritten, unchanged } from './route-write.ts';
import type { RoutePass, RouteView } from './route.ts';
import { look } from './situation.ts';
import type { Situation } from './situation.ts';
import { followsFacts } from './subscription.ts';

/** A broken one is set up anew when it is switched on again, one that is off stays as it is: one without stores says "removed". */
function silentPass(situation: Situation): RoutePass {
  const { route, subscription, content } = situation;
  const says = followsFacts(subscription) && content.phase === 'closed';
  return { ...unchanged({ ...route, dueAt: null }), messages: says ? rewritten(situation) : [] };
}

/**
 * Decides what one channel is to see of one incident: a new post, an edit, a reply in the thread, or nothing yet. Pure:
 * the same view gives the same decision, so passing twice, or on two replicas, is harmless.
 */
export function passRoute(view: RouteView, newId: () => string): RoutePass {
  const { subscription } = view;
  const situation = look(view, newId);
  if (subscription.state !== 'active') return silentPass(situation);
  const stale = staleReplies(situation);
  const next = stale.length === 0 ? situation : withoutReplies(situation, stale);
  const pass = next.content.phase === 'closed' ? closePass(next) : showPass(next);
  return stale.length === 0 ? pass : { ...pass, cancel: [...pass.cancel, ...stale.map(({ id }) => id)] };
}
