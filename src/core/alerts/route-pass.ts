import { closePass } from './route-close.ts';
import { showPass } from './route-show.ts';
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
  return situation.content.phase === 'closed' ? closePass(situation) : showPass(situation);
}
