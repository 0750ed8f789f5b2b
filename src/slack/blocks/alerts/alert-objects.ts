import type { IncidentContent } from '../../../core/alerts/content.ts';
import type { TikTokObject } from '../../../core/alerts/conditions/tiktok-objects.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { clip, code, linkButton, mrkdwn } from '../elements.ts';
import type { Element } from '../elements.ts';
import { fillLink } from '../links.ts';
import type { LinkTemplates } from '../links.ts';

const LONGEST_NAME = 100;

/** What of TikTok's is concerned, one line each, with the id by which a person finds it there. */
export const objectLines = (t: Translator, objects: readonly TikTokObject[]): string[] =>
  objects.map((one) =>
    mrkdwn(t, 'alert.object', {
      kind: t(`status.${one.kind}`),
      name: clip(one.name, LONGEST_NAME),
      id: code(clip(one.id, LONGEST_NAME)),
      state: stateOf(t, one),
    }).replace(/ {2,}/g, ' '),
  );

function stateOf(t: Translator, { kind, wrong }: TikTokObject): string {
  if (wrong === 'lost') return t('alert.object.lost');
  return t(`${kind === 'businessCenter' ? 'bcState' : 'state'}.${wrong}`);
}

/** Where a person acts: at the account itself; or where an admin of the Business Center gives the right that is gone. */
export function objectLinks(
  t: Translator,
  { objects = [] }: Pick<IncidentContent, 'objects'>,
  links: LinkTemplates,
): Element[] {
  const account = objects.find(({ kind, wrong }) => kind === 'adAccount' && wrong !== 'lost');
  const other = objects.find((one) => one !== account);
  const to = (name: 'adsManager' | 'businessCenter', template: string, of: TikTokObject | undefined) => {
    if (of === undefined) return [];
    const ids = { bcId: of.bcId, advertiserId: of.id, catalogId: of.id, pixelCode: null };
    return [linkButton(t(`button.${name}`), name, fillLink(template, ids), actionIds.linkOpen)];
  };
  const center = other?.wrong === 'lost' ? links.bcMembers : links.businessCenter;
  return [...to('adsManager', links.adsManager, account), ...to('businessCenter', center, other)];
}
