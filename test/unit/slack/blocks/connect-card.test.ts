import { describe, expect, it } from '@jest/globals';
import type { ConnectCard, ConnectStep } from '../../../../src/core/connect/connect-card.ts';
import { checkMessage, checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { cardBlocks } from '../../../../src/slack/blocks/cards.ts';
import { assetOption, chooseModal, idsIn } from '../../../../src/slack/blocks/connect/choose-modal.ts';
import { message } from '../../../../src/slack/blocks/elements.ts';
import { actionIdsOf, asSent, isBroken, looseMarks, mrkdwnTexts, seen } from './eyes.ts';

const long = '<!channel> & *_~`'.repeat(12).slice(0, 200);
const named = { id: '7110001000000009529', name: long };
const counts = { approved: 12, processing: 3, rejected: 0, asOfMs: Date.UTC(2026, 2, 10) };
const reach = { businessCenters: 1, adAccounts: 2, catalogs: 0, pixels: 1, unread: 1 };
const chosen = { businessCenter: named, adAccount: named, catalog: named, pixel: null };

const steps: readonly ConnectStep[] = [
  { at: 'offered', untilMs: counts.asOfMs },
  ...(
    [
      'exchanging',
      'issued',
      'refused',
      'expired',
      'lost',
      'stalled',
      'superseded',
      'dropped',
      'untold',
      'disconnected',
      'removed',
    ] as const
  ).map((at) => ({ at })),
  { at: 'authorized', user: long },
  { at: 'issued', trouble: 'silent' },
  { at: 'authorized', user: long, trouble: 'app', progress: { what: 'pixels', done: 49, of: 50 } },
  { at: 'reached', user: long, reach, missing: [{ id: named.id, name: 'catalog' }], isConnected: true },
  { at: 'connected', user: long, chosen, before: counts, now: null },
  ...(['noInfo', 'revoked', 'disconnected', 'replaced'] as const).map((unread) => ({
    ...{ at: 'connected' as const, user: long, chosen, before: null, now: null, unread },
  })),
  { at: 'connected', user: long, chosen: { ...chosen, pixel: named }, before: null, now: counts },
  {
    ...{ at: 'connected', user: long, chosen: { ...chosen, pixel: named }, before: counts, now: counts },
    ...{ unlinkedMs: counts.asOfMs, isNewContact: true },
  },
  ...(['code', 'app', 'unreached', 'token', 'unknown'] as const).map((reason) => ({
    at: 'failed' as const,
    reason,
  })),
];
const cardAt = (step: ConnectStep): ConnectCard => ({
  ...{
    kind: 'connect',
    attemptId: 'a',
    storeId: 's',
    store: long,
    handle: 'loja',
    reference: '1a2b3c4d',
    step,
  },
});

describe.each(locales)('the card of a connect in %s', (locale) => {
  const t = translatorFor(locale);

  it.each(steps.map((step) => [step.at, step] as const))('is what Slack takes: %s', (_, step) => {
    const built = message(cardBlocks(t, cardAt(step)));
    const sent = asSent(built);
    expect(checkMessage(sent)).toBeNull();
    expect(sent.text.length).toBeLessThanOrEqual(4_000);
    expect(actionIdsOf(sent.blocks)).toEqual([...new Set(actionIdsOf(sent.blocks))]);
    const texts = mrkdwnTexts(sent.blocks);
    expect(texts.flatMap(looseMarks)).toEqual([]);
    expect(texts.filter(isBroken)).toEqual([]);
    expect(built.text).not.toContain('<!channel>');
    expect(seen(built)).toContain('1a2b3c4d');
  });

  it('never shows figures that were not read', () => {
    const text = seen(
      message(cardBlocks(t, cardAt({ at: 'connected', user: 'X', chosen, before: null, now: null }))),
    );
    expect(text).not.toMatch(/\*\d+\*/);
  });
});

it.each([
  ['en', 'Reading … 3 of 12 Business Centers'],
  ['es', 'Leyendo … 3 de 12 Business Centers'],
  ['pt-BR', 'Lendo … 3 de 12 Business Centers'],
] as const)('the card of a reading that takes long tells how far it is in %s', (locale, text) => {
  const progress = { what: 'centers', done: 3, of: 12 } as const;
  const step = { at: 'authorized', user: 'X', trouble: 'unsteady', progress } as const;
  const shown = seen(message(cardBlocks(translatorFor(locale), cardAt(step))));
  expect(shown).toContain(text);
  expect(shown).toContain('ℹ️');
});

describe('the card of a store whose first figures do not come', () => {
  const shown = (unread: 'noInfo' | 'tokenRefused' | 'revoked' | 'disconnected' | 'replaced') =>
    seen(
      message(
        cardBlocks(
          translatorFor('en'),
          cardAt({ at: 'connected', user: 'X', chosen, before: null, now: null, unread }),
        ),
      ),
    );

  it('says why, and offers what helps', () => {
    expect(shown('noInfo')).toContain('first figures could not be read yet.* TikTok does not answer');
    expect(shown('tokenRefused')).toContain('does not accept the app’s sign-in at the moment');
    expect(shown('revoked')).toContain('was revoked. Any admin of this app can bring it back');
    expect(shown('revoked')).toContain('[ See status ]  [ Reconnect ]');
    expect(shown('noInfo')).not.toContain('Reconnect');
  });

  it('promises none where the connection that it made is over', () => {
    for (const unread of ['disconnected', 'replaced'] as const) {
      expect(shown(unread)).toContain('No figures appear here:');
      expect(shown(unread)).not.toContain('as soon as TikTok');
    }
    expect(shown('disconnected')).toContain('[ Reconnect ]');
  });
});

describe('the form of the accounts', () => {
  const t = translatorFor('en');
  const asset = { kind: 'catalog', ...named, parentId: '' } as const;

  it('tells two of the same name apart by their ids, within the room that Slack gives', () => {
    const { text, value } = assetOption(asset);
    expect(text.text.length).toBeLessThanOrEqual(75);
    expect(text.text.endsWith(named.id)).toBe(true);
    expect(value).toBe(named.id);
  });

  it('begins with what the store has', () => {
    const preset = { bc: { ...asset, kind: 'bc' as const }, advertiser: null, catalog: asset, pixel: null };
    const view = chooseModal(t, { attemptId: 'a', storeName: long, preset });
    expect(JSON.stringify(view).match(/initial_option/g)).toHaveLength(2);
    expect(view.private_metadata).toBe('a');
    expect(checkView(JSON.parse(JSON.stringify(view)) as Record<string, unknown>, 'modal')).toBeNull();
  });

  it('reads no pixel as none, and nothing where a menu that must be filled is empty', () => {
    const picked = (value: string) => ({ selected_option: { value } });
    const values = {
      bc: { 'connect:pick:bc': picked('1') },
      advertiser: { 'connect:pick:advertiser': picked('2') },
      catalog: { 'connect:pick:catalog': picked('3') },
      pixel: { 'connect:pick:pixel': picked('none') },
    };
    expect(idsIn(values)).toEqual({ bcId: '1', advertiserId: '2', catalogId: '3', pixelCode: null });
    expect(idsIn({ ...values, catalog: {} })).toBeNull();
  });
});
