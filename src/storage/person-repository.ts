import type { Person } from '../core/person.ts';
import type { PersonRepository } from '../core/ports.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Database, Db } from './database.ts';
import { appIn } from './domain-time.ts';

/** A day, as the app asks anew after one, and an hour in which what was begun before may be sent. */
const believedMs = 25 * 3_600_000;

export function createPersonRepository(database: Database): PersonRepository {
  return {
    find: (workspace, userId) => database.statement((db) => findPerson(db, workspace, userId)),
    save: async (workspace, person) => {
      const values = columnsOf(person);
      await database.statement((db) =>
        db
          .insertInto('person')
          .values({ workspace_id: workspace.id, user_id: person.userId, ...values })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(values))
          .execute(),
      );
    },
  };
}

export async function findPerson(db: Db, workspace: Workspace, userId: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .select((column) => column('fetched_at', '<=', appIn(-believedMs)).as('is_old'))
    .where('workspace_id', '=', workspace.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    userId: row.user_id,
    slackLocale: row.slack_locale,
    timeZone: row.time_zone,
    isAdmin: row.is_admin,
    isGuest: row.is_guest,
    isForeign: row.is_foreign,
    fetchedAt: row.fetched_at,
    isOld: Boolean(row.is_old),
  };
}

function columnsOf(person: Person) {
  return {
    slack_locale: person.slackLocale,
    time_zone: person.timeZone,
    is_admin: person.isAdmin,
    is_guest: person.isGuest,
    is_foreign: person.isForeign,
    fetched_at: person.fetchedAt,
  };
}
