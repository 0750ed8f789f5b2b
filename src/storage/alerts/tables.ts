import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { IncidentContent, Language, PostContent } from '../../core/alerts/content.ts';
import type {
  CloseReason,
  ConditionName,
  FindingPhase,
  IncidentPhase,
  Scope,
} from '../../core/alerts/incident.ts';
import type { PostState } from '../../core/alerts/post.ts';
import type { Hold, Route, Shown } from '../../core/alerts/route.ts';
import type {
  Subscription,
  SubscriptionSettings,
  SubscriptionState,
} from '../../core/alerts/subscription.ts';

export type AlertTables = {
  condition_state: ConditionStateTable;
  incident: IncidentTable;
  incident_finding: FindingTable;
  subscription: SubscriptionTable;
  route: RouteTable;
  message: MessageTable;
  outbox: OutboxTable;
  channel_pace: ChannelPaceTable;
};

/** Goes in as text and comes out as it was written, with its keys in the same order. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

type ConditionStateTable = {
  workspace_id: string;
  condition: ConditionName;
  scope: Scope;
  last_counted_at: Generated<Date | null>;
  transitions: Generated<Date[]>;
  /** Of conditions/upstream-tiktok.ts; `since` as text. */
  silence: JsonOrNull<{ checks: number; since: string; isReported: boolean } | undefined>;
};

type IncidentTable = {
  workspace_id: string;
  id: string;
  condition: ConditionName;
  scope: Scope;
  label: string;
  phase: IncidentPhase;
  version: number;
  opened_at: Date;
  fired_at: Date;
  as_of: Date;
  total: number | null;
  closed_at: Date | null;
  close_reason: CloseReason | null;
  acknowledged_by: string | null;
  acknowledged_at: Date | null;
  acknowledged_count: number | null;
  muted_by: string | null;
  muted_until: Date | null;
  mute_reason: string | null;
  flapping: Date | null;
};

type FindingTable = {
  workspace_id: string;
  incident_id: string;
  fingerprint: string;
  label: string;
  store_id: string;
  amount: number;
  phase: FindingPhase;
  opened_version: number | null;
  closed_version: number | null;
};

type SubscriptionTable = {
  workspace_id: string;
  id: string;
  kind: Subscription['kind'];
  channel_id: string;
  store_key: string;
  store_ids: string[] | null;
  conditions: ConditionName[] | null;
  state: SubscriptionState;
  state_since: Generated<Date>;
  epoch: number;
  settings: Json<SubscriptionSettings>;
  created_by: string;
  created_at: Generated<Date>;
  last_delivered_at: Generated<Date | null>;
  broken_code: Generated<string | null>;
  digest_due_at: Generated<Date | null>;
};

type RouteTable = {
  workspace_id: string;
  id: string;
  incident_id: string;
  subscription_id: string;
  state: Route['state'];
  generation: number;
  repost: Route['repost'];
  shown: JsonOrNull<Shown>;
  edited_at: Date | null;
  notified: JsonOrNull<NonNullable<Route['notified']>>;
  repeat_number: number;
  repeat_due_at: Date | null;
  muted_until: Date | null;
  was_muted: boolean;
  held_by: Hold | null;
  missed: boolean;
  flapping_told: boolean;
  due_at: Date | null;
};

type MessageTable = {
  workspace_id: string;
  id: string;
  route_id: string;
  generation: number;
  channel_id: string;
  post_id: string;
  ts: string | null;
  content: Json<IncidentContent>;
  version: number;
  shown_version: number | null;
  dirty: boolean;
  edit_fence: number;
  edit_not_before: Date | null;
  lost: boolean;
};

type OutboxTable = {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  dedup_key: string;
  route_id: string | null;
  message_id: string | null;
  subscription_id: string | null;
  epoch: number | null;
  channel_id: string;
  in_thread: boolean;
  broadcast: boolean;
  critical: boolean;
  language: Language;
  content: JsonOrNull<PostContent>;
  state: PostState;
  fence: number;
  lease_until: Date | null;
  first_intent_at: Date | null;
  not_before: Date | null;
  unknown_attempts: number;
  refusals: number;
  plain: boolean;
  possibly_repeated: boolean;
  message_version: number | null;
  ts: string | null;
  surplus: string[];
  created_at: Generated<Date>;
  final_at: Date | null;
};

type ChannelPaceTable = { workspace_id: string; channel_id: string; next_at: Date };
