import type { FindAnswer, SlackRefusal } from '../core/alerts/ports.ts';

type Because = SlackRefusal['because'];

/**
 * Codes that prove that Slack did nothing (alerts.md 5, slack.md 2), with what they mean for the sender. Whatever is not
 * here is no proof: `internal_error`, `fatal_error`, `service_unavailable`, `team_added_to_org`, `duplicate_…`, and every
 * code that Slack may invent. Taking one of those for a refusal would post the alert twice.
 */
const provenRefusals: Readonly<Record<Because, readonly string[]>> = {
  busy: ['ratelimited', 'rate_limited'],
  later: [
    'request_timeout',
    // Sign-in trouble that can heal: a token that is replaced, an allow-list of addresses, an org policy.
    ...['invalid_auth', 'not_authed', 'token_expired', 'not_allowed_token_type', 'team_access_not_granted'],
    ...['access_denied', 'accesslimited', 'ekm_access_denied', 'enterprise_is_restricted', 'no_permission'],
    ...['org_login_required', 'two_factor_setup_required', 'missing_scope'],
    // The plan's limit: nothing is posted until the workspace has room again.
    'message_limit_exceeded',
  ],
  channel: [
    ...['channel_not_found', 'is_archived', 'not_in_channel', 'messages_tab_disabled'],
    ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
    ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked'],
    // chat.update in a frozen, archived or deleted channel.
    'is_inactive',
  ],
  workspace: ['token_revoked', 'account_inactive'],
  content: [
    ...['no_text', 'markdown_text_conflict', 'too_many_attachments', 'attachment_payload_limit_exceeded'],
  ],
  // thread_not_found: the message under which a reply should stand is gone.
  'message-gone': ['message_not_found', 'thread_not_found', 'cannot_reply_to_message'],
  'not-editable': [
    ...['cant_update_message', 'edit_window_closed', 'cant_delete_message'],
    'compliance_exports_prevent_deletion',
  ],
};

/** Families of the closed list; the exact codes above come first (`invalid_auth` is not about content). */
const contentFamilies = ['invalid_', 'msg_', 'metadata_'];

const becauseOf = new Map<string, Because>(
  (Object.keys(provenRefusals) as Because[]).flatMap((because) =>
    provenRefusals[because].map((code): [string, Because] => [code, because]),
  ),
);

/** null: the code proves nothing, so the outcome is unknown. */
export function refusalOf(code: string, retryAfterMs: number | null): SlackRefusal | null {
  const because =
    becauseOf.get(code) ?? (contentFamilies.some((family) => isOf(code, family)) ? 'content' : undefined);
  return because === undefined ? null : { code, because, retryAfterMs };
}

/** A code is one word: half a body that happens to begin like one is garbage. */
const isOf = (code: string, family: string) => code.startsWith(family) && /^[a-z_]{1,80}$/.test(code);

/** We may not read there, and asking again will not change it; whatever else went wrong may work the next time. */
const unreadableCodes: ReadonlySet<string> = new Set([
  ...['missing_scope', 'not_allowed_token_type', 'access_denied', 'no_permission'],
  ...['method_not_supported_for_channel_type', 'thread_not_found'],
]);

/**
 * `not_in_channel` is not among them: with chat:write.public the app posts in channels that it may not read, and only a post
 * can tell.
 */
const goneChannels: ReadonlySet<string> = new Set(['channel_not_found', 'is_archived']);

export function unreadOf(code: string): Exclude<FindAnswer, { kind: 'complete' }> {
  if (goneChannels.has(code))
    return { kind: 'unreadable', code, refusal: { code, because: 'channel', retryAfterMs: null } };
  // A workspace that is gone may be installed again, and then its history can be read.
  const isForGood = becauseOf.get(code) === 'channel' || unreadableCodes.has(code);
  return { kind: isForGood ? 'unreadable' : 'unknown', code };
}
