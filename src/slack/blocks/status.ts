import { stalenessOf } from '../../core/freshness.ts';
import type { PartMemory, ReadingValues } from '../../core/reading.ts';
import type { StoreStatus } from '../../core/status.ts';
import type { Translator } from '../../locales/index.ts';
import { actionIds } from '../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  date,
  fields,
  header,
  message,
  mrkdwn,
  section,
  words,
} from './elements.ts';
import { askAdminBlocks, connectButtons } from './connect/connect-buttons.ts';
import type { Block, Message } from './elements.ts';
import { asOfBlocks, countKeys, numberText, staleBlocks } from './figures.ts';
import type { LinkTemplates } from './links.ts';
import { eventsText, matchingShort } from './manage/pixel-lines.ts';
import { phaseText } from './disconnect/phase-text.ts';
import { openIncidentBlocks } from './alerts/open-incidents.ts';

export type StatusView = {
  readonly status: StoreStatus;
  readonly now: Date;
  readonly links: LinkTemplates;
  /** Others see no button that would only refuse them. */
  readonly isAdmin: boolean;
};

/** The answer to `/tiktok status`: connection and its proof, accounts, the three counts, each with its "as of". */
export function statusMessage(t: Translator, { status, now, isAdmin }: StatusView): Message {
  return message([
    header(t('status.title', { store: clip(status.store.name, 100) })),
    section(connectionText(t, status)),
    ...staleBlocks(t, stalenessOf(status, now)),
    ...openIncidentBlocks(t, status.incidents),
    fields(countFields(t, status)),
    ...asOfBlocks(t, status),
    fields(accountFields(t, status)),
    ...pixelBlocks(t, status, now),
    buttons(t, status, isAdmin),
    ...askAdminBlocks(t, status, isAdmin),
  ]);
}

/** Only where there is a pixel: that there is none stands with the accounts. */
function pixelBlocks(t: Translator, { connection, memory }: StoreStatus, now: Date): Block[] {
  if ((connection.ids?.pixelCode ?? null) === null) return [];
  const asOf = asOfText(t, memory.pixel, memory.counts.good?.at ?? null);
  const matching = `${matchingShort(t, memory.pixel)}${asOf === null ? '' : ` (${asOf})`}`;
  return [
    section(
      `${eventsText(t, memory.pixelEvents, { now, isWatched: connection.phase === 'connected' })}\n${matching}`,
    ),
  ];
}

function connectionText(t: Translator, status: StoreStatus): string {
  const { connection, memory } = status;
  if (connection.phase !== 'connected') return phaseText(t, connection, connection.phase);
  const { good, last } = memory.user;
  const isRefused = last?.class === 'tokenRefused';
  if (good === null) {
    const state = mrkdwn(t, isRefused ? 'status.signInNeverWorked' : 'status.notConfirmed');
    return isRefused ? state : `${state} ${mrkdwn(t, 'status.proofNone')}`;
  }
  const proof = { user: clip(good.value.displayName, 100), asOf: date(good.at) };
  if (status.grant?.state === 'revoked') return mrkdwn(t, 'status.revoked', proof);
  // "Connected" is claimed only as long as the last check proved it.
  if (isRefused) return mrkdwn(t, 'status.signInRefused', proof);
  if (last !== null && last.class !== 'good') return mrkdwn(t, 'status.lastProof', proof);
  const since =
    connection.connectedAt === null
      ? mrkdwn(t, 'status.connectedPlain')
      : mrkdwn(t, 'status.connected', { since: date(connection.connectedAt) });
  return `${since} ${mrkdwn(t, 'status.proof', proof)}`;
}

export function countFields(t: Translator, status: StoreStatus): string[] {
  const { good } = status.memory.counts;
  return countKeys.map(([key, name]) => {
    const value = good === null ? t('counts.unknown') : numberText(t, good.value[name]);
    return `*${t(key)}*\n${value}`;
  });
}

function accountFields(t: Translator, status: StoreStatus): string[] {
  const { store, memory, connection, grant } = status;
  const ids = connection.ids;
  const vtex = `*${t('status.vtex')}*\n${code(store.vtexAccount).markup}\n${mrkdwn(t, 'status.tradePolicy', { policy: store.tradePolicy })}`;
  if (ids === null) return [vtex];
  const show = <T>(label: string, id: string, part: PartMemory<T>, describe: (value: T) => string) =>
    accountField(t, { label, id, part, countsAt: memory.counts.good?.at ?? null, describe });
  return [
    show(t('status.businessCenter'), ids.bcId, memory.businessCenter, ({ name, state }) =>
      named(name, t(`bcState.${state}`)),
    ),
    show(t('status.adAccount'), ids.advertiserId, memory.adAccount, ({ name, state }) =>
      named(name, t(`state.${state}`)),
    ),
    show(t('status.catalog'), ids.catalogId, memory.catalog, (value) => catalogText(t, value)),
    ids.pixelCode === null
      ? `*${t('status.pixel')}*\n${t('status.pixelNone')}`
      : show(t('status.pixel'), ids.pixelCode, memory.pixelBinding, ({ bound }) =>
          t(bound ? 'status.pixelBound' : 'status.pixelUnbound'),
        ),
    ...(grant === null ? [] : [`*${t('status.grantUser')}*\n${words(clip(grant.displayName, 100))}`]),
    vtex,
  ];
}

type AccountField<T> = {
  readonly label: string;
  readonly id: string;
  readonly part: PartMemory<T>;
  /** Where a part was read together with the counts, their "as of" speaks for it. */
  readonly countsAt: Date | null;
  readonly describe: (value: T) => string;
};

function accountField<T>(t: Translator, { label, id, part, countsAt, describe }: AccountField<T>): string {
  const lines = [
    `*${label}*`,
    code(id).markup,
    part.good === null ? t('counts.unknown') : describe(part.good.value),
  ];
  const asOf = asOfText(t, part, countsAt);
  if (asOf !== null) lines.push(asOf);
  if (part.last?.class === 'objectRefused') lines.push(t('status.partRefused'));
  return lines.join('\n');
}

/** null: read together with the counts, whose "as of" speaks for it. */
function asOfText(t: Translator, { good }: PartMemory<unknown>, countsAt: Date | null): string | null {
  if (good === null || good.at.getTime() === countsAt?.getTime()) return null;
  return mrkdwn(t, 'status.partAsOf', { asOf: date(good.at) });
}

const named = (name: string, state: string): string => `${words(clip(name, 200))} · ${state}`;

function catalogText(t: Translator, value: ReadingValues['catalog']): string {
  const usable = { true: 'status.usable', false: 'status.notUsable', null: 'status.usableUnknown' } as const;
  return named(value.name, t(usable[`${value.usableInAds}`]));
}

/** What there is to do with the connection comes first; its listeners judge anew whether it may be done. */
function buttons(t: Translator, status: StoreStatus, isAdmin: boolean): Block {
  const { store, connection } = status;
  return actions([
    ...connectButtons(t, status, isAdmin),
    button(t('button.catalog'), actionIds.catalogShow, store.id),
    button(t('button.products'), actionIds.productsShow, store.id),
    button(t('button.refresh'), actionIds.statusRefresh, store.id),
    ...(connection.ids === null
      ? []
      : [
          button(t('button.ads'), actionIds.adLinkShow, store.id),
          button(t('button.businessCenter'), actionIds.businessCenterShow, store.id),
          button(t('button.dataSharing'), actionIds.dataSharingShow, store.id),
        ]),
    ...(isAdmin && connection.phase === 'connected'
      ? [button(t('button.disconnect'), actionIds.disconnectOpen, store.id)]
      : []),
  ]);
}
