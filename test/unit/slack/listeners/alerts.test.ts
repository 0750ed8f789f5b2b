import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { subscriptionOf } from '../../../support/alert-fakes.ts';
import { HOUR_MS, ago, storeIdOf } from '../../../support/builders.ts';
import { asSent, seen } from '../blocks/eyes.ts';
import { setUp } from './alerts-harness.ts';
import type { Ending } from './alerts-harness.ts';

describe('/tiktok alerts on', () => {
  it('turns alerts on for all stores, and says with which settings', async () => {
    const { subscriptions, typed } = setUp();
    expect(await typed('on')).toBe(
      `*Alerts are on here* for all stores, later ones too.
every change · no quiet hours · at once · times in \`America/Sao_Paulo\` · in English.
Change them with \`/tiktok alerts on 5 quiet=22-7\`; end them with \`/tiktok alerts off\`; try them with \`/tiktok alerts test\`.`,
    );
    expect(subscriptions.all).toMatchObject([
      { channelId: 'C1', storeIds: null, createdBy: 'U1', timeZone: 'America/Sao_Paulo', language: 'en' },
    ]);
  });

  it('takes stores and settings, in the language of the person', async () => {
    const { subscriptions, typed } = setUp();
    const t = translatorFor('es');
    expect(await typed('activar store-2 5 10% silencio=22-7 digest=9', { t })).toBe(
      `*Las alertas están activadas aquí* para *Store 2*.
a partir de 5 artículos y del 10\u00a0% del total · en silencio de 22:00 a 07:00 · agrupadas a las 09:00 · hora de \`America/Sao_Paulo\` · en español. Las críticas llegan siempre al momento.
Para cambiar los ajustes: \`/tiktok alerts on store-2 5 quiet=22-7\`; para desactivarlas: \`/tiktok alerts off store-2\`; para probarlas: \`/tiktok alerts test\`.`,
    );
    expect(subscriptions.all).toMatchObject([
      { storeIds: [storeIdOf(2)], threshold: { items: 5, percent: 10 }, digestHour: 9, language: 'es' },
    ]);
  });

  it('typed twice changes nothing and posts nothing more', async () => {
    const { subscriptions, typed } = setUp();
    await typed('on store-1 store-2');
    expect(await typed('ligar store-2 store-1 store-1')).toContain('*Alerts are on here already*');
    expect([subscriptions.all.length, subscriptions.posts.size]).toEqual([1, 1]);
  });

  it('typed again with other settings changes just these', async () => {
    const { subscriptions, typed } = setUp();
    await typed('on 5 lang=es');
    expect(await typed('on quiet=22-7')).toContain('*Alerts stay on here*');
    expect(subscriptions.all).toMatchObject([
      { threshold: { items: 5, percent: 0 }, language: 'es', quietHours: { from: 22, to: 7 } },
    ]);
  });

  it('says that nobody else learns of other settings, where an introduction does not tell them', async () => {
    const { typed } = setUp();
    expect(await typed('on')).not.toContain('Only you');
    expect(await typed('on')).not.toContain('Only you');
    expect(await typed('on 5')).toContain(
      'Only you see this answer: the app does not tell the channel. `/tiktok alerts list` shows everybody what is on.',
    );
  });

  it.each([
    ['not_in_channel', 'Type `/invite @tiktok-for-vtex` in this channel, then press *Try again*.'],
    ['channel_not_found', 'Type `/invite @tiktok-for-vtex`'],
    ['is_archived', 'The channel is archived.'],
    ['restricted_action', 'Only some people may post there.'],
  ])('is not on where Slack answers %s, and leaves nothing over', async (code, expected) => {
    const { subscriptions, reply } = setUp([], { state: 'broken', code });
    const message = await reply('on store-1 5');
    expect(seen(message)).toContain(
      `*Alerts are not on.* Slack does not let the app post here (\`${code}\`).`,
    );
    expect(seen(message)).toContain(expected);
    expect(subscriptions.all).toMatchObject([{ state: 'off' }]);
    expect(JSON.stringify(asSent(message).blocks)).toContain(
      '"action_id":"alert:retry","value":"on store-1 5"',
    );
  });

  it.each<Ending>([{ state: 'unknown' }, { state: 'ready' }, { state: 'intent' }, null])(
    'says that Slack has not confirmed when the introduction is %j',
    async (ending) => {
      const { subscriptions, typed } = setUp([], ending);
      expect(await typed('on')).toContain('Slack has not confirmed the introduction yet');
      expect(subscriptions.all).toMatchObject([{ state: 'active' }]);
    },
  );

  it('revives what was broken', async () => {
    const { subscriptions, typed } = setUp([
      subscriptionOf({ state: 'broken', brokenCode: 'not_in_channel' }),
    ]);
    expect(await typed('on 7')).toContain('*Alerts are on here*');
    expect(subscriptions.all).toMatchObject([{ state: 'active', epoch: 2, threshold: { items: 7 } }]);
  });

  it.each([
    ['on stor-1', 'Did you mean `/tiktok alerts on store-1`'],
    [
      'on quiet=22',
      'I do not understand “quiet=22”, so nothing was changed. It goes like this: `quiet=22-7`',
    ],
    ['onn', 'Did you mean `/tiktok alerts on`'],
    ['store-1', 'Did you mean `/tiktok alerts on store-1`'],
    ['constructor', 'I do not know “constructor”.'],
    ['on quite=22-7', 'I do not know “quite=22-7”, so nothing was changed. Did you mean `quiet=`?'],
    ['on digst=9', 'For example: `/tiktok alerts on digest=9`'],
    [
      'on 5 sometimes',
      'The options are `quiet=`, `digest=`, `zone=`, `lang=`, `mention=`. A store, a number of items (`5`) and a percentage (`5.5%`) need no name. For example: `/tiktok alerts on quiet=22-7`',
    ],
    ['quiet=22-7 5', 'Did you mean `/tiktok alerts on quiet=22-7 5`?'],
    ['5.55%', 'It goes like this: `5, 10%, 5.5%`'],
    ['quite=22-7', 'Did you mean `quiet=`?'],
    ['quiet=22-7 digst=9', 'Did you mean `digest=`?'],
  ])('does nothing on a guess: %s', async (text, expected) => {
    const { subscriptions, typed } = setUp();
    expect(await typed(text)).toContain(expected);
    expect(subscriptions.all).toEqual([]);
  });

  it.each(['D1', null])('needs a channel, not %j', async (channelId) => {
    const { subscriptions, typed } = setUp();
    for (const text of ['on', 'off', 'test']) {
      expect(await typed(text, { channelId })).toContain('`/tiktok alerts contact on`');
    }
    expect(subscriptions.all).toEqual([]);
  });

  it('says how a store is added while there is none', async () => {
    expect(await setUp([], null, 0).typed('on')).toContain('/tiktok stores');
  });

  it('changes nothing for somebody whom Slack did not name in time', async () => {
    const { subscriptions, typed } = setUp();
    expect(await typed('on', { access: 'unknown' })).toContain('Slack did not tell in time who you are');
    expect(subscriptions.all).toEqual([]);
  });
});

