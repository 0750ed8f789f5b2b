import { closePass } from './route-close.ts';
import { showPass } from './route-show.ts';
import { staleReplies, withoutReplies } from './route-stale.ts';
import { unchanged } from './route-write.ts';
import type { RoutePass, RouteView } from './route.ts';
import { look } from './situation.ts';

/**
 * Decides what one channel is to see of one incident: a new post, an edit, a reply in the thread, or nothing yet. Pure:
 * the same view gives the same decision, so passing twice, or on two replicas, is harmless.
 */
export function passRoute(view: RouteView, newId: () => string): RoutePass {
  const { route, subscription } = view;
  // A broken one is set up anew when it is switched on again; one that is off stays as it is.
  if (subscription.state !== 'active') return unchanged({ ...route, dueAt: null });
  const situation = look(view, newId);
  const stale = staleReplies(situation);
  const next = stale.length === 0 ? situation : withoutReplies(situation, stale);
  const pass = next.content.phase === 'closed' ? closePass(next) : showPass(next);
  return stale.length === 0 ? pass : { ...pass, cancel: [...pass.cancel, ...stale.map(({ id }) => id)] };
}
