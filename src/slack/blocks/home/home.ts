import type { Access } from '../../../core/access.ts';
import type { Subscription } from '../../../core/alerts/subscription.ts';
import { stalenessOf } from '../../../core/freshness.ts';
import type { StoreStatus } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import { isCritical, severityOf } from '../alerts/open-incidents.ts';
import { actions, button, code, context, date, divider, header, mrkdwn, section } from '../elements.ts';
import type { Block, Home } from '../elements.ts';
import { askAdminBlocks, isToConnect } from '../connect/connect-buttons.ts';
import { storeSelect } from '../notices.ts';
import { channelBlocks } from './home-channels.ts';
import { storeBlocks } from './home-store.ts';
import { onboardingBlocks } from './onboarding.ts';

/** product.md 3: those that need attention most; six blocks each stay below Slack's 100 a view. */
const SHOWN = 10;

export type HomeScene = {
  readonly statuses: readonly StoreStatus[];
  readonly subscriptions: readonly Subscription[];
  readonly access: Access;
  readonly now: Date;
};

export function homeView(t: Translator, scene: HomeScene): Home {
  const { statuses, subscriptions, access, now } = scene;
  const shown = [...statuses].sort((a, b) => attention(b, now) - attention(a, now)).slice(0, SHOWN);
  const stores = statuses.map(({ store }) => store);
  const values = { status: code(`${commandName} status`), help: code(`${commandName} help`) };
  const onboarding = onboardingBlocks(t, scene);
  const waiting = shown.find(isToConnect);
  return {
    type: 'home',
    blocks: [
      header(t('home.title')),
      section(mrkdwn(t, 'home.welcome', values)),
      ...onboarding,
      ...(statuses.length === 0 ? [] : [section(alertsLine(t, statuses))]),
      ...shown.flatMap((status) => storeBlocks(t, status, { now, isAdmin: access === 'admin' })),
      ...(waiting === undefined || onboarding.length > 0
        ? []
        : askAdminBlocks(t, waiting, access === 'admin')),
      ...(statuses.length > SHOWN ? restBlocks(t, stores) : []),
      ...(statuses.length === 0 ? [] : [divider(), ...channelBlocks(t, subscriptions, stores)]),
      // With no store the first steps have the same button.
      footer(t, access === 'admin' && statuses.length > 0),
      context(mrkdwn(t, 'home.asOf', { asOf: date(now) })),
    ],
  };
}

/** What is critical comes first, then what nobody connected, then stores whose figures are not trusted, then the most rejected items. */
function attention(status: StoreStatus, now: Date): number {
  if (isCritical(status.incidents)) return Number.MAX_VALUE;
  if (status.connection.phase !== 'connected') return Number.MAX_SAFE_INTEGER;
  if (stalenessOf(status, now) !== null) return Number.MAX_SAFE_INTEGER - 1;
  return status.memory.counts.good?.value.rejected ?? 0;
}

/** One incident can concern several stores; it is one alert. */
function alertsLine(t: Translator, statuses: readonly StoreStatus[]): string {
  const all = new Map(statuses.flatMap(({ incidents }) => incidents.map((one) => [one.id, one] as const)));
  const open = [...all.values()];
  const critical = open.filter((incident) => severityOf(incident) === 'critical').length;
  return t('home.alerts', { count: open.length, critical });
}

const restBlocks = (t: Translator, stores: Parameters<typeof storeSelect>[1]): Block[] => [
  divider(),
  section(t('home.more', { shown: SHOWN, total: stores.length })),
  { ...actions([storeSelect(t, stores)]), block_id: 'view:status' },
];

const footer = (t: Translator, mayAdd: boolean): Block =>
  actions([
    ...(mayAdd ? [button(t('button.addStore'), `${actionIds.storeAdd}:home`, 'home')] : []),
    button(t('button.settings'), actionIds.settingsShow, 'home'),
    button(t('button.refresh'), actionIds.homeRefresh, 'home'),
  ]);
