import { beforeEach, describe, expect, it } from '@jest/globals';
import { settings } from '../../../support/contracts/scene.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { installTeam } from '../fixtures.ts';

/** An agency's 10,000 stores, each with a revoked sign-in: more rows than one statement of PostgreSQL takes values for. */
const incidents = 10_000;

const openSql = `
  with made as (
    insert into incident (workspace_id, id, condition, scope, label, phase, version, opened_at, fired_at, as_of)
    select $1, gen_random_uuid(), 'grant.revoked', 'grant:' || gen_random_uuid(), 'Shop ' || n, 'open', 1, now(), now(), now()
    from generate_series(1, $2::int) as n
    returning id)
  insert into incident_finding (workspace_id, incident_id, fingerprint, label, store_id, amount, phase, opened_version)
  select $1, id, 'store:' || id, 'Shop', gen_random_uuid(), 1, 'open', 1 from made`;

const countSql = `
  select s.channel_id as place, count(*)::int as routes from route r
  join subscription s on s.workspace_id = r.workspace_id and s.id = r.subscription_id
  where r.workspace_id = $1 group by 1 order by 1`;

describe('10,000 open incidents', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  beforeEach(async () => {
    test = await make();
  });

  it('are told to a channel that begins, and to the alert contacts when it ends', async () => {
    const { storage, database } = test;
    const workspace = await installTeam(storage, 'TMANY');
    const { subscriptions } = storage;
    await subscriptions.addContact(workspace, 'UCONTACT', settings);
    const wanted = { channelId: 'C1', storeIds: null, settings, by: 'U1' };
    await database.query(openSql, [workspace.id, incidents]);
    const { subscription } = await subscriptions.subscribe(workspace, wanted);
    expect(await database.query(countSql, [workspace.id])).toEqual([{ place: 'C1', routes: incidents }]);
    await subscriptions.unsubscribe(workspace, subscription.id);
    expect(await database.query(countSql, [workspace.id])).toEqual([
      { place: 'C1', routes: incidents },
      { place: 'UCONTACT', routes: incidents },
    ]);
  });
});
