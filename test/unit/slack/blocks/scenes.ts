import { storeScenes } from './store-scenes.ts';
import type { AnswerClass } from '../../../../src/core/answer.ts';
import type { ConnectionPhase } from '../../../../src/core/connection.ts';
import type { AccountState } from '../../../../src/core/reading.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { errorCodes } from '../../../../src/errors.ts';
import type { SwitchResult } from '../../../../src/core/manage/switch-matching.ts';
import type { ErrorCode } from '../../../../src/errors.ts';
import type { Translator } from '../../../../src/locales/index.ts';
import { catalogMessage } from '../../../../src/slack/blocks/catalog.ts';
import type { Message } from '../../../../src/slack/blocks/elements.ts';
import { helpMessage, helpTopicMessage } from '../../../../src/slack/blocks/help.ts';
import { adLinkMessage } from '../../../../src/slack/blocks/manage/ad-link.ts';
import { businessCenterMessage } from '../../../../src/slack/blocks/manage/business-center.ts';
import { dataSharingMessage } from '../../../../src/slack/blocks/manage/data-sharing.ts';
import { matchingNotice } from '../../../../src/slack/blocks/manage/matching-notice.ts';
import {
  chooseStoreMessage,
  didYouMeanMessage,
  errorMessage,
  goneMessage,
  noStoreMessage,
  refusalMessage,
  useDoneMessage,
  useMissingMessage,
} from '../../../../src/slack/blocks/notices.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import { views } from '../../../../src/slack/ids.ts';
import { commands } from '../../../../src/slack/listeners/commands/table.ts';
import {
  DAY_MS,
  HOUR_MS,
  ago,
  connectionOf,
  countsMemory,
  grant,
  ids,
  links,
  memoryOf,
  neverRead,
  neverWell,
  nothingKnown,
  now,
  readingValues,
  remembered,
  statusOf,
  storeOf,
  storesOf,
} from '../../../support/builders.ts';
import { hostileName } from './eyes.ts';

const refusedClasses = [
  'noInfo',
  'throttled',
  'tokenRefused',
  'askUser',
  'appRefused',
  'objectRefused',
] as const satisfies readonly AnswerClass[];
const accountStates = [
  'active',
  'suspended',
  'closed',
  'rejected',
  'inReview',
  'unknown',
] as const satisfies readonly AccountState[];
const phases = [
  'new',
  'authorized',
  'disconnecting',
  'disconnected',
] as const satisfies readonly ConnectionPhase[];
const { counts, businessCenter, adAccount, catalog, pixel } = readingValues;

const from = <K extends string, T>(
  keys: readonly K[],
  make: (key: K) => readonly [string, T],
): Record<string, T> => Object.fromEntries(keys.map(make));

const history = (at: Date, of: typeof counts) => ({ counts: of, at });

/** A store whose every name was chosen by somebody who means harm. */
export const hostileStatus = (name: string): StoreStatus =>
  statusOf({
    store: storeOf({ name, tradePolicy: name.slice(0, 9) }),
    grant: { ...grant, displayName: name },
    memory: memoryOf({
      user: remembered({ coreUserId: '1', displayName: name }),
      businessCenter: remembered({ ...businessCenter, name }),
      adAccount: remembered({ ...adAccount, name }),
      catalog: remembered({ ...catalog, name }),
      pixel: remembered({ ...pixel, name }),
      pixelBinding: remembered({ bound: false, sources: [name, name] }),
    }),
  });

