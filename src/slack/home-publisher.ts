import type { SubscriptionRepository } from '../core/alerts/ports.ts';
import type { Clock, StoreRepository } from '../core/ports.ts';
import { homeView } from './blocks/home/home.ts';
import { isPlatformError } from './client.ts';
import type { Turn } from './listen.ts';

export type HomePublisher = {
  /**
   * Shows the person's Home tab as things are. `hash`: of the view that they have; where they have a newer one already, it is read
   * anew. Of several at once for one person the first and one after it are made: the last one shows what all of them wanted.
   */
  publish(turn: HomeTurn, hash: string | null): Promise<void>;
};

type HomeTurn = Pick<Turn, 'workspace' | 'userId' | 'access' | 't' | 'client'>;

export type HomePorts = {
  readonly stores: Pick<StoreRepository, 'readAllStatus'>;
  readonly subscriptions: Pick<SubscriptionRepository, 'list'>;
  readonly clock: Clock;
};

export function createHomePublisher(ports: HomePorts): HomePublisher {
  const underWay = new Map<string, { next: Promise<void> | null; readonly now: Promise<void> }>();
  const publish = async (turn: HomeTurn, hash: string | null): Promise<void> => {
    const key = `${turn.workspace.id}/${turn.userId}`;
    const running = underWay.get(key);
    if (running !== undefined) {
      // What changed since it was read is in the next one; its hash is not known, for it is Slack's answer to this one.
      running.next ??= running.now.catch(() => undefined).then(() => publish(turn, null));
      return running.next;
    }
    const now = publishOnce(ports, turn, hash).finally(() => underWay.delete(key));
    underWay.set(key, { now, next: null });
    return now;
  };
  return { publish };
}

async function publishOnce(ports: HomePorts, turn: HomeTurn, hash: string | null): Promise<void> {
  const { workspace, userId, access, t, client } = turn;
  const [statuses, subscriptions] = await Promise.all([
    ports.stores.readAllStatus(workspace),
    ports.subscriptions.list(workspace),
  ]);
  const view = homeView(t, { statuses, subscriptions, access, now: ports.clock.now() });
  try {
    await client.views.publish({ user_id: userId, view, ...(hash === null ? {} : { hash }) });
  } catch (error) {
    if (hash === null || !isPlatformError(error, 'hash_conflict')) throw error;
    await publishOnce(ports, turn, null);
  }
}
