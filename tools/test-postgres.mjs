import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './postgres/cluster.mjs';
import { startLeash } from './processes/leash.mjs';

// Tests throw their data away, so nothing has to reach the disk.
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  shared_buffers: '128MB',
};

/**
 * A real Postgres for a test run: `TEST_DATABASE_URL` when it is set, else an embedded one on a free port with empty
 * data, gone after `stop()` and also when this process dies.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url of a superuser's maintenance database: tests
 *   create their own databases beside it
 */
export async function startTestPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };

  const leash = startLeash();
  const folder = await mkdtemp(join(tmpdir(), 'flowcast-test-postgres-'));
  leash.holdFolder(folder);
  // Postgres may run as another user than we do (see postgres/run-as.mjs).
  await chmod(folder, 0o711);
  const cluster = await startCluster({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    settings: careless,
    leash,
  });
  // The server must not keep a finished test run from ending.
  cluster.process.unref();
  cluster.process.stdout.unref();
  cluster.process.stderr.unref();
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
      leash.let();
    },
  };
}

/** @returns {Promise<number>} a port nobody listens on right now */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
