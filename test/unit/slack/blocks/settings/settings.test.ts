import { describe, expect, it } from '@jest/globals';
import { checkView } from '../../../../../sandbox/slack/block-kit/validate.ts';
import { fieldsOf, listOf } from '../../../../../sandbox/slack/json.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import {
  eraseModal,
  eraseWord,
  erasedModal,
} from '../../../../../src/slack/blocks/settings/settings-deletion.ts';
import { settingsLoading, settingsModal } from '../../../../../src/slack/blocks/settings/settings.ts';
import type { SettingsContent } from '../../../../../src/slack/blocks/settings/settings.ts';
import { subscriptionOf } from '../../../../support/alert-fakes.ts';
import { now, personOf } from '../../../../support/builders.ts';
import { actionIdsOf, blockIdsOf, hostileName } from '../eyes.ts';

const userId = (at: number) => `U${String(at).padStart(10, '0')}`;
const crowd: SettingsContent = {
  settings: { name: hostileName, language: 'es', endings: 3 },
  rights: Array.from({ length: 60 }, (_, at) => ({
    ...{ userId: userId(at), right: 'admin' as const, by: at === 0 ? null : userId(0), at: now },
  })),
  namedAdmins: Array.from({ length: 60 }, (_, at) => userId(at)),
  contacts: Array.from({ length: 60 }, (_, at) =>
    subscriptionOf({ id: String(at), kind: 'contact', channelId: userId(at) }),
  ),
  people: new Map([
    [userId(1), personOf({ isGuest: true })],
    [userId(2), personOf({ isForeign: true })],
  ]),
  ...{ userId: userId(0), page: 1, mayChange: true, round: '1.a' },
};
const nobody: SettingsContent = {
  ...crowd,
  ...{ settings: { name: '', language: null, endings: 0 }, rights: [], namedAdmins: [], contacts: [] },
};
const sent = (view: unknown) => fieldsOf(JSON.parse(JSON.stringify(view)));

describe.each(locales)('the settings in %s', (locale) => {
  const t = translatorFor(locale);

  it('are taken by Slack, with nobody and with a crowd in them, for admins and others', () => {
    for (const content of [crowd, nobody])
      for (const mayChange of [true, false]) {
        const view = sent(settingsModal(t, { ...content, mayChange }));
        expect(checkView(view, 'modal')).toBeNull();
        const blocks = listOf(view['blocks']).map(fieldsOf);
        expect(blocks.length).toBeLessThan(100);
        const ids = actionIdsOf(blocks);
        expect(ids).toEqual([...new Set(ids)]);
        expect(new Set(blockIdsOf(blocks)).size).toBe(blockIdsOf(blocks).length);
        expect(ids.some((id) => !id.startsWith('right:page'))).toBe(mayChange);
      }
    expect(checkView(sent(settingsLoading(t)), 'modal')).toBeNull();
  });

  it('ask in a form that Slack takes for the word that deletes everything, whatever the workspace is called', () => {
    for (const name of [hostileName, ' ', 'Tienda']) {
      const facts = { word: eraseWord(t, name), stores: 1, channels: 0, contacts: 2, endings: 3 };
      expect(checkView(sent(eraseModal(t, facts)), 'modal')).toBeNull();
      expect(facts.word.trim()).not.toBe('');
    }
    for (const done of ['erased', 'gone'] as const)
      expect(checkView(sent(erasedModal(t, done)), 'modal')).toBeNull();
  });

  it('name everybody who was given a right, page by page, each with a button that takes it away', () => {
    const withdrawn = [1, 2, 3].flatMap((page) => {
      const view = sent(settingsModal(t, { ...crowd, page }));
      expect(checkView(view, 'modal')).toBeNull();
      return actionIdsOf(listOf(view['blocks']).map(fieldsOf)).filter((id) =>
        id.startsWith('right:withdraw'),
      );
    });
    expect(withdrawn).toEqual(crowd.rights.map((one) => `right:withdraw:${one.userId}`));
    // Those of the last page may be gone by now.
    const [last, beyond] = [3, 9].map((page) => settingsModal(t, { ...crowd, page }));
    expect(beyond).toEqual(last);
  });

  it('say of whom Slack told so that they are a guest or of another workspace', () => {
    const text = JSON.stringify(sent(settingsModal(t, crowd)));
    expect(text).toMatch(/guest|invitado|convidado/);
    expect(text).toMatch(/of another workspace|de otro espacio de trabajo|de outro workspace/);
  });
});

it('the page before everything is deleted says how many accesses are being given back to TikTok, which that breaks off', () => {
  const page = (endings: number) =>
    JSON.stringify(
      sent(eraseModal(translatorFor('en'), { word: 'x', stores: 1, channels: 0, contacts: 0, endings })),
    );
  expect(page(2)).toContain('*2 accesses are being given back to TikTok right now');
  expect(page(0)).not.toContain('being given back');
});
