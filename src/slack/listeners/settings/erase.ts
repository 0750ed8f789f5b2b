import type { App } from '@slack/bolt';
import type { SubscriptionRepository } from '../../../core/alerts/ports.ts';
import type { StoreRepository } from '../../../core/ports.ts';
import type { SettingsRepository } from '../../../core/settings-ports.ts';
import { fold } from '../../../core/words.ts';
import { message, section } from '../../blocks/elements.ts';
import { eraseFields, eraseModal, eraseWord, erasedModal } from '../../blocks/settings/settings-deletion.ts';
import { eraseModalId } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { onSubmit } from '../../submit.ts';
import type { Submission, SubmitAnswer, SubmitDeps } from '../../submit.ts';

export type EraseDeps = SubmitDeps & {
  readonly settings: SettingsRepository;
  readonly stores: StoreRepository;
  readonly subscriptions: SubscriptionRepository;
};

/** The page that says what goes, with numbers, and wants a word typed. */
export async function openErase(deps: EraseDeps, turn: Turn): Promise<Reply> {
  const { workspace, t } = turn;
  const [{ name, endings }, { stores }, subscriptions] = await Promise.all([
    deps.settings.read(workspace),
    deps.stores.list(workspace),
    deps.subscriptions.list(workspace),
  ]);
  const channels = new Set(
    subscriptions.filter(({ kind }) => kind === 'channel').map((one) => one.channelId),
  );
  const contacts = subscriptions.filter(({ kind }) => kind === 'contact').length;
  const facts = {
    ...{ word: eraseWord(t, name), stores: stores.length, channels: channels.size, contacts, endings },
  };
  const opened = await turn.openModal(eraseModal(t, facts));
  return opened === 'late' ? show(message([section(t('settings.late'))])) : nothing;
}

export function registerErase(app: App, deps: EraseDeps): void {
  onSubmit(app, deps, { callbackId: eraseModalId, needs: 'admin' }, (submission) => erase(deps, submission));
}

async function erase({ settings }: EraseDeps, submission: Submission): Promise<SubmitAnswer> {
  const { workspace, view, t, log, userId } = submission;
  const word = eraseWord(t, (await settings.read(workspace)).name);
  const typed = view.state.values[eraseFields.block]?.[eraseFields.action]?.value ?? '';
  if (fold(typed.trim()) !== fold(word))
    return { kind: 'errors', errors: { [eraseFields.block]: t('settings.erase.wrong', { word }) } };
  const done = await settings.erase(workspace);
  log.warn({ userId, done }, 'everything of a workspace was deleted');
  return { kind: 'update', view: erasedModal(t, done) };
}
