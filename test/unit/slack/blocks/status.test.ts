import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  ago,
  connectionOf,
  countsMemory,
  ids,
  links,
  memoryOf,
  neverRead,
  neverWell,
  nothingKnown,
  now,
  openIncidentOf,
  readingValues,
  remembered,
  statusOf,
} from '../../../support/builders.ts';
import { actionIdsOf, asSent, seen } from './eyes.ts';
import { statuses } from './scenes.ts';

const t = translatorFor('en');
const { counts, adAccount, businessCenter } = readingValues;
const built = (status: StoreStatus, translator = t) =>
  statusMessage(translator, { status, now, links, isAdmin: true });
const shown = (status: StoreStatus) => seen(built(status));

describe('statusMessage', () => {
  it('reads like this when all is well', () => {
    expect(shown(statusOf())).toBe(`Loja Modelo on TikTok
═════════════════════
*Connected* since Feb 28 12:00 PM. TikTok answered a check made as Ana TikTok (today 11:59 AM).
*Available*  *In review*
950  40
*Rejected: need attention*
10
As of today 11:59 AM. TikTok counts items. VTEX’s page shows “need additional details” instead of “rejected”; the two numbers can differ.
*Business Center*  *Ad account*
\`7000000000000000001\`  \`7000000000000000002\`
BC of Modelo · active  Ads of Modelo · active
*Catalog*  *Pixel*
\`7000000000000000003\`  \`CPIXELCODE\`
Catalog of Modelo · usable in ads  bound to the catalog
*TikTok user*  *VTEX account*
Ana TikTok  \`lojamodelo\`
trade policy 3
*Pixel events per UTC day*
Nothing is known of its events.
*Advanced Matching* at TikTok: on for 2 of 6 kinds of data.
[ Catalog ]  [ Products ]  [ Refresh ]  [ Ads ]  [ Business Center ]  [ Data sharing ]  [ Disconnect ]`);
  });

  it('carries the store in its buttons', () => {
    const { blocks } = asSent(built(statusOf()));
    expect(actionIdsOf(blocks)).toEqual([
      'catalog:show',
      'products:show',
      'status:refresh',
      'ad-link:show',
      'business-center:show',
      'data-sharing:show',
      'disconnect:open',
    ]);
    expect(JSON.stringify(blocks.at(-1))).toContain(`"value":"${statusOf().store.id}"`);
  });
});

describe('open incidents', () => {
  const incidents = [
    openIncidentOf(),
    openIncidentOf({
      condition: 'grant.revoked',
      label: 'Ana <TikTok>',
      count: 1,
      total: null,
      openedAt: ago(HOUR_MS),
      acknowledged: { by: 'U7', at: ago(MINUTE_MS) },
    }),
  ];

  it('stand above the counts, the worst first, each with its times and who acknowledged it', () => {
    const text = shown(statusOf({ incidents }));
    expect(text).toContain(
      '🔴 Critical: *The access that Ana <TikTok> gave this app on TikTok was revoked.* TikTok refused it three times, ' +
        'minutes apart. Since today 11:00 AM. As of today 11:59 AM. Acknowledged by @U7, today 11:59 AM.\n' +
        '🟠 Warning: *12 items of 852* are rejected by TikTok and need attention. Since today 10:00 AM. As of today 11:59 AM.\n' +
        '*Available*',
    );
  });

  it.each(locales)('are told in %s', (locale) => {
    const translator = translatorFor(locale);
    const text = seen(built(statusOf({ incidents }), translator));
    expect(text).toMatch(new RegExp(`🟠 ${translator('alert.severity.warning')}: [^*]*\\*12 [^*]* 852\\*`));
  });
});

describe('the text of statusMessage for screen readers', () => {
  it.each([
    ['en', '950', '10,000,000'],
    ['es', '950', '10.000.000'],
    ['pt-BR', '950', '10.000.000'],
  ] as const)('holds the counts in %s', (locale, small, large) => {
    const translator = translatorFor(locale);
    expect(built(statusOf(), translator).text).toContain(small);
    expect(
      built(statuses['counts of 10,000,000']!, translator).text.match(new RegExp(large, 'g')),
    ).toHaveLength(3);
  });

  it.each(['hostile names', 'names of ampersands only'])('holds the counts with %s', (name) => {
    const { text } = built(statuses[name]!);
    expect(text).toMatch(/950[^]*\n[^]*\b40\n[^]*\b10\n/);
  });
});

describe('an unknown count', () => {
  const unread = Object.entries(statuses).filter(([, { memory }]) => memory.counts.good === null);

  it.each(unread)('is never shown as a number: %s', (_, status) => {
    for (const locale of locales) {
      const translator = translatorFor(locale);
      const { text } = built(status, translator);
      const label = translator('counts.available');
      expect(text).toContain(`*${label}*\n${translator('counts.unknown')}`);
      expect(text).not.toMatch(/\*\n\d/);
    }
  });

  it('is not what a real 0 looks like', () => {
    const { text } = built(statusOf({ memory: countsMemory({ approved: 0, processing: 0, rejected: 0 }) }));
    expect(text).toContain('*Available*\n0');
    expect(text).not.toContain(t('counts.unknown'));
  });
});

describe('the "as of" of statusMessage', () => {
  it('of a part that was read with the counts is theirs', () => {
    expect(shown(statusOf())).not.toMatch(/^as of/m);
  });

  it('of a part that was read at another time stands with that part', () => {
    const memory = memoryOf({ adAccount: remembered(adAccount, ago(2 * DAY_MS), 'noInfo') });
    expect(built(statusOf({ memory })).text).toContain(
      '*Ad account*\n`7000000000000000002`\nAds of Modelo · active\nas of <!date^1772971200^',
    );
  });

  it('stands with every part when there are no counts', () => {
    const memory = memoryOf({ counts: neverRead });
    // Both of the pixel: whether it is bound, and its Advanced Matching.
    expect(built(statusOf({ memory })).text.match(/as of <!date/g)).toHaveLength(5);
  });
});

