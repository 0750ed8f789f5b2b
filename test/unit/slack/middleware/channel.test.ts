import { describe, expect, it } from '@jest/globals';
import { sharingOf } from '../../../../src/slack/middleware/channel.ts';
import { slackClientOver } from '../../../support/slack-client.ts';

const over = (answer: Record<string, unknown>) => sharingOf(slackClientOver(() => answer).client, 'C1');

describe('whether other organisations see a channel', () => {
  it.each([
    ['own', { is_shared: false, is_ext_shared: false }],
    ['own', { is_shared: true, is_org_shared: true, is_ext_shared: false }],
    ['shared', { is_ext_shared: true }],
    ['shared', { is_shared: true, is_org_shared: false }],
    ['shared', { is_pending_ext_shared: true }],
  ])('is %s for %j', async (expected, channel) => {
    expect(await over({ ok: true, channel })).toBe(expected);
  });

  it.each([{ ok: true }, { ok: false, error: 'missing_scope' }, { ok: false, error: 'channel_not_found' }])(
    'is not known after %j',
    async (answer) => {
      expect(await over(answer)).toBe('unknown');
    },
  );
});