describe('/tiktok alerts on in a channel that other organisations see', () => {
  const sharing = async () => 'shared' as const;

  it('is refused to members', async () => {
    const { subscriptions, typed } = setUp();
    expect(await typed('on', { sharing })).toContain('Only an admin of this workspace');
    expect(subscriptions.all).toEqual([]);
  });

  it('asks admins once more, with a button that asks again', async () => {
    const { subscriptions, reply } = setUp();
    const message = await reply('on 5', { sharing, access: 'admin' });
    expect(asSent(message).blocks[1]).toMatchObject({
      elements: [
        { action_id: 'alert:confirm', value: 'on 5', style: 'danger', confirm: { style: 'danger' } },
      ],
    });
    expect(subscriptions.all).toEqual([]);
  });

  it('goes on where Slack does not tell', async () => {
    const { typed } = setUp();
    expect(await typed('on', { sharing: async () => 'unknown' })).toContain('*Alerts are on here*');
  });
});

describe('/tiktok alerts off', () => {
  const all = subscriptionOf();
  const one = subscriptionOf({ id: '00000000-0000-4000-8000-500000000002', storeIds: [storeIdOf(1)] });
  const elsewhere = subscriptionOf({ id: '00000000-0000-4000-8000-500000000003', channelId: 'C2' });
  const person = subscriptionOf({
    id: '00000000-0000-4000-8000-500000000004',
    kind: 'contact',
    channelId: 'C1',
  });
  const statesOf = ({ subscriptions }: ReturnType<typeof setUp>) =>
    subscriptions.all.map(({ state }) => state);

  it('ends everything of this channel, and says what stops', async () => {
    const world = setUp([all, one, elsewhere, person]);
    const text = await world.typed('off');
    expect(text).toContain('*Alerts are off here* for all stores, later ones too.');
    expect(text).toContain('*Alerts are off here* for *Store 1*.');
    expect(text).toContain('Nothing more is posted about them.');
    expect(text).toContain('Only you see this answer: the app does not tell the channel.');
    expect(statesOf(world)).toEqual(['off', 'off', 'active', 'active']);
  });

  it('ends those for exactly the named stores', async () => {
    const world = setUp([all, one]);
    expect(await world.typed('desligar store-1')).toContain('for *Store 1*');
    expect(statesOf(world)).toEqual(['active', 'off']);
  });

  it('says what is on where nothing is on for exactly that', async () => {
    const world = setUp([all]);
    expect(await world.typed('off store-1')).toContain('On are: all stores, later ones too.');
    expect(statesOf(world)).toEqual(['active']);
  });

  it('typed twice is harmless', async () => {
    const world = setUp([all]);
    await world.typed('off');
    expect(await world.typed('off')).toBe(
      '*Alerts are off in this channel.* `/tiktok alerts on` turns them on.',
    );
  });

  it('does nothing on a guess', async () => {
    const world = setUp([all]);
    expect(await world.typed('off stor-1')).toContain('Did you mean `/tiktok alerts off store-1`');
    expect(statesOf(world)).toEqual(['active']);
  });
});