/** Every kind of store that a message can be about, by name. */
export const statuses: Readonly<Record<string, StoreStatus>> = {
  'a fresh store': statusOf(),
  ...from(refusedClasses, (last) => [
    `old figures, ${last}`,
    statusOf({ memory: memoryOf({ counts: remembered(counts, ago(3 * HOUR_MS), last) }) }),
  ]),
  'old figures, no check since': statusOf({ memory: memoryOf({}, ago(3 * DAY_MS)) }),
  ...from(refusedClasses, (last) => [
    `no figures, ${last}`,
    statusOf({ memory: memoryOf({ counts: neverWell(last) }) }),
  ]),
  'nothing read yet': statusOf({ memory: nothingKnown }),
  ...from(phases, (phase) => [
    `${phase}, with ids and figures`,
    statusOf({ connection: connectionOf({ phase, connectedAt: null }) }),
  ]),
  ...from(phases, (phase) => [
    `${phase}, with nothing`,
    statusOf({
      connection: connectionOf({ phase, ids: null, connectedAt: null }),
      grant: null,
      memory: nothingKnown,
    }),
  ]),
  'connected, nobody knows since when': statusOf({ connection: connectionOf({ connectedAt: null }) }),
  'no pixel chosen': statusOf({ connection: connectionOf({ ids: { ...ids, pixelCode: null } }) }),
  'pixel not bound': statusOf({
    memory: memoryOf({ pixelBinding: remembered({ bound: false, sources: [] }) }),
  }),
  ...from(refusedClasses, (last) => [
    `pixel, ${last}`,
    statusOf({ memory: memoryOf({ pixel: remembered(pixel, ago(DAY_MS), last) }) }),
  ]),
  'events of some days': statusOf({
    memory: memoryOf({
      pixelEvents: remembered([
        { day: '2026-03-09', count: 1_234_567, readAtMs: now.getTime() },
        { day: '2026-03-08', count: 0, readAtMs: now.getTime() },
      ]),
    }),
  }),
  'pixel binding unknown': statusOf({ memory: memoryOf({ pixelBinding: neverRead }) }),
  ...from(accountStates, (state) => [
    `accounts ${state}`,
    statusOf({
      memory: memoryOf({
        businessCenter: remembered({ ...businessCenter, state }),
        adAccount: remembered({ ...adAccount, state }),
      }),
    }),
  ]),
  ...from(['true', 'false', 'null'], (text) => [
    `usable in ads: ${text}`,
    statusOf({
      memory: memoryOf({
        catalog: remembered({ ...catalog, usableInAds: JSON.parse(text) as boolean | null }),
      }),
    }),
  ]),
  'parts refused': statusOf({
    memory: memoryOf({
      adAccount: remembered(adAccount, ago(DAY_MS), 'objectRefused'),
      businessCenter: neverWell('objectRefused'),
      catalog: remembered(catalog, ago(DAY_MS), 'noInfo'),
    }),
  }),
  'counts of 0': statusOf({ memory: countsMemory({ approved: 0, processing: 0, rejected: 0 }) }),
  'counts of 1': statusOf({ memory: countsMemory({ approved: 1, processing: 1, rejected: 1 }) }),
  'counts of 10,000,000': statusOf({
    memory: countsMemory({ approved: 10_000_000, processing: 10_000_000, rejected: 10_000_000 }),
    history: {
      dayAgo: history(ago(DAY_MS), { approved: 0, processing: 20_000_000, rejected: 10_000_000 }),
      weekAgo: history(ago(7 * DAY_MS), { approved: 1, processing: 0, rejected: 0 }),
    },
  }),
  'hostile names': hostileStatus(hostileName),
  'names of ampersands only': hostileStatus('&'.repeat(200)),
  'long handle and account': statusOf({
    store: storeOf({ handle: 'a'.repeat(21), vtexAccount: 'v'.repeat(63) }),
  }),
};

const change = { on: true, by: null, at: ago(HOUR_MS) };
const why = { class: 'objectRefused', reason: 'code 40001' } as const;
const switchResults: Readonly<Record<string, SwitchResult>> = {
  ...from(
    ['gone', 'not-connected', 'no-pixel', 'superseded', 'already', 'changed-meanwhile', 'done'] as const,
    (kind) => [kind, { kind }],
  ),
  ...from(refusedClasses, (refused) => [
    `unread, ${refused}`,
    { kind: 'unread', why: { class: refused, reason: '' } },
  ]),
  busy: { kind: 'busy', change },
  unfinished: { kind: 'unfinished', change: { ...change, on: false } },
  'partly, without a reason': { kind: 'partly', left: ['manual.email', 'manual.phone'], why: null },
  'partly, refused': { kind: 'partly', left: ['automatic.name'], why },
  'unchanged, refused': { kind: 'unchanged', why },
  'unchanged, said yes': { kind: 'unchanged', why: null },
  unknown: { kind: 'unknown', why },
};

