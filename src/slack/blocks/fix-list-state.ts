import type { FixList } from '../../core/products/fix-list.ts';
import type { PolicyDefect } from '../../core/products/policy-defects.ts';
import type { Translator } from '../../locales/index.ts';
import { code, context, date, mrkdwn, section } from './elements.ts';
import type { Block } from './elements.ts';
import { numberText } from './figures.ts';

/** How sure the list is: what was read when, what is being read, and why nothing is. */
export function stateBlocks(t: Translator, list: FixList): Block[] {
  const pause = pauseText(t, list);
  return [
    ...(list.hasKeys ? [] : [section(noKeysText(t, list))]),
    ...(list.vtex === null ? firstPassBlocks(t, list) : summaryBlocks(t, list, list.vtex)),
    ...(pause === null ? [] : [section(`:hourglass_flowing_sand: ${pause}`)]),
  ];
}

const noKeysText = (t: Translator, { store }: FixList): string =>
  mrkdwn(t, 'products.noKeys', {
    account: store.vtexAccount,
    command: code(`npm run admin -- store keys --handle ${store.handle}`),
  });

function firstPassBlocks(t: Translator, list: FixList): Block[] {
  if (!list.hasKeys) return [];
  return [section([t('products.firstPass'), ...progressTexts(t, list)].join('\n'))];
}

function progressTexts(t: Translator, { progress: { underWay } }: FixList): string[] {
  if (underWay === null) return [];
  const startedAt = date(underWay.startedAt);
  if (underWay.total === null) return [mrkdwn(t, 'products.listing', { startedAt })];
  const done = numberText(t, underWay.done);
  return [mrkdwn(t, 'products.progress', { done, total: numberText(t, underWay.total), startedAt })];
}

function summaryBlocks(t: Translator, list: FixList, vtex: NonNullable<FixList['vtex']>): Block[] {
  const { skus, toFix, asOf } = vtex;
  const policy = list.store.tradePolicy;
  const total = numberText(t, skus);
  const summary =
    toFix === 0
      ? mrkdwn(t, 'products.allGood', { total, policy })
      : mrkdwn(t, 'products.summary', { toFix, count: numberText(t, toFix), skus, total, policy });
  const progress = progressTexts(t, list);
  return [
    ...vtex.policyDefects.map((defect) => section(policyText(t, list, defect))),
    section(summary),
    context(mrkdwn(t, 'products.asOf', { asOf: date(asOf) })),
    ...(progress.length === 0 ? [] : [context([t('products.newPass'), ...progress].join(' '))]),
  ];
}

function pauseText(t: Translator, { progress: { pause }, store }: FixList): string | null {
  if (pause === null || pause.why === 'more') return null;
  if (pause.why === 'policyMissing') return policyText(t, { store }, { cause: 'missing', reason: '' });
  const { vtexAccount: account, tradePolicy: policy } = store;
  return mrkdwn(t, `products.pause.${pause.why}`, { at: date(pause.at), account, policy });
}

function policyText(
  t: Translator,
  { store }: Pick<FixList, 'store'>,
  { cause, reason }: PolicyDefect,
): string {
  const values = { policy: store.tradePolicy, currency: reason };
  return `${mrkdwn(t, `policy.${cause}`, values)} ${mrkdwn(t, `policy.${cause}.fix`, values)}`;
}
