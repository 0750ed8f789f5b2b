import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { accessOf, may } from '../../../core/access.ts';
import type { Access, Right } from '../../../core/access.ts';
import { locales, localeOf } from '../../../locales/index.ts';
import { message, mrkdwn, section } from '../../blocks/elements.ts';
import type { Message } from '../../blocks/elements.ts';
import { person } from '../../blocks/mentions.ts';
import { actionIds, startsWith } from '../../ids.ts';
import type { Listen, Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { requestOf } from '../actions/request.ts';
import type { ActionArgs } from '../actions/request.ts';
import { defaultSettings } from '../commands/alerts-on.ts';
import { valueOf } from '../click-value.ts';
import { updateView } from '../products/modal.ts';
import { refusalFor } from '../refusal.ts';
import { openErase } from './erase.ts';
import type { EraseDeps } from './erase.ts';
import { openSettings, personOf, settingsView } from './settings.ts';
import type { SettingsDeps } from './settings.ts';

export type SettingsListenerDeps = SettingsDeps & EraseDeps & { readonly listen: Listen };

/** `value`: a user's id where a person was picked; `id`: with its suffix. */
type Clicked = { readonly value: string; readonly id: string };
type Change = (deps: SettingsDeps, turn: Turn, clicked: Clicked) => Promise<void>;
type Refuse = (deps: SettingsDeps, turn: Turn, clicked: Clicked) => Promise<Message | null>;

const userIdPattern = /^[UW][A-Z0-9]{2,30}$/;

const grant: Change = async ({ rights }, { workspace }, { value, id }) => {
  const right: Right | null = id.endsWith(':admin') ? 'admin' : id.endsWith(':operator') ? 'operator' : null;
  if (right !== null && userIdPattern.test(value)) await rights.grant(workspace, value, right);
};

/** Being an operator by name changes nothing for a member, who is one anyway, nor for an admin. null: it does have an effect. */
const withoutEffect: Refuse = async ({ rights, people, namedAdmins }, turn, { value, id }) => {
  if (!id.endsWith(':operator') || !userIdPattern.test(value)) return null;
  if ((await rights.find(turn.workspace, value)) !== null) return null;
  const access = accessOf(value, { person: await personOf(people, turn, value), right: null }, namedAdmins);
  if (!may(access, 'operate')) return null;
  return message([section(mrkdwn(turn.t, 'settings.rights.noEffect', { access, person: person(value) }))]);
};

const withdraw: Change = async ({ rights }, { workspace }, { value }) => {
  if (userIdPattern.test(value)) await rights.grant(workspace, value, null);
};

const chooseLanguage: Change = ({ settings }, { workspace }, { value }) =>
  settings.setLanguage(workspace, locales.find((one) => one === value) ?? null);

/** In their own language and zone, as far as Slack tells: it is they who read it. */
const addContact: Change = async ({ subscriptions, people }, turn, { value }) => {
  if (!userIdPattern.test(value)) return;
  const { workspace, t } = turn;
  const person = await personOf(people, turn, value);
  const language = localeOf(person?.slackLocale ?? null) ?? workspace.language ?? t.locale;
  const timeZone = person?.timeZone ?? turn.timeZone ?? 'UTC';
  const known = (await subscriptions.list(workspace)).some(
    (one) => one.kind === 'contact' && one.channelId === value && one.state === 'active',
  );
  // Whoever chose settings of their own keeps them.
  if (known) return;
  await subscriptions.addContact(workspace, value, { ...defaultSettings(turn), language, timeZone });
};

const removeContact: Change = async ({ subscriptions }, { workspace }, { value }) => {
  if (userIdPattern.test(value)) await subscriptions.removeContact(workspace, value);
};

/** Whoever lowered their own right finds nothing more to change. */
async function accessNow({ rights, people, namedAdmins }: SettingsDeps, turn: Turn): Promise<Access> {
  const { workspace, userId } = turn;
  const [person, right] = await Promise.all([personOf(people, turn, userId), rights.find(workspace, userId)]);
  return accessOf(userId, { person, right }, namedAdmins);
}

/** Rights are those of the moment of the click, whoever opened the settings; the view then shows what is so. */
export function registerSettings(app: App, deps: SettingsListenerDeps): void {
  const on = (actionId: string, run: (turn: Turn, args: Args) => Promise<Reply>) => {
    app.action<BlockAction>(startsWith(actionId), (args) =>
      deps.listen(requestOf(actionId, args), (turn) => run(turn, args)),
    );
  };
  const showAgain = async (turn: Turn, { body: { view }, client }: Args, page?: number): Promise<Reply> => {
    if (view?.type !== 'modal') return nothing;
    const at = { viewId: view.id, hash: view.hash };
    const now = { ...turn, access: await accessNow(deps, turn) };
    const shown = { round: view.hash, page: page ?? numberIn(view.private_metadata) };
    await updateView(client, at, await settingsView(deps, now, shown), turn.log);
    return nothing;
  };
  const change = (actionId: string, run: Change, refuse?: Refuse) => {
    on(actionId, async (turn, args) => {
      const { action } = args;
      const refusal = await refusalFor(deps, turn, 'admin');
      if (refusal !== null) return show(refusal);
      const clicked = { value: pickedIn(action), id: action.action_id };
      const why = (await refuse?.(deps, turn, clicked)) ?? null;
      if (why !== null) return show(why);
      await run(deps, turn, clicked);
      return showAgain(turn, args);
    });
  };
  on(actionIds.settingsShow, (turn) => openSettings(deps, turn));
  on(actionIds.rightPage, (turn, args) => showAgain(turn, args, numberIn(valueOf(args.action))));
  change(actionIds.rightGrant, grant, withoutEffect);
  change(actionIds.rightWithdraw, withdraw);
  change(actionIds.settingsLanguage, chooseLanguage);
  change(actionIds.contactAdd, addContact);
  change(actionIds.contactRemove, removeContact);
  on(actionIds.settingsErase, async (turn) => {
    const refusal = await refusalFor(deps, turn, 'admin');
    return refusal === null ? openErase(deps, turn) : show(refusal);
  });
}

type Args = ActionArgs & { readonly action: BlockElementAction };

/** The first page where it says none. */
const numberIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 1);

const pickedIn = (action: BlockElementAction): string =>
  action.type === 'users_select' ? action.selected_user : valueOf(action);
