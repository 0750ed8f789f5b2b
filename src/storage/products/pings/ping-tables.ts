import type { Generated } from 'kysely';

export type PingTables = { ping_pass: PingPassTable; sku_ping: SkuPingTable };

type PingPassTable = {
  workspace_id: string;
  store_id: string;
  due_at: Date | null;
  lease_id: Generated<string | null>;
  lease_until: Generated<Date | null>;
  failures: Generated<number>;
  /** Too many SKUs were pinged: then all products are read. null: that is not wanted. */
  all_due_at: Generated<Date | null>;
  last_all_at: Generated<Date | null>;
};

type SkuPingTable = {
  workspace_id: string;
  store_id: string;
  sku_id: string;
  due_at: Date;
  /** The last time. */
  pinged_at: Date;
  tries: Generated<number>;
};
