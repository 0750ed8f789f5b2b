import { conditions } from '../../../core/alerts/conditions/index.ts';
import type { IncidentContent } from '../../../core/alerts/content.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { muteChoice } from './mute-choice.ts';
import { actions, button, clip, option } from '../elements.ts';
import type { Block, Element } from '../elements.ts';
import type { LinkTemplates } from '../links.ts';
import { objectLinks } from './alert-objects.ts';
import { recheckValue } from '../products/products-values.ts';

/** What a person can do about an incident, days later too: rights and state are checked at the click. */
export function alertButtons(t: Translator, incident: IncidentContent, links: LinkTemplates | null): Block[] {
  const isClosed = incident.phase === 'closed';
  const elements = [
    ...reconnectElements(t, incident),
    ...(links === null ? [] : objectLinks(t, incident, links)),
    ...lookElements(t, incident),
    ...(isClosed || incident.acknowledged !== null
      ? []
      : [button(t('button.acknowledge'), actionIds.alertAck, incident.incidentId)]),
    ...(isClosed ? [] : [muteSelect(t, incident)]),
  ];
  return elements.length === 0 ? [] : [actions(elements)];
}

/**
 * product.md 4. One store for all: the same TikTok user signs in for each of them; where that is not so, *Status* of the
 * others has the same button.
 */
function reconnectElements(t: Translator, { condition, phase, stores }: IncidentContent): Element[] {
  const [first] = stores;
  if (condition !== 'grant.revoked' || phase === 'closed' || first === undefined) return [];
  return [{ ...button(t('button.reconnect'), actionIds.connectBegin, first.id), style: 'primary' }];
}

function lookElements(t: Translator, { condition, stores, storeCount }: IncidentContent): Element[] {
  const [first] = stores;
  if (first === undefined) return [];
  if (storeCount > 1) return [storePick(t, stores)];
  const status = button(t('button.seeStatus'), actionIds.statusShow, first.id);
  if (conditions[condition].counts === 'stores') return [status];
  // The catalog's own answer has the link to TikTok, with the ids of this store and the role that it needs.
  return [
    button(t('button.products'), actionIds.productsShow, first.id),
    button(t('button.recheck'), actionIds.productsRecheck, recheckValue(first.id, { kind: 'store' })),
    status,
    button(t('button.catalog'), actionIds.catalogShow, first.id),
  ];
}

/** Its answer is a message of its own: `store:pick` would replace the alert for everybody. */
const storePick = (t: Translator, stores: IncidentContent['stores']): Element => ({
  type: 'static_select',
  action_id: `${actionIds.statusShow}:pick`,
  placeholder: { type: 'plain_text', text: t('alert.pickStore'), emoji: false },
  options: stores.map(({ id, name }) => option(clip(name, 70) || id, id)),
});

type Ended = { readonly routeId: string; readonly incidentId: string; readonly isHere: boolean };

/** Of the mute that is in force: the other one has nothing to end. */
const endOption = (t: Translator, { routeId, incidentId, isHere }: Ended) =>
  isHere
    ? option(t('alert.mute.endHere'), muteChoice.write({ scope: 'here', hours: 0, id: routeId }))
    : option(
        t('alert.mute.endEverybody'),
        muteChoice.write({ scope: 'everybody', hours: 0, id: incidentId }),
      );

function muteSelect(t: Translator, { routeId, incidentId, muted }: IncidentContent): Element {
  const choices = [
    ...[1, 8, 24].map((hours) =>
      option(t('alert.mute.here', { hours }), muteChoice.write({ scope: 'here', hours, id: routeId })),
    ),
    option(
      t('alert.mute.everybody', { hours: 24 }),
      muteChoice.write({ scope: 'everybody', hours: 24, id: incidentId }),
    ),
    ...(muted === null ? [] : [endOption(t, { routeId, incidentId, isHere: muted.by === '' })]),
  ];
  return {
    type: 'static_select',
    action_id: actionIds.alertMute,
    placeholder: { type: 'plain_text', text: t('alert.mute.placeholder'), emoji: false },
    options: choices,
  };
}
