import { isUuid } from '../core/uuid.ts';

const noRow = '00000000-0000-0000-0000-000000000000';

/**
 * An id from outside (a value in a Slack message, an old job) as one that PostgreSQL accepts: where it is no uuid,
 * one that no row has. So a made-up id is "not found" and not a database error.
 */
export function rowId(id: string): string {
  return isUuid(id) ? id : noRow;
}
