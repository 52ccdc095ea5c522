import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../../../tools/postgres/cluster.mjs';
import { startLeash } from '../../../../tools/processes/leash.mjs';

/** A Postgres of the caller's own, which it may stop and start again with the same data. */
export async function startOwnPostgres(port) {
  const leash = startLeash();
  const folder = await mkdtemp(join(tmpdir(), 'flowcast-own-postgres-'));
  leash.holdFolder(folder);
  // Postgres may run as another user than we do.
  await chmod(folder, 0o711);
  const options = { dataDir: join(folder, 'data'), port, password: randomBytes(12).toString('hex'), leash };
  let cluster = await startCluster(options);
  return {
    url: cluster.url,
    async restart() {
      await cluster.stop();
      cluster = await startCluster(options);
    },
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
      leash.let();
    },
  };
}
