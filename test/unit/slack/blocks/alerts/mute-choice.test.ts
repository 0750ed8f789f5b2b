import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../../support/fast-check.ts';
import { muteChoice } from '../../../../../src/slack/blocks/alerts/mute-choice.ts';
import { actionIds } from '../../../../../src/slack/ids.ts';

describe('what is chosen in the mute menu', () => {
  it('is read as it was written, and fits into an option of Slack', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('here', 'everybody'),
        fc.integer({ min: 0, max: 999 }),
        fc.uuid(),
        (scope, hours, id) => {
          const value = muteChoice.write({ scope, hours, id });
          expect(muteChoice.read(value)).toEqual({ scope, hours, id });
          expect(value.length).toBeLessThanOrEqual(75);
        },
      ),
      { seed: 1 },
    );
  });

  it.each(['', 'here', 'here:1', 'there:1:00000000-0000-4000-8000-000000000001', 'here:1:x', 'here:-1:abc'])(
    'is nothing where the value is %j',
    (value) => {
      expect(muteChoice.read(value)).toBeNull();
    },
  );

  it('has the action ids of the table', () => {
    expect([actionIds.alertAck, actionIds.alertMute]).toEqual(['alert:ack', 'alert:mute']);
  });
});
