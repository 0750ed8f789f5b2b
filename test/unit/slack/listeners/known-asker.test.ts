import { describe, expect, it } from '@jest/globals';
import { knownAsker } from '../../../../src/slack/listeners/known-asker.ts';
import { personOf, workspace } from '../../../support/builders.ts';
import { noRights } from '../../../support/right-fakes.ts';

/** As in a block_suggestion and a view_submission: Slack says of each whose it is, and `enterprise` null outside of a Grid. */
const payload = (userTeam: string, enterprise: unknown) => ({
  user: { id: 'U1', team_id: userTeam },
  team: { id: 'T1' },
  ...(enterprise === undefined ? {} : { enterprise }),
});

describe('somebody who was never seen', () => {
  const people = { known: async () => null };

  it.each([
    ['of another team is refused', payload('T2', null), 'foreign'],
    ['of another team is refused where Slack says nothing of a Grid', payload('T2', undefined), 'foreign'],
    ['of another team of the same Grid may look', payload('T2', { id: 'E1' }), 'unknown'],
    ['of this team may look', payload('T1', null), 'unknown'],
  ] as const)('%s', async (_, asker, access) => {
    expect(await knownAsker({ ...noRights, people }, workspace, asker)).toMatchObject({ access });
  });
});

describe('somebody who was remembered as an admin', () => {
  it('is refused once Slack says that they come from elsewhere', async () => {
    const people = { known: async () => personOf({ isAdmin: true }) };
    const { access } = await knownAsker({ ...noRights, people }, workspace, payload('T2', null));
    expect(access).toBe('foreign');
  });
});
