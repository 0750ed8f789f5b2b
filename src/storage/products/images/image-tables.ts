import type { ColumnType, Generated } from 'kysely';
import type { ImageAnswer } from '../../../core/products/image-ports.ts';

export type ImageTables = {
  image_pass: ImagePassTable;
  image_reading: ImageReadingTable;
};

type ImagePassTable = {
  workspace_id: string;
  store_id: string;
  due_at: Date | null;
  lease_until: Generated<Date | null>;
  lease_id: Generated<string | null>;
  counted_at: Generated<Date | null>;
  images: Generated<number>;
  waiting: Generated<number>;
  oldest_at: Generated<Date | null>;
};

type ImageReadingTable = {
  workspace_id: string;
  store_id: string;
  url: string;
  /** `unknown`: there was no answer yet. */
  state: Exclude<ImageAnswer['kind'], 'noInfo' | 'throttled'> | 'unknown';
  width: number | null;
  height: number | null;
  format: string | null;
  defects: ColumnType<unknown, string | undefined, string>;
  failures: Generated<number>;
  read_at: Date | null;
  due_at: Date;
};
