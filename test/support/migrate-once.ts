import { getConstructionPlans } from 'pg-boss';
import { createLogger } from '../../src/logger.ts';
import { createPool } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations/index.ts';

// One process that migrates the database of the given address; its exit code says whether it could.
const logger = createLogger('silent');
const address = { connectionString: process.argv[2] ?? '' };
const pool = createPool({ address, logger, max: 1, limits: 'none' });
process.once('message', () => {
  void migrate({ pool, migrations, logger, queueSchemaSql: getConstructionPlans('pgboss') })
    .finally(() => pool.end())
    .then(() => process.disconnect());
});
process.send?.('ready'); // so that several can be let go at the same moment
