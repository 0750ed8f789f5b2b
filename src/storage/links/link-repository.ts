import type { LinkRepository } from '../../core/link-ports.ts';
import type { Database } from '../database.ts';
import { findLink, recordRefusal } from './link-rows.ts';

export function createLinkRepository(database: Database): LinkRepository {
  return {
    look: (purpose, secret) => database.transaction((trx) => findLink(trx, purpose, secret, 'look')),
    recordRefusal: (purpose, secret, why) =>
      database.transaction((trx) => recordRefusal(trx, purpose, secret, why)),
  };
}
