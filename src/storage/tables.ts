import type { ColumnType, Generated } from 'kysely';
import type { Right } from '../core/access.ts';
import type { Language } from '../core/alerts/content.ts';
import type { AnswerClass } from '../core/answer.ts';
import type { ConnectionPhase, GrantState } from '../core/connection.ts';
import type { ChannelState } from '../core/ports.ts';
import type { CheckOutcome, Part } from '../core/reading.ts';
import type { AlertTables } from './alerts/tables.ts';
import type { AuditTables } from './audit/audit-tables.ts';
import type { CardTables } from './cards/card-tables.ts';
import type { DisconnectTables } from './disconnect/disconnect-tables.ts';
import type { ConnectTables } from './connect/connect-tables.ts';
import type { LinkTables } from './links/link-tables.ts';
import type { PixelTables } from './pixels/pixel-tables.ts';
import type { ProductTables } from './products/tables.ts';
import type { WebhookTables } from './webhooks/webhook-tables.ts';

/** The tables as the code sees them; migrations/ is what they are. */
export type Tables = AlertTables &
  WebhookTables &
  AuditTables &
  CardTables &
  ConnectTables &
  DisconnectTables &
  LinkTables &
  PixelTables &
  ProductTables & {
    clock: ClockTable;
    workspace: WorkspaceTable;
    workspace_slack: WorkspaceSlackTable;
    installation: InstallationTable;
    person: PersonTable;
    person_right: PersonRightTable;
    store: StoreTable;
    tiktok_grant: GrantTable;
    connection: ConnectionTable;
    check_schedule: CheckScheduleTable;
    check_run: CheckRunTable;
    reading: ReadingTable;
    snapshot: SnapshotTable;
    channel: ChannelTable;
    rate_limit: RateLimitTable;
    encryption_key: EncryptionKeyTable;
    schema_migration: SchemaMigrationTable;
  };

/** jsonb goes in as JSON text: the driver would turn an array into a PostgreSQL array. */
type Json = ColumnType<unknown, string | null | undefined, string | null>;

type ClockTable = { one: Generated<boolean>; shift: string };

type WorkspaceTable = {
  id: string;
  name: string;
  created_at: Generated<Date>;
  uninstalled_at: Generated<Date | null>;
  installed_at: Generated<Date>;
  language: Generated<Language | null>;
  /** Slack said that the installation is gone: nothing is sent there until then. */
  delivery_stopped_until: Generated<Date | null>;
};

type WorkspaceSlackTable = { enterprise_id: string; team_id: string; workspace_id: string };

type InstallationTable = {
  workspace_id: string;
  bot_token: string;
  bot_id: string;
  bot_user_id: string;
  app_id: string | null;
  scopes: string[];
};

type PersonTable = {
  workspace_id: string;
  user_id: string;
  slack_locale: string | null;
  time_zone: string | null;
  is_admin: boolean;
  is_guest: boolean;
  is_foreign: boolean;
  fetched_at: Date;
};

type PersonRightTable = {
  workspace_id: string;
  user_id: string;
  role: Right;
  granted_by: string | null;
  granted_at: Generated<Date>;
};

type StoreTable = {
  workspace_id: string;
  id: string;
  handle: string;
  name: string;
  vtex_account: string;
  trade_policy: string;
  tiktok_affiliate_id: Generated<string | null>;
  own_affiliate_id: Generated<string | null>;
  created_at: Generated<Date>;
};

type GrantTable = {
  workspace_id: string;
  id: string;
  app_id: string;
  core_user_id: string;
  display_name: string;
  token: string | null;
  token_version: Generated<number>;
  state: Generated<GrantState>;
  state_since: Generated<Date>;
  /** The token that the evidence below is about; of an older one it is void. */
  evidence_version: Generated<number>;
  suspect_since: Generated<Date | null>;
  refusals: Generated<number>;
  good_answers: Generated<number>;
  last_counted_at: Generated<Date | null>;
  revoked_at: Generated<Date | null>;
  frozen_until: Generated<Date | null>;
  probe_due_at: Generated<Date | null>;
  /** Its wake-up is written; should it be lost, the next one comes then. */
  probe_woken_until: Generated<Date | null>;
  probe_id: Generated<string | null>;
  probe_lease_until: Generated<Date | null>;
};

type ConnectionTable = {
  workspace_id: string;
  store_id: string;
  grant_id: string | null;
  phase: ConnectionPhase;
  generation: Generated<number>;
  bc_id: string | null;
  advertiser_id: string | null;
  catalog_id: string | null;
  pixel_code: string | null;
  connected_at: Date | null;
};

type CheckScheduleTable = {
  workspace_id: string;
  store_id: string;
  due_at: Date | null;
  interval_ms: number;
  lease_until: Generated<Date | null>;
  lease_check_id: Generated<string | null>;
  last_attempt_at: Generated<Date | null>;
  last_ended_at: Generated<Date | null>;
  last_outcome: Generated<CheckOutcome | null>;
};

type CheckRunTable = {
  workspace_id: string;
  id: string;
  store_id: string;
  started_at: Date;
  ended_at: Generated<Date | null>;
  outcome: Generated<CheckOutcome | 'superseded' | null>;
  detail: Json;
};

type ReadingTable = {
  workspace_id: string;
  store_id: string;
  part: Part;
  good_value: Json;
  good_at: Date | null;
  last_class: AnswerClass;
  last_at: Date;
  generation: number;
  token_version: number;
};

type SnapshotTable = {
  workspace_id: string;
  store_id: string;
  taken_at: Date;
  last_seen_at: Date;
  approved: number;
  processing: number;
  rejected: number;
  generation: number;
  token_version: number;
};

type ChannelTable = {
  workspace_id: string;
  channel_id: string;
  name: Generated<string | null>;
  state: Generated<ChannelState>;
  state_since: Generated<Date>;
  default_store_id: Generated<string | null>;
};

type RateLimitTable = { key: string; tat: Generated<Date>; paused_until: Generated<Date> };

type EncryptionKeyTable = { kid: string; check_value: string };

type SchemaMigrationTable = { number: number; name: string; min_app: number; applied_at: Generated<Date> };
