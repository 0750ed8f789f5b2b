import { sql } from 'kysely';
import type { WorkRepository } from '../core/ports.ts';
import { workKinds } from '../core/work.ts';
import type { NextWork, WorkKind } from '../core/work.ts';
import { nextProbe } from './alerts/probe-repository.ts';
import { nextCheck } from './check-schedule.ts';
import { nextConnect } from './connect/connect-work.ts';
import type { Database } from './database.ts';
import { nextDisconnect } from './disconnect/disconnect-repository.ts';
import type { NextDue } from './next-due.ts';
import { nextDueStore } from './products/due-stores.ts';
import { nextLook } from './products/follows/follow-repository.ts';
import { dueImages } from './products/images/image-due.ts';
import { dueItems } from './products/items/item-due.ts';
import { nextKeyCheck } from './products/keys/vtex-key-repository.ts';
import { duePasses } from './products/passes/pass-repository.ts';
import { duePings } from './products/pings/ping-due.ts';
import { nextWebhookRound } from './webhooks/webhook-repository.ts';

const nextOf: { readonly [K in WorkKind]: NextDue } = {
  probes: nextProbe,
  connects: nextConnect,
  disconnects: nextDisconnect,
  checks: nextCheck,
  vtexKeys: nextKeyCheck,
  items: nextDueStore(dueItems),
  follows: nextLook,
  pings: nextDueStore(duePings),
  passes: nextDueStore(duePasses),
  imageReadings: nextDueStore(dueImages),
  webhooks: nextWebhookRound,
};

const columns = sql.join(workKinds.map((kind) => sql`${nextOf[kind]} as ${sql.ref(kind)}`));

export function createWorkRepository(database: Database): WorkRepository {
  // Eleven questions in one text: to plan them takes longer than to answer them.
  let text: string | undefined;
  return {
    next: async () => {
      text ??= await database.statement(
        async (db) => sql`select app_now() as now, ${columns}`.compile(db).sql,
      );
      const [row] = await database.prepared<{ now: Date } & NextWork['due']>('next_work', text, []);
      if (row === undefined) throw new Error('a select without a table has one row');
      const { now, ...due } = row;
      return { now, due };
    },
  };
}