export type Scene = (t: Translator) => Message;

const crowd = { none: 0, one: 1, fifty: 50, 'a hundred and one': 101 } as const;
const crowds = Object.keys(crowd) as (keyof typeof crowd)[];
const hostileStore = storeOf({ name: hostileName });

/** Every message builder in every state that it knows, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...from(Object.keys(statuses), (name) => [
    `status: ${name}`,
    (t: Translator) => statusMessage(t, { status: statuses[name] ?? statusOf(), now, links, isAdmin: true }),
  ]),
  ...from(Object.keys(statuses), (name) => [
    `catalog: ${name}`,
    (t: Translator) =>
      catalogMessage(t, { status: statuses[name] ?? statusOf(), now, links, isAdmin: true, causes: null }),
  ]),
  ...from(Object.keys(statuses), (name) => [
    `business center: ${name}`,
    (t: Translator) =>
      businessCenterMessage(t, { status: statuses[name] ?? statusOf(), now, links, isAdmin: true }),
  ]),
  ...from(Object.keys(statuses), (name) => [
    `ads: ${name}`,
    (t: Translator) => adLinkMessage(t, { status: statuses[name] ?? statusOf(), now, links, isAdmin: true }),
  ]),
  ...from(Object.keys(statuses), (name) => [
    `data sharing: ${name}`,
    (t: Translator) =>
      dataSharingMessage(t, { status: statuses[name] ?? statusOf(), now, links, isAdmin: true }),
  ]),
  ...from(Object.keys(switchResults), (name) => [
    `switched: ${name}`,
    (t: Translator) => {
      const notice = matchingNotice(t, switchResults[name] ?? { kind: 'done' }, {
        on: true,
        isRevoked: false,
        reference: '1a2b3c4d',
      });
      return dataSharingMessage(t, { status: statusOf(), now, links, isAdmin: true, notice });
    },
  ]),
  ...from(Object.keys(errorCodes) as ErrorCode[], (code) => [
    `error: ${code}`,
    (t: Translator) => errorMessage(t, code, '1a2b3c4d'),
  ]),
  ...from(['guest', 'foreign'] as const, (access) => [
    `refusal: ${access}`,
    (t: Translator) => refusalMessage(t, access),
  ]),
  ...from(crowds, (name) => [
    `help: ${name}`,
    (t: Translator) => helpMessage(t, commands, storesOf(crowd[name])),
  ]),
  ...from(crowds, (name) => [
    `use without a handle: ${name}`,
    (t: Translator) => useMissingMessage(t, storesOf(crowd[name])),
  ]),
  ...from(
    commands.map(({ name }) => name),
    (name) => [
      `help: ${name}`,
      (t: Translator) =>
        helpTopicMessage(
          t,
          commands.find((one) => one.name === name)!,
          storesOf(2),
        ),
    ],
  ),
  ...from(['one', 'fifty', 'a hundred and one'] as const, (name) => [
    `choose a store: ${name}`,
    (t: Translator) => chooseStoreMessage(t, storesOf(crowd[name]), views[0]),
  ]),
  'choose a store: hostile name': (t) => chooseStoreMessage(t, [hostileStore], 'catalog'),
  'no store': noStoreMessage,
  ...storeScenes,
  'store gone': goneMessage,
  'use: done': (t) => useDoneMessage(t, storeOf()),
  'use: done, hostile name': (t) => useDoneMessage(t, hostileStore),
  'did you mean: nothing near': (t) => didYouMeanMessage(t, 'xyzzy', []),
  'did you mean: three': (t) => didYouMeanMessage(t, 'staus', ['status', 'store-1', 'store-2']),
  'did you mean: a hostile word': (t) => didYouMeanMessage(t, hostileName.replaceAll(' ', ''), [hostileName]),
  'did you mean: a very long word': (t) => didYouMeanMessage(t, '&'.repeat(10_000), ['status']),
};
