import type { types } from '@slack/bolt';
import { bitsOf, fieldsThatAre, knownFields, matchingOf } from '../../../core/manage/matching.ts';
import type { Matching } from '../../../core/manage/matching.ts';
import type { MatchingWish } from '../../../core/manage/switch-matching.ts';
import type { StoreStatus } from '../../../core/status.ts';
import { isUuid } from '../../../core/uuid.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { button, clip, confirmed } from '../elements.ts';

/** What the buttons carry. What comes back in an old one may be anything: it is read, never believed. */
export const matchingValue = (storeId: string, { on, seenBits }: MatchingWish): string =>
  [storeId, on ? 'on' : 'off', seenBits].join(' ');

export function matchingIn(value: string): (MatchingWish & { readonly storeId: string }) | null {
  const [storeId = '', wish = '', seenBits = ''] = value.split(' ');
  if (!isUuid(storeId) || !['on', 'off'].includes(wish) || !/^[01-]{1,20}$/.test(seenBits)) return null;
  return { storeId, on: wish === 'on', seenBits };
}

/** Where some are on and some are off, both; where TikTok tells of none, nothing can be promised. */
export function matchingButtons(t: Translator, { store, memory, connection }: StoreStatus): types.Button[] {
  const { good } = memory.pixel;
  if (good === null || connection.phase !== 'connected') return [];
  const { name } = good.value;
  const matching = matchingOf(good.value);
  return [true, false]
    .filter((on) => fieldsThatAre(matching, !on).length > 0)
    .map((on) => switchButton(t, { storeId: store.id, name, matching, on }));
}

type Switch = {
  readonly storeId: string;
  readonly name: string;
  readonly matching: Matching;
  readonly on: boolean;
};

function switchButton(t: Translator, { storeId, name, matching, on }: Switch): types.Button {
  const label = t(on ? 'button.matchingOn' : 'button.matchingOff');
  const figures = {
    pixel: clip(name, 40),
    total: knownFields(matching).length,
    changing: fieldsThatAre(matching, !on).length,
  };
  const value = matchingValue(storeId, { on, seenBits: bitsOf(matching) });
  return confirmed(
    button(label, `${actionIds.matchingSwitch}:${on ? 'on' : 'off'}`, value),
    on ? 'primary' : 'danger',
    {
      title: t('matching.confirm.title'),
      text: t(on ? 'matching.confirm.on' : 'matching.confirm.off', figures),
      confirm: label,
      deny: t('button.cancel'),
    },
  );
}
