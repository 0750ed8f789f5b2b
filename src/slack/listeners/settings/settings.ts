import type { types } from '@slack/bolt';
import { may } from '../../../core/access.ts';
import type { SubscriptionRepository } from '../../../core/alerts/ports.ts';
import type { Person } from '../../../core/person.ts';
import type { RightRepository } from '../../../core/right-ports.ts';
import type { SettingsRepository } from '../../../core/settings-ports.ts';
import { message, section } from '../../blocks/elements.ts';
import { rightPage } from '../../blocks/settings/settings-rights.ts';
import { settingsLoading, settingsModal } from '../../blocks/settings/settings.ts';
import type { Turn } from '../../listen.ts';
import type { People } from '../../middleware/person.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { updateView } from '../products/modal.ts';

export type SettingsDeps = {
  readonly settings: SettingsRepository;
  readonly rights: RightRepository;
  readonly namedAdmins: readonly string[];
  readonly subscriptions: SubscriptionRepository;
  readonly people: People;
};

/** `/tiktok settings` and the button on Home: everybody may look, and admins find what changes it. */
export async function openSettings(deps: SettingsDeps, turn: Turn): Promise<Reply> {
  const opened = await turn.openModal(settingsLoading(turn.t));
  if (opened === 'late') return show(message([section(turn.t('settings.late'))]));
  const view = await settingsView(deps, turn, { round: opened.hash, page: 1 });
  await updateView(turn.client, opened, view, turn.log);
  return nothing;
}

/** `round`: of the view that it takes the place of; `page`: of the rights. */
type Shown = { readonly round: string; readonly page: number };

/** As things are now. */
export async function settingsView(
  deps: SettingsDeps,
  turn: Turn,
  { round, page }: Shown,
): Promise<types.ModalView> {
  const { workspace, userId, access, t } = turn;
  const [settings, rights, subscriptions] = await Promise.all([
    deps.settings.read(workspace),
    deps.rights.list(workspace),
    deps.subscriptions.list(workspace),
  ]);
  // Slack is asked at most once a day for each, and waited for 0.8 s (person.ts).
  const named = rightPage(rights, page).shown.map((one) => one.userId);
  return settingsModal(t, {
    ...{ settings, rights, page, namedAdmins: deps.namedAdmins, userId, round },
    contacts: subscriptions.filter(({ kind }) => kind === 'contact'),
    people: await peopleOf(deps, turn, named),
    mayChange: may(access, 'admin'),
  });
}

async function peopleOf(
  { people }: SettingsDeps,
  turn: Turn,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const known = await Promise.all(userIds.map((userId) => personOf(people, turn, userId)));
  return new Map(known.flatMap((one) => (one === null ? [] : [[one.userId, one]])));
}

/** null: Slack did not tell in time. */
export const personOf = (
  people: People,
  { workspace, team, client }: Turn,
  userId: string,
): Promise<Person | null> => people.resolve({ workspace, team, userId }, client);
