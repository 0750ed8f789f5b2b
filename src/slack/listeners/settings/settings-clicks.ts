import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { accessOf } from '../../../core/access.ts';
import type { Access, Right } from '../../../core/access.ts';
import { locales, localeOf } from '../../../locales/index.ts';
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

const userIdPattern = /^[UW][A-Z0-9]{2,30}$/;

const grant: Change = async ({ rights }, { workspace }, { value, id }) => {
  const right: Right | null = id.endsWith(':admin') ? 'admin' : id.endsWith(':operator') ? 'operator' : null;
  if (right !== null && userIdPattern.test(value)) await rights.grant(workspace, value, right);
};

const withdraw: Change = ({ rights }, { workspace }, { value }) => rights.grant(workspace, value, null);

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
  await subscriptions.removeContact(workspace, value);
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
  const change = (actionId: string, run: Change) => {
    on(actionId, async (turn, { action, body, client }) => {
      const refusal = await refusalFor(deps, turn, 'admin');
      if (refusal !== null) return show(refusal);
      await run(deps, turn, { value: pickedIn(action), id: action.action_id });
      const { view } = body;
      if (view?.type !== 'modal') return nothing;
      const at = { viewId: view.id, hash: view.hash };
      const now = { ...turn, access: await accessNow(deps, turn) };
      await updateView(client, at, await settingsView(deps, now, view.hash), turn.log);
      return nothing;
    });
  };
  on(actionIds.settingsShow, (turn) => openSettings(deps, turn));
  change(actionIds.rightGrant, grant);
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

const pickedIn = (action: BlockElementAction): string =>
  action.type === 'users_select' ? action.selected_user : valueOf(action);
