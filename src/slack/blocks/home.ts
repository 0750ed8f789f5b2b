import { stalenessOf } from '../../core/freshness.ts';
import type { StoreStatus } from '../../core/status.ts';
import type { Translator } from '../../locales/index.ts';
import { actionIds, commandName } from '../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  date,
  divider,
  header,
  mrkdwn,
  section,
  words,
} from './elements.ts';
import type { Block, Home } from './elements.ts';
import { staleBlocks } from './figures.ts';
import { isCritical, openIncidentBlocks } from './alerts/open-incidents.ts';

/** product.md 3: the ten that need attention most; six blocks each stay below Slack's 100 a view. */
const SHOWN = 10;

export function homeView(t: Translator, statuses: readonly StoreStatus[], now: Date): Home {
  const shown = [...statuses].sort((a, b) => attention(b, now) - attention(a, now)).slice(0, SHOWN);
  return {
    type: 'home',
    blocks: [
      header(t('home.title')),
      section(
        mrkdwn(t, 'home.welcome', {
          status: code(`${commandName} status`),
          help: code(`${commandName} help`),
        }),
      ),
      ...(statuses.length === 0 ? emptyBlocks(t) : shown.flatMap((status) => storeBlocks(t, status, now))),
      ...(statuses.length > SHOWN ? [moreBlock(t, statuses.length)] : []),
    ],
  };
}

/** What is critical comes first, then stores whose figures are not trusted, then the most rejected items. */
function attention(status: StoreStatus, now: Date): number {
  if (isCritical(status.incidents)) return Number.MAX_VALUE;
  if (stalenessOf(status, now) !== null) return Number.MAX_SAFE_INTEGER;
  return status.memory.counts.good?.value.rejected ?? 0;
}

const emptyBlocks = (t: Translator): Block[] => [
  section(t('home.empty')),
  context(mrkdwn(t, 'help.noStores', { command: code('npm run admin -- store add') })),
];

function storeBlocks(t: Translator, status: StoreStatus, now: Date): Block[] {
  const { good, last } = status.memory.counts;
  const unknown = t(last === null ? 'counts.noneYet' : 'counts.unknown');
  const summary = good === null ? unknown : t('home.summary', { ...good.value });
  return [
    divider(),
    section(`*${words(clip(status.store.name, 200))}* ${code(status.store.handle).markup}\n${summary}`),
    ...(good === null ? [] : [context(mrkdwn(t, 'status.partAsOf', { asOf: date(good.at) }))]),
    ...staleBlocks(t, stalenessOf(status, now)),
    ...openIncidentBlocks(t, status.incidents),
    actions([
      button(t('button.status'), `${actionIds.statusShow}:${status.store.handle}`, status.store.id),
      button(t('button.catalog'), `${actionIds.catalogShow}:${status.store.handle}`, status.store.id),
    ]),
  ];
}

const moreBlock = (t: Translator, total: number): Block =>
  context(mrkdwn(t, 'home.more', { shown: SHOWN, total, command: code(`${commandName} status`) }));
