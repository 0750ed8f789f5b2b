import type { types } from '@slack/bolt';
import type { Subscription } from '../../../core/alerts/subscription.ts';
import type { GrantedRight } from '../../../core/right-ports.ts';
import type { WorkspaceSettings } from '../../../core/settings-ports.ts';
import type { Person } from '../../../core/person.ts';
import type { Translator } from '../../../locales/index.ts';
import { section } from '../elements.ts';
import { contactBlocks } from './settings-contacts.ts';
import { deletionBlocks } from './settings-deletion.ts';
import { languageBlocks } from './settings-language.ts';
import { rightBlocks, rightPage } from './settings-rights.ts';

export type SettingsContent = {
  readonly settings: WorkspaceSettings;
  readonly rights: readonly GrantedRight[];
  /** Of them. */
  readonly page: number;
  /** The host's ADMIN_USER_IDS. */
  readonly namedAdmins: readonly string[];
  readonly contacts: readonly Subscription[];
  /** Those of them whom Slack has told about. */
  readonly people: ReadonlyMap<string, Person>;
  /** Whoever looks at it, and whether they may change it now; each click is checked anew. */
  readonly userId: string;
  readonly mayChange: boolean;
  /** Another one for each view that is shown: menus keep what was picked under the same block_id. */
  readonly round: string;
};

const modal = (t: Translator, blocks: types.KnownBlock[]): types.ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: t('settings.title'), emoji: false },
  close: { type: 'plain_text', text: t('button.close'), emoji: false },
  blocks,
});

/** Shown before anything is read: what opens a modal is good for 3 s only (slack.md 5.1). */
export const settingsLoading = (t: Translator): types.ModalView =>
  modal(t, [section(`:hourglass_flowing_sand: ${t('settings.loading')}`)]);

/** At most some 60 blocks of the 100 that a view may have (slack.md 5.2). */
export const settingsModal = (t: Translator, content: SettingsContent): types.ModalView => ({
  ...modal(t, [
    ...rightBlocks(t, content),
    ...languageBlocks(t, content),
    ...contactBlocks(t, content),
    ...deletionBlocks(t, content),
  ]),
  // What is changed on a page is shown on it.
  private_metadata: String(rightPage(content.rights, content.page).page),
});
