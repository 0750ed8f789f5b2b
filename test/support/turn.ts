import { translatorFor } from '../../src/locales/index.ts';
import type { Turn } from '../../src/slack/listen.ts';
import { workspace } from './builders.ts';
import { memoryLog } from './fakes.ts';
import { slackClientOver } from './slack-client.ts';

/** A member who asks in an ordinary channel, in English. */
export const turnIn = (over: Partial<Turn> = {}): Turn => ({
  workspace,
  team: { teamId: 'T1', enterpriseId: null },
  userId: 'U1',
  channelId: 'C1',
  access: 'operator',
  t: translatorFor('en'),
  timeZone: 'America/Sao_Paulo',
  reference: '1a2b3c4d',
  sharing: async () => 'own',
  openModal: async () => 'late',
  client: slackClientOver().client,
  log: memoryLog().log,
  ...over,
});
