import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readConfig } from '../src/config/index.ts';
import { changeChannel, ChangeListener } from '../src/platform/database/change-listener.ts';
import { freePort } from './support/free-port.ts';
import { testEnvironment } from './support/test-config.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { until } from './support/until.ts';

describe('the listening connection', () => {
  let database: TestDatabase;
  let client: pg.Client;
  /** Stands before Postgres, and can be away as it can. */
  const door = { isOpen: true, refused: 0, sockets: new Set<Socket>() };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (!door.isOpen) {
      door.refused += 1;
      socket.destroy();
      return;
    }
    const { hostname, port } = new URL(database.url);
    const upstream = connect(Number(port), hostname).on('error', () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
    door.sockets.add(socket);
  });
  let listener: ChangeListener;

  beforeAll(async () => {
    database = await createTestDatabase();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const url = new URL(database.url);
    url.host = `127.0.0.1:${port}`;
    const given = { databaseUrl: url.href, port: 1, emulatorUrl: 'http://127.0.0.1:2', dataDirectory: '/tmp' };
    listener = new ChangeListener(readConfig(testEnvironment(given)));
    await listener.onModuleInit();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await listener.onApplicationShutdown();
    await client.end();
    server.close();
    await database.drop();
  });

  it('comes back as one, however often Postgres could not be reached meanwhile', async () => {
    const heard: string[] = [];
    let reconnections = 0;
    listener.payloads.subscribe((payload) => heard.push(payload));
    listener.reconnected.subscribe(() => (reconnections += 1));

    door.isOpen = false;
    for (const socket of door.sockets) socket.destroy();
    await until(() => door.refused >= 3);
    door.isOpen = true;
    await until(() => reconnections > 0);
    // Whoever came back with it has had the time to.
    for (let number = 0; number < 50; number += 1)
      await client.query('select pg_notify($1, $2)', [changeChannel, `${number}`]);
    await until(() => heard.includes('49'));

    expect(heard).toEqual(Array.from({ length: 50 }, (_, number) => `${number}`));
    expect(reconnections).toBe(1);
  });
});
