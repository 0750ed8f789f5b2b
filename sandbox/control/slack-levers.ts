import { slowMs } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { removeMessage } from '../worlds/slack-messages.ts';
import { defaultChannels } from '../worlds/slack-people.ts';
import type { SlackMessage, SlackWorld } from '../worlds/slack-world.ts';
import { counted, plain, worded } from './lever.ts';
import type { Lever, Levers } from './lever.ts';

const retryAfterS = 30;

const always = (fault: Fault, help: string): Lever =>
  plain(help, ({ worlds }) => {
    worlds.faults.slack.clear();
    worlds.faults.slack.add(fault, '*', Infinity);
  });

// The channels that a sandbox starts with; the first is the one where `exec` types.
const channelNames = defaultChannels.map(({ name }) => name);
const inChannel = (help: string, run: (slack: SlackWorld, channel: string) => void): Lever =>
  worded(help, channelNames, ({ worlds }, channel) => {
    run(worlds.slack, channel);
  });

const withoutScopes = (help: string, isLost: (scope: string) => boolean): Lever =>
  plain(help, ({ worlds }) => {
    const installation = worlds.slack.installation();
    installation.scopes = new Set([...installation.scopes].filter((scope) => !isLost(scope)));
  });

function deleteNewest({ state }: SlackWorld): void {
  const all = [...state.messages.values()].flatMap((ofChannel) => [...ofChannel.values()]);
  const own = all.filter(({ botId, ephemeralTo }) => botId !== null && ephemeralTo === null);
  const newest = own.reduce<SlackMessage | null>(
    (found, one) => (found === null || Number(one.ts) > Number(found.ts) ? one : found),
    null,
  );
  if (newest !== null) removeMessage(state, newest);
}

/** What people and admins do to the app's channels and messages. */
const hands: Levers = {
  kicked: inChannel('the app is removed from the channel', (slack, channel) => {
    slack.leave(channel, botOf(slack));
  }),
  invited: inChannel('the app is in the channel', (slack, channel) => {
    slack.join(channel, botOf(slack));
  }),
  archived: inChannel('the channel is archived', (slack, channel) => {
    slack.channel(channel).isArchived = true;
  }),
  unarchived: inChannel('the channel is open again', (slack, channel) => {
    slack.channel(channel).isArchived = false;
  }),
  'delete-message': plain("a person deletes the app's newest message", ({ worlds }) => {
    deleteNewest(worlds.slack);
  }),
  'no-history': withoutScopes('the app may not read history', (scope) => scope.endsWith(':history')),
  'no-public': withoutScopes(
    'the app may not post where it is not a member',
    (scope) => scope === 'chat:write.public',
  ),
  'history-lag': counted(
    'history lacks messages younger than so many seconds',
    ({ worlds }, seconds) => {
      worlds.slack.state.settings.historyLagMs = seconds * 1000;
    },
    60,
  ),
  'edits-closed': worded('the workspace forbids edits', ['on', 'off'], ({ worlds }, word) => {
    worlds.slack.state.settings.editWindowClosed = word === 'on';
  }),
};

const botOf = (slack: SlackWorld) => slack.installation().botUserId;

/** Slack as a whole; one method is spoilt with a fault, see fault-words.ts. */
export const slackLevers: Levers = {
  ...hands,
  'slack-down': always({ kind: 'reset' }, 'Slack cuts every connection'),
  'slack-bad-gateway': always({ kind: 'html502' }, 'Slack answers HTML, status 502'),
  'slack-hang': always({ kind: 'hang' }, 'Slack never answers'),
  'slack-garbage': always({ kind: 'garbage' }, 'Slack answers half a JSON'),
  'slack-throttled': always({ kind: 'throttle', retryAfterS }, 'Slack answers 429 with Retry-After'),
  'slack-slow': always({ kind: 'delay', ms: slowMs }, 'Slack answers late'),
  'slack-answers-lost': always(
    { kind: 'answerLost' },
    'Slack does what it is asked, and nobody hears its answer',
  ),
  'slack-up': plain('Slack works, planned faults are gone', ({ worlds }) => worlds.faults.slack.clear()),
};
