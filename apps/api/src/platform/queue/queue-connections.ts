import type { Logger } from '@nestjs/common';
import pg from 'pg';

/**
 * The queue's own connections to Postgres. Those that graphile-worker makes by itself it lets go before they are closed, with
 * nobody left who hears of their errors: a database that ends just then would end the process in the middle of its shutdown.
 */
export function queueConnections(databaseUrl: string, most: number, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: most, application_name: 'flowcast-queue' });
  const lost = (error: Error) => logger.warn(`A connection of the queue was lost: ${error.message}`);
  // Whoever uses a connection hears of it by its statement; the pool makes another one.
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
