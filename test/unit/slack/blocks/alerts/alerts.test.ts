import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../../support/fast-check.ts';
import { checkMessage } from '../../../../../sandbox/slack/block-kit/validate.ts';
import type { Subscription } from '../../../../../src/core/alerts/subscription.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import type { Translator } from '../../../../../src/locales/index.ts';
import { acknowledgedMessage, mutedMessage } from '../../../../../src/slack/blocks/alerts/alert-answers.ts';
import {
  alertsGoneMessage,
  alertsMuteMessage,
  alertsNotOnMessage,
  alertsOffMessage,
  alertsOnMessage,
  alertsRefusedMessage,
  badOptionMessage,
  needChannelMessage,
  settingsText,
  sharedConfirmMessage,
  sharedRefusedMessage,
  unknownOptionMessage,
} from '../../../../../src/slack/blocks/alerts/alerts.ts';
import { alertsListMessage } from '../../../../../src/slack/blocks/alerts/alerts-list.ts';
import type { Message } from '../../../../../src/slack/blocks/elements.ts';
import { settingsOf, subscriptionOf } from '../../../../support/alert-fakes.ts';
import { now, storeIdOf, storeOf } from '../../../../support/builders.ts';
import { asSent, hostileName, isBroken, looseMarks, mrkdwnTexts } from '../eyes.ts';
import { incidentId, routeId } from './alert-scenes.ts';

