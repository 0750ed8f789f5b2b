import type { PostState } from '../../../../src/core/alerts/post.ts';
import type { Subscription } from '../../../../src/core/alerts/subscription.ts';
import { runCommand } from '../../../../src/slack/listeners/commands/tiktok.ts';
import { fakeDelivery, fakeSubscriptions } from '../../../support/alert-fakes.ts';
import { links, statusOf, storesOf } from '../../../support/builders.ts';
import {
  fakeChannelRepository,
  fakeClock,
  fakeStoreRepository,
  productDeps,
} from '../../../support/fakes.ts';
import { turnIn } from '../../../support/turn.ts';
import { seen } from '../blocks/eyes.ts';
import { noConnects } from '../../../support/connect-fakes.ts';
import { noDisconnects } from '../../../support/disconnect-fakes.ts';
import { noPeople, noRecord, noRights } from '../../../support/right-fakes.ts';
import { noSetups } from '../../../support/store-fakes.ts';

export type Ending = { readonly state: PostState; readonly code?: string } | null;

/** A workspace with these subscriptions, whose posts all end alike; what is typed is read as a person reads it. */
export function setUp(
  given: readonly Subscription[] = [],
  ending: Ending = { state: 'sent' },
  storeCount = 2,
) {
  const subscriptions = fakeSubscriptions(...given);
  const deps = {
    stores: fakeStoreRepository(...storesOf(storeCount).map((store) => statusOf({ store }))),
    channels: fakeChannelRepository(),
    subscriptions,
    deliverNow: fakeDelivery(subscriptions, ending),
    clock: fakeClock(),
    ...productDeps(),
    ...noRights,
    ...noDisconnects,
    ...noConnects,
    ...noRecord,
    ...noSetups,
    ...noPeople,
    links,
  };
  const reply = async (text: string, over: Parameters<typeof turnIn>[0] = {}) => {
    const answer = await runCommand(deps, turnIn(over), `alerts ${text}`);
    if (answer.kind !== 'message') throw new Error(answer.kind);
    return answer.message;
  };
  const typed = async (text: string, over: Parameters<typeof turnIn>[0] = {}) =>
    seen(await reply(text, over));
  return { subscriptions, reply, typed };
}
