import { stateValues } from '../slack/state-values.ts';
import { listOf } from '../slack/json.ts';
import { openDm } from '../worlds/slack-messages.ts';
import { homeTeam } from '../worlds/slack-people.ts';
import type {
  SlackChannel,
  SlackMessage,
  SlackPerson,
  SlackView,
  SlackWorld,
} from '../worlds/slack-world.ts';
import type {
  PageChannel,
  PageMessage,
  PageNotice,
  PagePerson,
  PersonRole,
  PageView,
  Snapshot,
} from './snapshot.ts';

const mostMessages = 200;
const mostNotices = 20;

/** What this person sees in Slack now. Throws with the known names when there is nobody of that name. */
export function snapshotOf(slack: SlackWorld, userRef: string, appName: string): Snapshot {
  const person = slack.person(userRef);
  const { botUserId } = slack.installation();
  // Slack lists the app under "Apps" from the start.
  if (person.teamId === homeTeam.id) openDm(slack.state, botUserId, person.id);
  const channels = channelsOf(slack, person);
  const nameOf = (userId: string) =>
    userId === botUserId ? appName : (slack.state.people.get(userId)?.realName ?? userId);
  const messages = channels.map((channel) => [channel.id, messagesOf(slack, person, channel, nameOf)]);
  return {
    me: personOf(person),
    people: [...slack.state.people.values()].filter(({ isBot }) => !isBot).map(personOf),
    team: { id: homeTeam.id, name: homeTeam.name },
    nowMs: slack.nowMs(),
    appName,
    botUserId,
    channels: channels.map((channel) => channelOf(channel, person, appName)),
    messages: Object.fromEntries(messages) as Snapshot['messages'], // entries of the line above
    modals: slack.modals(person.id).map(viewOf),
    home: nullOr(slack.home(person.id), viewOf),
    notices: noticesOf(slack, person),
  };
}

const nullOr = <T, R>(value: T | null, make: (value: T) => R): R | null =>
  value === null ? null : make(value);

const personOf = (person: SlackPerson): PagePerson => ({
  id: person.id,
  name: person.name,
  realName: person.realName,
  locale: person.locale,
  role: roleOf(person),
});

/** What the app makes of them while nobody was given a right by name: docs/decisions/0004. */
function roleOf(person: SlackPerson): PersonRole {
  if (person.isStranger) return 'stranger';
  if (person.isRestricted || person.isUltraRestricted) return 'guest';
  return person.isAdmin || person.isOwner ? 'admin' : 'operator';
}

/** Those the person is in, and the open ones that they could join; a guest and a stranger see no others. */
function channelsOf({ state }: SlackWorld, person: SlackPerson): readonly SlackChannel[] {
  const seesOpen = ['admin', 'operator'].includes(roleOf(person));
  return [...state.channels.values()].filter(
    (channel) =>
      channel.members.has(person.id) ||
      (seesOpen && channel.kind === 'public' && channel.teamId === person.teamId),
  );
}

/** The manifest makes the app's messages tab one to read. */
export const isReadOnly = (channel: SlackChannel): boolean => channel.isArchived || channel.kind === 'dm';

const channelOf = (channel: SlackChannel, person: SlackPerson, appName: string): PageChannel => ({
  id: channel.id,
  name: channel.kind === 'dm' ? appName : channel.name,
  kind: channel.kind,
  isMember: channel.members.has(person.id),
  isArchived: channel.isArchived,
  isReadOnly: isReadOnly(channel),
});

function messagesOf(
  slack: SlackWorld,
  person: SlackPerson,
  channel: SlackChannel,
  nameOf: (userId: string) => string,
): readonly PageMessage[] {
  return slack
    .visibleNow(person.id, channel.id)
    .slice(-mostMessages)
    .map(({ message, onlyYou }) => messageOf(message, onlyYou, nameOf(message.userId)));
}

const messageOf = (message: SlackMessage, isEphemeral: boolean, userName: string): PageMessage => ({
  channelId: message.channelId,
  ts: message.ts,
  threadTs: message.threadTs,
  isBroadcast: message.isBroadcast,
  fromApp: message.botId !== null,
  userId: message.userId,
  userName,
  text: message.text,
  blocks: message.blocks,
  attachments: message.attachments,
  isEphemeral,
  editedAtMs: message.edited === null ? null : Number(message.edited.ts) * 1000,
  values: stateValues(message.blocks, message.values),
  files: message.files.map(({ id, name, title, size, content }) => ({ id, name, title, size, content })),
});

const viewOf = (view: SlackView): PageView => ({
  id: view.id,
  content: view.content,
  values: stateValues(listOf(view.content['blocks']), view.values),
  errors: view.errors,
});

const noticesOf = (slack: SlackWorld, person: SlackPerson): readonly PageNotice[] =>
  slack
    .timeline(person.id)
    .flatMap((seen) => (seen.kind === 'notice' ? [{ seq: seen.seq, text: seen.text }] : []))
    .slice(-mostNotices);