const withoutOurs = (text: string) => text.replace(/<@[UW][A-Z0-9]+>|<#[CDG][A-Z0-9]+>/g, '');

function expectSafe(message: Message): void {
  const sent = asSent(message);
  expect(checkMessage(sent)).toBeNull();
  expect([...mrkdwnTexts(sent.blocks), sent.text].map(withoutOurs).flatMap(looseMarks)).toEqual([]);
  expect(isBroken(JSON.stringify(sent))).toBe(false);
  expect(sent.text.length).toBeLessThanOrEqual(4_000);
}

const hostileStores = Array.from({ length: 60 }, (_, index) =>
  storeOf({ id: storeIdOf(index), name: hostileName }),
);
const all = subscriptionOf({ timeZone: hostileName, mention: true, digestHour: 9 });
const many = subscriptionOf({
  storeIds: hostileStores.map(({ id }) => id),
  threshold: { items: 5, percent: 10 },
  quietHours: { from: 22, to: 7 },
});
const removed = subscriptionOf({ storeIds: [storeIdOf(999)] });
const broken = subscriptionOf({
  channelId: hostileName,
  createdBy: hostileName,
  state: 'broken',
  brokenCode: hostileName,
  lastDeliveredAt: now,
});
const contact = subscriptionOf({ kind: 'contact', channelId: hostileName });
const every: readonly Subscription[] = [all, many, removed, broken, contact];
const listOf = (subscriptions: readonly Subscription[]) => ({
  subscriptions,
  stores: hostileStores,
  isOffHere: true,
  optionsExample: 'quiet=22-7',
});

const scenes: Readonly<Record<string, (t: Translator) => Message>> = {
  ...Object.fromEntries(
    (['on', 'already', 'changed', 'unconfirmed'] as const).flatMap((kind) =>
      every.map((one, index) => [
        `${kind} ${String(index)}`,
        (t: Translator) => alertsOnMessage(t, kind, one, hostileStores),
      ]),
    ),
  ),
  'on: refused': (t) => alertsRefusedMessage(t, hostileName, hostileName.repeat(20).split(' ')),
  'on: not in channel': (t) => alertsRefusedMessage(t, 'not_in_channel', []),
  'shared: refused': sharedRefusedMessage,
  'shared: confirm': (t) => sharedConfirmMessage(t, [hostileName]),
  'needs a channel': needChannelMessage,
  gone: alertsGoneMessage,
  'unknown option': (t) =>
    unknownOptionMessage(t, {
      word: hostileName.repeat(9),
      near: [hostileName, hostileName],
      options: ['quiet=', hostileName],
      example: hostileName,
    }),
  'mute: off here': (t) => alertsMuteMessage(t, true),
  'mute: on here': (t) => alertsMuteMessage(t, false),
  'bad option': (t) => badOptionMessage(t, hostileName.repeat(9), 'quiet=22-7'),
  off: (t) => alertsOffMessage(t, Array<Subscription>(30).fill(many), hostileStores),
  'not on': (t) => alertsNotOnMessage(t, [], []),
  'others on': (t) => alertsNotOnMessage(t, every, hostileStores),
  'list: none': (t) => alertsListMessage(t, listOf([])),
  'list: every kind': (t) => alertsListMessage(t, listOf(every)),
  'list: a hundred': (t) => alertsListMessage(t, listOf(Array<Subscription>(100).fill(broken))),
  acknowledged: (t) => acknowledgedMessage(t, 'done'),
  'acknowledged already': (t) => acknowledgedMessage(t, 'already'),
  'muted here': (t) => mutedMessage(t, { scope: 'here', hours: 1, id: routeId }, now),
  'muted for everybody': (t) => mutedMessage(t, { scope: 'everybody', hours: 24, id: incidentId }, now),
  'mute ended': (t) => mutedMessage(t, { scope: 'here', hours: 0, id: routeId }, null),
  'closed already': (t) => mutedMessage(t, null, null),
};

describe.each(locales)('in %s', (locale) => {
  it.each(Object.keys(scenes))('Slack takes the answer "%s", and nothing in it is loose', (name) => {
    expectSafe(scenes[name]!(translatorFor(locale)));
  });
});

describe('the list', () => {
  it('says how many there are beyond those shown', () => {
    const { text } = alertsListMessage(translatorFor('en'), {
      ...listOf(Array<Subscription>(23).fill(subscriptionOf())),
      stores: [],
    });
    expect(text.match(/turned on by/g)).toHaveLength(15);
    expect(text).toContain('and 8 more');
  });
});

describe('settings in words', () => {
  it.each([
    [{}, 'every change · no quiet hours · at once · times in `UTC` · in English.'],
    [{ threshold: { items: 1, percent: 10 } }, 'from 10% of all items ·'],
    [{ threshold: { items: 1, percent: 5.5 } }, 'from 5.5% of all items ·'],
    [{ threshold: { items: 5, percent: 10 } }, 'from 5 items and 10% of all ·'],
    [{ quietHours: { from: 22, to: 7 } }, 'quiet from 22:00 to 07:00 ·'],
    [{ digestHour: 9 }, 'collected at 09:00 ·'],
    [{ digestHour: 9 }, 'Critical ones always come at once.'],
    [{ mention: true }, 'mentions the channel when critical'],
  ])('%j', (over, expected) => {
    expect(settingsText(translatorFor('en'), settingsOf(over))).toContain(expected);
  });

  it.each([
    ['en', 'in English', 'in Spanish', 'in Portuguese'],
    ['es', 'en inglés', 'en español', 'en portugués'],
    ['pt-BR', 'em inglês', 'em espanhol', 'em português'],
  ] as const)('name languages as one says them in %s', (locale, ...expected) => {
    const t = translatorFor(locale);
    const texts = locales.map((language) => settingsText(t, settingsOf({ language })));
    expect(texts.map((text) => text.split(' · ').at(-1))).toEqual(expected.map((one) => `${one}.`));
  });

  it('write the decimals of a percentage as the language does', () => {
    const settings = settingsOf({ threshold: { items: 1, percent: 5.5 } });
    expect(settingsText(translatorFor('es'), settings)).toContain('5,5\u00a0%');
    expect(settingsText(translatorFor('pt-BR'), settings)).toContain('5,5%');
  });

  it('tell any two thresholds apart', () => {
    const threshold = fc.record({
      items: fc.integer({ min: 1, max: 99 }),
      percent: fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10),
    });
    const text = (one: { items: number; percent: number }) =>
      settingsText(translatorFor('pt-BR'), settingsOf({ threshold: one }));
    fc.assert(
      fc.property(threshold, threshold, (one, other) => {
        const same = one.items === other.items && one.percent === other.percent;
        expect(text(one) === text(other)).toBe(same);
      }),
      { seed: 3 },
    );
  });
});
