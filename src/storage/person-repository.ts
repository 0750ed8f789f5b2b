import type { Person } from '../core/person.ts';
import type { PersonRepository } from '../core/ports.ts';
import type { Database } from './database.ts';

export function createPersonRepository(database: Database): PersonRepository {
  return {
    find: async (workspace, userId) => {
      const row = await database.statement((db) =>
        db
          .selectFrom('person')
          .selectAll()
          .where('workspace_id', '=', workspace.id)
          .where('user_id', '=', userId)
          .executeTakeFirst(),
      );
      if (row === undefined) return null;
      return {
        userId: row.user_id,
        slackLocale: row.slack_locale,
        timeZone: row.time_zone,
        isAdmin: row.is_admin,
        isGuest: row.is_guest,
        isForeign: row.is_foreign,
        fetchedAt: row.fetched_at,
      };
    },
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
