import { listOf } from './json.ts';
import type { Fields } from './json.ts';
import { stateValues } from './state-values.ts';
import { repliesTo } from '../worlds/slack-messages.ts';
import type {
  SlackChannel,
  SlackMessage,
  SlackPerson,
  SlackState,
  SlackView,
} from '../worlds/slack-world.ts';

/** The JSON that Slack gives for the things of the world. */
export function messageJson(state: SlackState, message: SlackMessage, withMetadata = false): Fields {
  const fromApp = message.botId !== null;
  return {
    type: 'message',
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.files.length > 0
      ? {
          files: message.files.map((file) => ({
            id: file.id,
            name: file.name,
            title: file.title,
            size: file.size,
          })),
        }
      : {}),
    user: message.userId,
    ...(fromApp ? { bot_id: message.botId, app_id: state.app.id } : {}),
    ...(message.clientMsgId === null ? {} : { client_msg_id: message.clientMsgId }),
    team: message.teamId,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.edited === null ? {} : { edited: { user: message.edited.userId, ts: message.edited.ts } }),
    ...threadJson(state, message),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

function threadJson(state: SlackState, message: SlackMessage): Fields {
  if (message.threadTs !== null) return { thread_ts: message.threadTs };
  const replies = repliesTo(state, message);
  if (replies.length === 0) return {};
  return { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts };
}

export function viewJson(state: SlackState, view: SlackView): Fields {
  const botId = [...state.installations.values()].find((one) => one.teamId === view.teamId)?.botId ?? '';
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view.content,
    id: view.id,
    team_id: view.teamId,
    type: view.type,
    state: { values: stateValues(listOf(view.content['blocks']), view.values) },
    hash: view.hash,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: state.app.id,
    app_installed_team_id: view.teamId,
    bot_id: botId,
  };
}

export function userJson(
  state: SlackState,
  person: SlackPerson,
  withLocale: boolean,
  withEmail: boolean,
): Fields {
  const offsetS = zoneOffsetS(person.timeZone, state.nowMs());
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    tz: person.timeZone,
    tz_label: person.timeZone,
    tz_offset: offsetS,
    profile: {
      real_name: person.realName,
      display_name: person.name,
      ...(withEmail ? { email: person.email } : {}),
      team: person.teamId,
    },
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: person.isRestricted,
    is_ultra_restricted: person.isUltraRestricted,
    // No is_stranger: Slack leaves it out for people of other workspaces who share a channel with the app.
    is_bot: person.isBot,
    is_app_user: false,
    updated: 0,
    ...(withLocale ? { locale: person.locale } : {}),
  };
}

function zoneOffsetS(timeZone: string, atMs: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(atMs)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

export function channelJson(channel: SlackChannel, isMember: boolean): Fields {
  const shared = { id: channel.id, created: channel.createdAtS, is_archived: channel.isArchived };
  if (channel.kind === 'dm') return { ...shared, is_im: true, user: channel.dmWith, is_open: true };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: isMember,
    is_shared: channel.isExternallyShared,
    is_ext_shared: channel.isExternallyShared,
    is_org_shared: false,
    context_team_id: channel.teamId,
    num_members: channel.members.size,
  };
}
