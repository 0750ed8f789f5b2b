import { describe, expect, it } from '@jest/globals';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { runCommand } from '../../../../src/slack/listeners/commands/tiktok.ts';
import { showStore } from '../../../../src/slack/listeners/store-view.ts';
import { links, statusOf, storeIdOf, storesOf, workspaceOf } from '../../../support/builders.ts';
import {
  fakeChannelRepository,
  fakeClock,
  fakeStoreRepository,
  productDeps,
} from '../../../support/fakes.ts';
import { fakeDelivery, fakeSubscriptions } from '../../../support/alert-fakes.ts';
import { turnIn } from '../../../support/turn.ts';
import { seen } from '../blocks/eyes.ts';
import { noConnects } from '../../../support/connect-fakes.ts';
import { noDisconnects } from '../../../support/disconnect-fakes.ts';
import { noPeople, noRecord, noRights } from '../../../support/right-fakes.ts';
import { noSetups } from '../../../support/store-fakes.ts';

const depsWith = (...statuses: readonly StoreStatus[]) => {
  const subscriptions = fakeSubscriptions();
  return {
    subscriptions,
    deliverNow: fakeDelivery(subscriptions),
    stores: fakeStoreRepository(...statuses),
    channels: fakeChannelRepository(),
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
};
const crowd = (count: number) => depsWith(...storesOf(count).map((store) => statusOf({ store })));

async function typed(deps: ReturnType<typeof depsWith>, text: string, turn = turnIn()): Promise<string> {
  const reply = await runCommand(deps, turn, text);
  if (reply.kind !== 'message') throw new Error(`the reply is ${reply.kind}`);
  return seen(reply.message);
}

describe('/tiktok', () => {
  it.each(['', '   ', 'help', 'AYUDA', 'ajuda'])('shows the overview on %j', async (text) => {
    expect(await typed(crowd(1), text)).toContain('What you can do here');
  });

  it.each(['status', 'Estado', 'SITUAÇÃO', 'status store-1', 'status STORE-1  '])(
    'shows the status on %j',
    async (text) => {
      expect(await typed(crowd(1), text)).toContain('Store 1 on TikTok');
    },
  );

  it.each(['catalog', 'catálogo', 'Catalogo store-1'])('shows the catalog on %j', async (text) => {
    expect(await typed(crowd(1), text)).toContain('Store 1: TikTok catalog');
  });

  it("shows the store of the channel's default", async () => {
    const deps = crowd(3);
    deps.stores.defaults.set('C1', storeIdOf(2));
    expect(await typed(deps, 'status')).toContain('Store 2 on TikTok');
  });

  it('asks which store is meant, with the ways to answer', async () => {
    expect(await typed(crowd(2), 'status')).toContain('Which store?');
  });

  it('does nothing on a word that is no handle, and suggests whole commands', async () => {
    const deps = crowd(2);
    const text = await typed(deps, 'catalog stor-1');
    expect(text).toContain('I do not know “stor-1”. Did you mean `/tiktok catalog store-1`');
    expect(deps.stores.calls).toEqual(['list C1']);
  });

  it('says how a store is added while there is none', async () => {
    expect(await typed(crowd(0), 'status')).toContain('/tiktok stores');
  });
});

describe('/tiktok with an unknown first word', () => {
  it.each([
    ['staus', '/tiktok status'],
    ['tore-1', '/tiktok status store-1'],
  ])('suggests whole commands for %s', async (word, expected) => {
    expect(await typed(crowd(1), word)).toContain(`I do not know “${word}”. Did you mean \`${expected}\``);
  });

  it('does nothing', async () => {
    const deps = crowd(1);
    await typed(deps, 'uuse store-1');
    expect(deps.channels.defaults.size).toBe(0);
  });

  it('repeats what was typed as it was, though Slack escaped it', async () => {
    expect(await typed(crowd(1), '&lt;&amp;amp;&gt;')).toContain('I do not know “<&amp;>”.');
  });

  it('mentions nobody with it', async () => {
    const reply = await runCommand(crowd(1), turnIn(), '&lt;!channel&gt;');
    expect(JSON.stringify(reply)).not.toContain('<!channel');
  });

  it.each(['constructor', '__proto__', 'toString'])('knows no command %s', async (word) => {
    expect(await typed(crowd(1), word)).toContain('I do not know');
  });
});

describe('a word that is no store', () => {
  const commandsOfStores = [
    ...['status', 'catalog', 'products', 'ad-link', 'business-center', 'data-sharing', 'recheck'],
    ...['use', 'connect', 'disconnect', 'log', 'alerts on', 'alerts off'],
  ];

  it.each(commandsOfStores)(
    'is answered with the stores that there are by %s, while they are few',
    async (command) => {
      const admin = turnIn({ access: 'admin' });
      expect(await typed(crowd(2), `${command} xylophone`, admin)).toContain('Stores: `store-1`, `store-2`');
      const many = await typed(crowd(11), `${command} xylophone`, admin);
      expect(many).toContain('I do not know “xylophone”');
      expect(many).not.toContain('store-9');
    },
  );
});

describe('/tiktok use', () => {
  it('sets the default of this channel', async () => {
    const deps = crowd(2);
    expect(await typed(deps, 'use store-2')).toContain('*Store 2* is now the store of this channel.');
    expect([...deps.channels.defaults]).toEqual([['C1', storeIdOf(2)]]);
  });

  it.each([
    ['use', 'Say which store: `/tiktok use store-1`'],
    ['use stor-2', 'Did you mean'],
    ['use store-2 now', 'I do not know “store-2 now”'],
  ])('changes nothing on %j', async (text, expected) => {
    const deps = crowd(2);
    expect(await typed(deps, text)).toContain(expected);
    expect(deps.channels.defaults.size).toBe(0);
  });

  it('needs a channel', async () => {
    expect(await typed(crowd(1), 'use store-1', turnIn({ channelId: null }))).toContain(
      'A default needs a channel.',
    );
  });
});

describe('/tiktok help', () => {
  it.each(['help status', 'ayuda Estado'])('explains one command on %j', async (text) => {
    expect(await typed(crowd(1), text)).toContain('Also: `/tiktok estado`');
  });

  it('suggests a topic that is near', async () => {
    expect(await typed(crowd(1), 'help statsu')).toContain('Did you mean `/tiktok help status`');
  });
});

describe('showStore', () => {
  it('says that a store is gone, without asking the database for an id that is none', async () => {
    const deps = crowd(1);
    for (const storeId of ['', 'loja-modelo', "'; drop table store"]) {
      expect(seen(await showStore(deps, turnIn(), 'status', storeId))).toBe('This store no longer exists.');
    }
    expect(deps.stores.calls).toEqual([]);
  });

  it('says that a store is gone which was removed', async () => {
    expect(seen(await showStore(crowd(1), turnIn(), 'catalog', storeIdOf(9)))).toBe(
      'This store no longer exists.',
    );
  });

  it('shows no store of another workspace', async () => {
    const turn = turnIn({ workspace: workspaceOf('other') });
    expect(seen(await showStore(crowd(1), turn, 'status', storeIdOf(1)))).toBe(
      'This store no longer exists.',
    );
  });
});

describe('somebody whom Slack did not name in time', () => {
  const stranger = turnIn({ access: 'unknown' });

  it('may look', async () => {
    expect(await typed(crowd(1), 'status', stranger)).toContain('Store 1 on TikTok');
  });

  it('may not change the store of a channel', async () => {
    const deps = crowd(2);
    expect(await typed(deps, 'use store-1', stranger)).toContain('Slack did not tell in time who you are');
    expect(deps.stores.defaults.size).toBe(0);
  });
});
