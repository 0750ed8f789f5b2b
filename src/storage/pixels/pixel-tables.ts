import type { ColumnType, Generated } from 'kysely';
import type { Matching } from '../../core/manage/matching.ts';

export type PixelTables = { pixel_change: PixelChangeTable };

type PixelChangeTable = {
  workspace_id: string;
  store_id: string;
  id: string;
  pixel_id: string;
  switches_on: boolean;
  before: ColumnType<Matching, string, string>;
  user_id: string | null;
  reference: string;
  begun_at: Generated<Date>;
  lease_until: Date;
};
