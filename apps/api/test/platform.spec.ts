import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { firstValueFrom } from 'rxjs';
import { ChangeListener } from '../src/platform/database/index.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { testConfig } from './support/test-config.ts';

describe('the change listener', () => {
  let database: TestDatabase;
  let listener: ChangeListener;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    listener = new ChangeListener(
      testConfig({ databaseUrl: database.url, port: 1, emulatorUrl: 'http://127.0.0.1:2', dataDirectory: '/tmp' }),
    );
    await listener.onModuleInit();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await listener.onApplicationShutdown();
    await client.end();
    await database.drop();
  });

  it('hears what another connection announces', async () => {
    const heard = firstValueFrom(listener.payloads);

    await client.query(`select pg_notify('flowcast_changes', '{"id":"1"}')`);

    expect(await heard).toBe('{"id":"1"}');
  });

  it('comes back by itself after its connection was cut, and says so', async () => {
    const reconnected = firstValueFrom(listener.reconnected);

    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'flowcast-listen' and datname = current_database()`,
    );
    await reconnected;
    const heard = firstValueFrom(listener.payloads);
    await client.query(`select pg_notify('flowcast_changes', 'again')`);

    expect(await heard).toBe('again');
  });
});
