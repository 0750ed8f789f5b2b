import { describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ConnectionPhase } from '../../../../src/core/connection.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { homeView } from '../../../../src/slack/blocks/home/home.ts';
import { adLinkMessage } from '../../../../src/slack/blocks/manage/ad-link.ts';
import { businessCenterMessage } from '../../../../src/slack/blocks/manage/business-center.ts';
import { dataSharingMessage } from '../../../../src/slack/blocks/manage/data-sharing.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import { storeListMessage } from '../../../../src/slack/blocks/stores/store-list.ts';
import { chooseClicked, connectClicked } from '../../../../src/slack/listeners/connect/connect.ts';
import { accountPicked } from '../../../../src/slack/listeners/connect/pick-account.ts';
import { registerListeners } from '../../../../src/slack/listeners/index.ts';
import type { ListenerDeps } from '../../../../src/slack/listeners/index.ts';
import { translatorFor } from '../../../../src/locales/index.ts';
import { connectionOf, grant, links, now, statusOf, storeIdOf } from '../../../support/builders.ts';
import { subscriptionOf } from '../../../support/alert-fakes.ts';
import { noRights } from '../../../support/right-fakes.ts';
import { turnIn } from '../../../support/turn.ts';

const t = translatorFor('en');
const standing = (phase: ConnectionPhase, state: 'ok' | 'revoked' = 'ok'): StoreStatus =>
  statusOf({ connection: connectionOf({ phase }), grant: { ...grant, state } });

type Surface = (status: StoreStatus, isAdmin: boolean) => string;
const view = (status: StoreStatus, isAdmin: boolean) => ({ status, now, links, isAdmin });
/** Wherever a store and what there is to do with it is shown. */
const surfaces: Readonly<Record<string, Surface>> = {
  status: (status, isAdmin) => JSON.stringify(statusMessage(t, view(status, isAdmin))),
  'data sharing': (status, isAdmin) => JSON.stringify(dataSharingMessage(t, view(status, isAdmin))),
  'the ad link': (status, isAdmin) => JSON.stringify(adLinkMessage(t, view(status, isAdmin))),
  'the Business Center': (status, isAdmin) => JSON.stringify(businessCenterMessage(t, view(status, isAdmin))),
  Home: (status, isAdmin) =>
    JSON.stringify(
      homeView(t, {
        ...{ statuses: [status], subscriptions: [subscriptionOf()], now },
        access: isAdmin ? 'admin' : 'operator',
      }),
    ),
  'the list of stores': ({ store, connection: { phase }, grant: access }, isAdmin) => {
    const one = { store, phase, grant: access, keys: 'stored', channels: [] } as const;
    const stores = [{ ...one, sharesGrant: false, sharesKeys: false }];
    return JSON.stringify(storeListMessage(t, { stores, page: 1, isAdmin }));
  },
};
const actionIdsIn = (text: string) => [...text.matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '');
const forAdmins = /^(connect|disconnect|matching|store):(?!pick)/;

describe.each(Object.entries(surfaces))('what %s offers of a connect', (name, surface) => {
  it('is its next step, to admins', () => {
    const choose = '"text":"Choose accounts"';
    const shown = (status: StoreStatus) => surface(status, true);
    expect(shown(standing('authorized'))).toContain(choose);
    expect(shown(standing('authorized'))).toContain(`"value":"${storeIdOf(1)}"`);
    // Nothing can be chosen with a sign-in that is no more.
    expect(shown(standing('authorized', 'revoked'))).not.toContain(choose);
    expect(shown(standing('connected', 'revoked'))).toContain('"text":"Reconnect"');
    expect(shown(standing('disconnected'))).toContain('"text":"Reconnect"');
    if (name !== 'status' && name !== 'the list of stores')
      expect(shown(standing('connected'))).not.toMatch(/"connect:|"disconnect:/);
  });

  it('is nothing to others, who could not use it', () => {
    for (const phase of ['new', 'authorized', 'connected', 'disconnecting', 'disconnected'] as const)
      for (const state of ['ok', 'revoked'] as const)
        expect(
          actionIdsIn(surface(standing(phase, state), false)).filter((id) => forAdmins.test(id)),
        ).toEqual([]);
  });

  it('has a listener for each button', () => {
    const heard: (string | RegExp)[] = [];
    const app = new Proxy(
      {},
      {
        get: (_, method) => (constraint: string | RegExp | { action_id?: string | RegExp }) => {
          if (method !== 'action') return;
          heard.push(
            typeof constraint === 'string' || constraint instanceof RegExp
              ? constraint
              : (constraint.action_id ?? /^$/),
          );
        },
      },
    ) as App;
    registerListeners(app, {} as ListenerDeps);
    const ids = (['new', 'authorized', 'connected', 'disconnecting', 'disconnected'] as const).flatMap(
      (phase) =>
        (['ok', 'revoked'] as const).flatMap((state) => actionIdsIn(surface(standing(phase, state), true))),
    );
    expect(ids.length).toBeGreaterThan(5);
    const isHeard = (id: string) =>
      heard.filter((one) => (typeof one === 'string' ? one === id : one.test(id))).length === 1;
    expect(ids.filter((id) => !isHeard(id))).toEqual([]);
  });
});

describe('a press of somebody who is no admin, however they came to it', () => {
  const never = async () => {
    throw new Error('a member has begun something');
  };
  const connects = {
    ...{ offer: never, reopen: never, readChoice: never, wantPixels: never, recordPixels: never },
    ...{ assets: never, choose: never },
  };
  const stores = { list: never, readStatus: never, readAllStatus: never, addConnected: never, remove: never };
  const deps = { ...noRights, people: noPeopleListed(), connects, stores, publicPages: null };

  function noPeopleListed() {
    return { resolve: async () => null, known: async () => null };
  }

  it.each([
    ['Connect', connectClicked],
    ['Choose accounts', chooseClicked],
  ] as const)('%s is refused, and who may is named', async (_, press) => {
    const reply = await press(deps, turnIn(), storeIdOf(1));
    expect(JSON.stringify(reply)).toContain('Only owners and admins of this Slack workspace');
  });

  it('an ad account of the form is not read', async () => {
    const body = { view: { id: 'V1', private_metadata: storeIdOf(1) } };
    const click = { body, client: turnIn().client } as unknown as Parameters<typeof accountPicked>[3];
    const reply = await accountPicked({ connects, tiktok: { pixels: never } }, turnIn(), '7', click);
    expect(reply).toEqual({ kind: 'nothing' });
  });
});
