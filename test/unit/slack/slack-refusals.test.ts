import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { refusalOf, unreadOf } from '../../../src/slack/slack-refusals.ts';

const expected = {
  busy: ['ratelimited', 'rate_limited'],
  later: [
    ...['request_timeout', 'invalid_auth', 'not_authed', 'token_expired', 'team_access_not_granted'],
    ...[
      'missing_scope',
      'not_allowed_token_type',
      'no_permission',
      'access_denied',
      'message_limit_exceeded',
    ],
  ],
  channel: [
    ...['channel_not_found', 'is_archived', 'not_in_channel', 'messages_tab_disabled', 'is_inactive'],
    ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
    ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked'],
  ],
  workspace: ['token_revoked', 'account_inactive'],
  content: [
    ...['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'no_text'],
    ...['invalid_attachments', 'metadata_too_large', 'metadata_must_be_sent_from_app', 'invalid_arguments'],
    ...['invalid_metadata_format', 'markdown_text_conflict'],
  ],
  'message-gone': ['message_not_found', 'thread_not_found', 'cannot_reply_to_message'],
  'not-editable': ['cant_update_message', 'edit_window_closed', 'cant_delete_message'],
} as const;

/** slack.md 2: some of the operation may have succeeded. */
const unknownOutcome = [
  ...['internal_error', 'fatal_error', 'service_unavailable', 'team_added_to_org'],
  ...['duplicate_channel_not_found', 'duplicate_message_not_found', 'http_500', 'http_503', 'timeout'],
  ...['ECONNRESET', 'unreadable_answer', 'no_place', 'update_failed', 'something_new', '', 'constructor'],
];

describe('refusalOf', () => {
  const listed = Object.entries(expected).flatMap(([because, codes]) => codes.map((code) => [code, because]));

  it.each(listed)('takes %s for a proof: %s', (code, because) => {
    expect(refusalOf(code, 5_000)).toEqual({ code, because, retryAfterMs: 5_000 });
  });

  it.each(unknownOutcome)('takes %j for no proof', (code) => {
    expect(refusalOf(code, null)).toBeNull();
  });

  it('takes nothing for a proof that is not in the list or one of its three families', () => {
    const known = new Set<string>([
      ...listed.map(([code]) => code ?? ''),
      ...['accesslimited', 'ekm_access_denied', 'enterprise_is_restricted', 'org_login_required'],
      ...['two_factor_setup_required', 'too_many_attachments', 'attachment_payload_limit_exceeded'],
      'compliance_exports_prevent_deletion',
    ]);
    const code = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz_'), maxLength: 30 });
    fc.assert(
      fc.property(code, (one) => {
        fc.pre(!known.has(one) && !/^(invalid|msg|metadata)_/.test(one));
        expect(refusalOf(one, null)).toBeNull();
      }),
      { seed: 1 },
    );
  });

  it.each(['invalid_blocks {"ok":false', 'msg_<html>', 'metadata_ ', `invalid_${'x'.repeat(100)}`])(
    'takes %j, which only begins like a code, for no proof',
    (code) => {
      expect(refusalOf(code, null)).toBeNull();
    },
  );
});

describe('unreadOf', () => {
  it.each([
    ...['missing_scope', 'not_in_channel', 'channel_not_found', 'thread_not_found'],
    ...['not_allowed_token_type', 'method_not_supported_for_channel_type'],
  ])('says of %s that we may not read there', (code) => {
    expect(unreadOf(code)).toMatchObject({ kind: 'unreadable', code });
  });

  it.each(['channel_not_found', 'is_archived'])('says of %s that a post would be refused as well', (code) => {
    const refusal = { code, because: 'channel', retryAfterMs: null };
    expect(unreadOf(code)).toEqual({ kind: 'unreadable', code, refusal });
  });

  it('says no such thing of not_in_channel: a post may still be taken in a public channel', () => {
    expect(unreadOf('not_in_channel')).toEqual({ kind: 'unreadable', code: 'not_in_channel' });
  });

  it.each([
    'ratelimited',
    'internal_error',
    'http_502',
    'timeout',
    'ECONNREFUSED',
    'invalid_auth',
    'new_code',
    // Of a workspace that may be installed again.
    'token_revoked',
    'account_inactive',
  ])('says of %s that it may work the next time', (code) => {
    expect(unreadOf(code)).toEqual({ kind: 'unknown', code });
  });
});