describe('a part of statusMessage', () => {
  it('that was never read says so', () => {
    const memory = memoryOf({ businessCenter: neverRead });
    expect(built(statusOf({ memory })).text).toContain(
      '*Business Center*\n`7000000000000000001`\nnot known yet',
    );
  });

  it('that TikTok refused says so, with the last good value and its time', () => {
    const memory = memoryOf({ businessCenter: remembered(businessCenter, ago(HOUR_MS), 'objectRefused') });
    expect(built(statusOf({ memory })).text).toMatch(
      /BC of Modelo · active\nas of <!date.*>\nTikTok denied access at the last check/,
    );
  });

  it('that was refused and never read says both', () => {
    const memory = memoryOf({ catalog: neverWell('objectRefused') });
    expect(built(statusOf({ memory })).text).toContain(
      'not known yet\nTikTok denied access at the last check',
    );
  });

  it.each([
    ['active', 'active'],
    ['suspended', 'suspended'],
    ['closed', 'closed'],
    ['rejected', 'not approved'],
    ['inReview', 'in review'],
    ['unknown', 'state not known'],
  ] as const)('shows the account state %s as "%s"', (state, text) => {
    const memory = memoryOf({ adAccount: remembered({ ...adAccount, state }, ago(MINUTE_MS)) });
    expect(built(statusOf({ memory })).text).toContain(`Ads of Modelo · ${text}`);
  });

  it.each([
    [true, 'Catalog of Modelo · usable in ads'],
    [false, 'Catalog of Modelo · not usable in ads'],
    [null, 'Catalog of Modelo · not known yet whether usable in ads'],
  ])('shows usable in ads = %s as "%s"', (usableInAds, text) => {
    const memory = memoryOf({ catalog: remembered({ name: 'Catalog of Modelo', usableInAds }) });
    expect(built(statusOf({ memory })).text).toContain(text);
  });

  it.each([
    ['bound', memoryOf(), 'bound to the catalog'],
    [
      'not bound',
      memoryOf({ pixelBinding: remembered({ bound: false, sources: [] }) }),
      'not bound to the catalog',
    ],
    ['not read', memoryOf({ pixelBinding: neverRead }), 'not known yet'],
  ])('says of a pixel that it is %s', (_, memory, text) => {
    expect(built(statusOf({ memory })).text).toContain(`\`CPIXELCODE\`\n${text}`);
  });

  it('says that no pixel was chosen instead of showing an empty id', () => {
    const connection = connectionOf({ ids: { ...ids, pixelCode: null } });
    expect(built(statusOf({ connection })).text).toContain('*Pixel*\nnone chosen');
  });
});

describe('the connection in statusMessage', () => {
  it.each([
    ['new', 'Not connected yet.'],
    ['authorized', 'Authorized, but the accounts are not chosen yet.'],
    ['disconnecting', 'Being disconnected.'],
    ['disconnected', 'Disconnected.'],
  ] as const)('that is %s is never called connected', (phase, text) => {
    const { text: said } = built(statusOf({ connection: connectionOf({ phase }) }));
    expect(said).toContain(text);
    expect(said).not.toContain('*Connected');
  });

  it('says that TikTok has not answered yet while there is no proof', () => {
    expect(built(statusOf({ memory: nothingKnown })).text).toContain('*Registered, but not confirmed yet.*');
    expect(built(statusOf({ memory: nothingKnown })).text).toContain('TikTok has not answered a check yet.');
  });

  it.each([
    ['noInfo', '*Connected when last checked*'],
    ['throttled', '*Connected when last checked*'],
    ['objectRefused', '*Connected when last checked*'],
    ['tokenRefused', '*TikTok refuses the sign-in.* It last worked'],
  ] as const)('is not claimed after an answer of class %s', (answerClass, expected) => {
    const memory = { ...memoryOf(), user: { ...memoryOf().user, last: { class: answerClass, at: now } } };
    const { text } = built(statusOf({ memory }));
    expect(text).toContain(expected);
    expect(text).not.toContain('*Connected* since');
  });

  it('without ids shows the VTEX account and no links', () => {
    const message = built(statuses['new, with nothing']!);
    expect(message.text).toContain('*VTEX account*\n`lojamodelo`\ntrade policy 3');
    expect(actionIdsOf(asSent(message).blocks)).toEqual([
      'connect:begin:loja-modelo',
      'catalog:show',
      'products:show',
      'status:refresh',
    ]);
  });
});

describe('staleness in statusMessage', () => {
  it('is not mentioned while the figures are fresh', () => {
    expect(shown(statusOf())).not.toContain('These figures are');
  });

  it.each([
    ['noInfo', 'TikTok does not answer at the moment. This says nothing about your connection'],
    ['throttled', 'TikTok asks the app to slow down.'],
    [
      'tokenRefused',
      'TikTok does not accept the app’s sign-in at the moment. Whether it ended for good is not confirmed yet.',
    ],
    ['askUser', 'TikTok has a problem with the user'],
    ['appRefused', 'TikTok refuses the developer app itself.'],
    ['objectRefused', 'TikTok answers, but does not show this catalog to the user'],
  ] as const)('names the age and the reason %s', (last, reason) => {
    const memory = memoryOf({ counts: remembered(counts, ago(3 * HOUR_MS), last) });
    const { text } = built(statusOf({ memory }));
    expect(text).toContain(`*These figures are 3 hours old.* ${reason}`);
    expect(text).toContain('*Available*\n950');
  });
});
