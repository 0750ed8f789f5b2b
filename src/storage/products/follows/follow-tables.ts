import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../../core/alerts/content.ts';
import type { FollowedItem } from '../../../core/products/rechecks/follow.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';

export type FollowTables = { recheck_follow: RecheckFollowTable };

type RecheckFollowTable = {
  workspace_id: string;
  id: string;
  store_id: string;
  asked_by: string;
  language: Language;
  post_id: string | null;
  /** What TikTok has as the store's ids, as far as it was known. */
  join_key: JoinKey | null;
  /** Goes in as JSON text: the driver would turn an array into a PostgreSQL array. */
  items: ColumnType<readonly FollowedItem[], string, string>;
  started_at: Date;
  read_at: Date | null;
  due_at: Date | null;
  lease_id: Generated<string | null>;
  lease_until: Generated<Date | null>;
  ended_at: Generated<Date | null>;
};
