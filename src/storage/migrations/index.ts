import type { Trx } from '../database.ts';
import { foundation } from './0001-foundation.ts';
import { queue } from './0002-queue.ts';
import { stores } from './0003-stores.ts';
import { alerts } from './0004-alerts.ts';
import { products } from './0005-products.ts';
import { rights } from './0006-rights.ts';
import { settings } from './0007-settings.ts';
import { linkTries } from './0008-stores.ts';
import { connect } from './0009-connect.ts';
import { disconnect } from './0010-disconnect.ts';
import { pixel } from './0011-pixel.ts';
import { webhooks } from './0012-webhooks.ts';

export type MigrationContext = {
  /** The text that makes pg-boss's schema; storage does not know pg-boss. */
  readonly queueSchemaSql: string;
};

export type NumberedMigration = {
  /** Four digits, a dash, words: the number is its place in the order. Never renamed. */
  readonly name: string;
  /** The number of the oldest migration that an app must know to run on the schema after this one. */
  readonly minApp: number;
  up(trx: Trx, context: MigrationContext): Promise<void>;
};

/** Forward only: expand in one release, contract one release later. A released migration never changes. */
export const migrations: readonly NumberedMigration[] = [
  foundation,
  queue,
  stores,
  alerts,
  products,
  rights,
  settings,
  linkTries,
  connect,
  disconnect,
  pixel,
  webhooks,
];

export function migrationNumber({ name }: Pick<NumberedMigration, 'name'>): number {
  return Number(name.slice(0, 4));
}
