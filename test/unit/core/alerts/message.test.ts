import { describe, expect, it } from '@jest/globals';
import {
  editClaimed,
  editRefused,
  editUnknown,
  editUnsent,
  edited,
  needsEdit,
} from '../../../../src/core/alerts/message.ts';
import type { Message } from '../../../../src/core/alerts/message.ts';
import type { SlackRefusal } from '../../../../src/core/alerts/ports.ts';
import { now } from '../../../support/builders.ts';
import { toldChannel } from './channel.ts';

const after = (ms: number): Date => new Date(now.getTime() + ms);
const shown = { ...toldChannel().messages()[0]!, shownVersion: 1 };
const outdated: Message = { ...shown, version: 2 };
const claim = editClaimed(outdated, now)!;
const refusal = (because: SlackRefusal['because']): SlackRefusal => ({
  code: 'x',
  because,
  retryAfterMs: 3_000,
});

describe('an edit', () => {
  it('is needed where Slack does not show the present version', () => {
    expect(needsEdit(shown)).toBe(false);
    expect(needsEdit(outdated)).toBe(true);
    expect(needsEdit({ ...outdated, ts: null })).toBe(false);
    expect(needsEdit({ ...outdated, lost: true })).toBe(false);
    expect(editClaimed(shown, now)).toBeNull();
  });

  it('is alone on its way: the next one waits until its fate is settled', () => {
    expect(claim).toMatchObject({ dirty: true, editFence: 1, editNotBefore: after(105_000) });
    expect(editClaimed(claim, after(104_999))).toBeNull();
    expect(editClaimed(claim, after(105_000))).toMatchObject({ editFence: 2 });
  });

  it('that is acknowledged is what Slack shows', () => {
    expect(edited(claim, 1, 2)).toMatchObject({ dirty: false, shownVersion: 2, editNotBefore: null });
    expect(needsEdit(edited(claim, 1, 2))).toBe(false);
  });

  it('that is acknowledged late may have been applied over a newer one, which is sent again', () => {
    const later = edited(editClaimed(claim, after(105_000))!, 2, 2);
    expect(needsEdit(later)).toBe(false);
    expect(edited(later, 1, 1)).toMatchObject({ dirty: true, shownVersion: 2 });
  });

  it('whose answer is lost is sent again when it can no longer arrive', () => {
    const open = editUnknown(claim, 1, after(10_000));
    expect(open).toMatchObject({ dirty: true, editNotBefore: after(110_000) });
    expect(needsEdit({ ...open, version: 1, shownVersion: 1 })).toBe(true);
  });

  it('that was never sent may be sent at once', () => {
    expect(editClaimed(editUnsent(claim, 1), now)).not.toBeNull();
  });

  it('that Slack refuses for now is tried later', () => {
    expect(editRefused(claim, 1, refusal('busy'), now)).toMatchObject({
      lost: false,
      editNotBefore: after(3_000),
    });
    expect(editRefused(claim, 1, refusal('later'), now)).toMatchObject({
      lost: false,
      editNotBefore: after(60_000),
    });
  });

  it.each(['message-gone', 'not-editable', 'channel', 'content'] as const)(
    'ends the message by %s',
    (because) => {
      expect(editRefused(claim, 1, refusal(because), now)).toMatchObject({ lost: true });
    },
  );
});