describe('in a channel where alerts are off', () => {
  const offHere = '*Alerts are off in this channel.* `/tiktok alerts on` turns them on.';
  const elsewhere = subscriptionOf({ channelId: 'C2' });
  const person = subscriptionOf({ kind: 'contact', channelId: 'C1' });
  const ended = subscriptionOf({ state: 'off' });

  it.each(['', 'list', 'test', 'mute', 'off', 'quiet=22-7', 'store-1'])(
    '%j says so, and how to turn them on',
    async (text) => {
      expect(await setUp([elsewhere, person, ended]).typed(text)).toContain(offHere);
    },
  );

  it.each(['', 'list', 'test', 'mute', 'quiet=22-7', 'store-1'])('only: %j', async (text) => {
    for (const state of ['active', 'broken'] as const) {
      expect(await setUp([subscriptionOf({ state })]).typed(text)).not.toContain('Alerts are off');
    }
  });

  it.each(['', 'list', 'mute'])('only where there is a channel: %j', async (text) => {
    expect(await setUp().typed(text, { channelId: 'D1' })).not.toContain('Alerts are off');
  });
});

describe('the words for what one can do', () => {
  const wordsOf = (text: string) =>
    text
      .slice(text.indexOf(':') + 1)
      .split(',')
      .map((word) => word.trim());

  it.each(locales)('that help names in %s are known', async (locale) => {
    const t = translatorFor(locale);
    const unknown = t('guess.title', { word: '…' }).split('…')[0]!;
    const named = wordsOf(t('help.alerts'));
    expect(named).toHaveLength(6);
    for (const word of named) expect(await setUp().typed(word, { t })).not.toContain(unknown);
    const more = t('help.alerts.more');
    expect(named.filter((word) => !more.includes(word))).toEqual([]);
  });

  it.each([
    ...['activar', 'encender', 'desactivar', 'apagar', 'probar', 'prueba', 'lista', 'contacto', 'silenciar'],
    ...['ativar', 'ligar', 'desativar', 'desligar', 'testar', 'teste', 'contato', 'silenciar'],
  ])('%s is known', async (word) => {
    expect(await setUp().typed(word)).not.toContain('I do not know');
  });
});

describe('/tiktok alerts list', () => {
  it('shows who gets what, the broken ones with a remedy', async () => {
    const { typed } = setUp([
      subscriptionOf({ channelId: 'C0GENERAL', createdBy: 'U0ANA', lastDeliveredAt: ago(HOUR_MS) }),
      subscriptionOf({ channelId: 'C0CATALOGO', state: 'broken', brokenCode: 'not_in_channel' }),
      subscriptionOf({ channelId: 'U0EVA', kind: 'contact' }),
      subscriptionOf({ channelId: 'C9', state: 'off' }),
    ]);
    expect(await typed('list')).toBe(`Alerts of this workspace
════════════════════════
*Alerts are off in this channel.* \`/tiktok alerts on\` turns them on.
#general: all stores, later ones too
every change · no quiet hours · at once · times in \`UTC\` · in English.  turned on by @ana · last message today 11:00 AM
#catalogo: all stores, later ones too
*Stopped:* Slack answers \`not_in_channel\`.
Invite the app to that channel with \`/invite @tiktok-for-vtex\`, then type \`/tiktok alerts on\` there.
every change · no quiet hours · at once · times in \`UTC\` · in English.  turned on by @U1 · no message yet
@eva hears of critical ones that no channel follows`);
  });

  it.each(['', 'list'])('of nothing says so on %j', async (text) => {
    expect(await setUp().typed(text)).toContain('No channel gets alerts yet.');
  });

  it('explains the commands where none was typed', async () => {
    const text = await setUp().typed('');
    expect(text).toContain('`/tiktok alerts on` turns alerts on');
    expect(text).toContain(
      '`/tiktok alerts on 5 quiet=22-7 digest=9 zone=America/Sao_Paulo lang=es mention=on`',
    );
  });
});
