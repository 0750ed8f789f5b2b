import type { GrantedRight } from '../../../core/right-ports.ts';
import type { Right } from '../../../core/access.ts';
import type { Person } from '../../../core/person.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, context, date, header, mrkdwn, section, sectionWith } from '../elements.ts';
import type { Block } from '../elements.ts';
import { person } from '../mentions.ts';
import type { SettingsContent } from './settings.ts';
import { personMenu, removeButton } from './settings-elements.ts';

/** One block each. */
const SHOWN = 20;
const NAMED_SHOWN = 10;

/** Pages begin with 1; one that is no more is the last one. */
export function rightPage(rights: readonly GrantedRight[], wanted: number) {
  const pages = Math.max(1, Math.ceil(rights.length / SHOWN));
  const page = Math.min(Math.max(wanted, 1), pages);
  return { page, pages, shown: rights.slice((page - 1) * SHOWN, page * SHOWN) };
}

/** Who may do what: by Slack or by the host, then by name. */
export function rightBlocks(t: Translator, content: SettingsContent): Block[] {
  const { rights, mayChange, round } = content;
  const { page, pages, shown } = rightPage(rights, content.page);
  return [
    header(t('settings.rights')),
    section(`${t('settings.rights.members')}\n${adminsText(t, content.namedAdmins)}`),
    ...(rights.length === 0 ? [context(t('settings.rights.none'))] : []),
    ...shown.map((one) => rightBlock(t, content, one)),
    ...(pages > 1 ? pageBlocks(t, page, pages) : []),
    ...(mayChange
      ? [{ ...actions([menu(t, 'operator'), menu(t, 'admin')]), block_id: `rights:${round}` }]
      : []),
  ];
}

function pageBlocks(t: Translator, page: number, pages: number): Block[] {
  const to = (key: 'button.previous' | 'button.next', number: number) =>
    number < 1 || number > pages
      ? []
      : [button(t(key), `${actionIds.rightPage}:${String(number)}`, String(number))];
  return [
    context(t('settings.rights.page', { page, pages })),
    actions([...to('button.previous', page - 1), ...to('button.next', page + 1)]),
  ];
}

function adminsText(t: Translator, named: readonly string[]): string {
  if (named.length === 0) return t('settings.rights.owners');
  const shown = named.slice(0, NAMED_SHOWN).map((id) => person(id).markup);
  const more = named.length - shown.length;
  const names = shown.join(', ');
  return mrkdwn(t, 'settings.rights.named', {
    count: named.length,
    names: { markup: more === 0 ? names : t('settings.rights.namedMore', { names, more }) },
  });
}

function rightBlock(t: Translator, { people, userId, mayChange }: SettingsContent, one: GrantedRight): Block {
  const line = mrkdwn(t, 'settings.rights.row', {
    person: person(one.userId),
    right: t(`settings.right.${one.right}`),
    kind: kindOf(people.get(one.userId)),
  });
  const given =
    one.by === null
      ? mrkdwn(t, 'settings.rights.byHost', { at: date(one.at) })
      : mrkdwn(t, 'settings.rights.by', { by: person(one.by), at: date(one.at) });
  const text = `${line}\n${given}`;
  if (!mayChange) return section(text);
  const question = t('settings.rights.removeSure', { self: one.userId === userId ? 'yes' : 'no' });
  return sectionWith(text, removeButton(t, actionIds.rightWithdraw, one.userId, question));
}

/** Nothing is said of whom Slack did not tell about in time. */
function kindOf(known: Person | undefined): 'guest' | 'foreign' | 'member' {
  if (known?.isForeign === true) return 'foreign';
  return known?.isGuest === true ? 'guest' : 'member';
}

const menus = {
  operator: ['settings.rights.makeOperator', 'settings.rights.makeOperatorSure'],
  admin: ['settings.rights.makeAdmin', 'settings.rights.makeAdminSure'],
} as const;

function menu(t: Translator, right: Right) {
  const [placeholder, text] = menus[right];
  const question = { text: t(text), yes: t('settings.give') };
  return personMenu(t, `${actionIds.rightGrant}:${right}`, t(placeholder), question);
}
