import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { emulatorEnvironment } from '../../../../tools/emulator-environment.mjs';
import { startCluster } from '../../../../tools/postgres/cluster.mjs';
import { endGroup } from '../../../../tools/processes/end-group.mjs';
import { startLeash } from '../../../../tools/processes/leash.mjs';
import { root } from '../../../../tools/setup/paths.mjs';
import { apiProgram } from '../../../../tools/start/node-service.mjs';
import { freePort } from '../../test/support/free-port.ts';

const startLimitMs = 60_000;

/**
 * The built product as `npm start` runs it, every part in a process of its own, on free ports and with data that is thrown
 * away: what is measured does not share its thread with what measures. Postgres writes to the disk as it does in earnest.
 *
 * @param {{ uploadOrigin?: string, pullBaseUrl?: string }} options `uploadOrigin`: where TikTok wants the bytes, the emulator
 *   itself when absent; `pullBaseUrl`: the address by which it fetches videos, none when absent
 */
export async function startInstallation({ uploadOrigin, pullBaseUrl } = {}) {
  const leash = startLeash();
  const folder = await mkdtemp(join(tmpdir(), 'flowcast-bench-'));
  leash.holdFolder(folder);
  // Postgres may run as another user than we do.
  await chmod(folder, 0o711);
  const [port, emulatorPort, postgresPort] = [await freePort(), await freePort(), await freePort()];
  const password = randomBytes(12).toString('hex');
  const cluster = await startCluster({ dataDir: join(folder, 'postgres'), port: postgresPort, password, leash });
  const [apiUrl, emulatorUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${emulatorPort}`];
  const emulator = emulatorEnvironment({ browserUrl: emulatorUrl, serverUrl: emulatorUrl });
  const env = {
    PATH: process.env.PATH,
    ...emulator,
    TIKTOK_UPLOAD_HOSTS: [emulatorUrl, uploadOrigin].filter(Boolean).join(','),
    TIKTOK_CALLS_PER_MINUTE: 'init:100000,creator_info:100000,status:100000',
    DATABASE_URL: cluster.url,
    PUBLIC_URL: apiUrl,
    PORT: String(port),
    EMULATOR_PORT: String(emulatorPort),
    ...(uploadOrigin ? { EMULATOR_UPLOAD_URL: uploadOrigin } : {}),
    ...(pullBaseUrl ? { PULL_BASE_URL: pullBaseUrl, EMULATOR_VERIFIED_PREFIX: pullBaseUrl } : {}),
    FLOWCAST_DATA: folder,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    LOG_LEVEL: 'error',
  };
  const processes = startProcesses({ env, leash });
  const database = new pg.Pool({ connectionString: cluster.url, max: 2 });
  const stop = async () => {
    await database.end();
    await processes.stopAll();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
    leash.let();
  };
  try {
    processes.start('apps/tiktok-emulator/src/main.ts');
    const adminLink = /^ADMIN_LINK (\S+)$/m.exec(await processes.run(apiProgram('migrate')))?.[1];
    let api = processes.start(apiProgram('main'));
    const apiIsReady = () => until(async () => (await fetch(`${apiUrl}/api/health/ready`).catch(() => null))?.ok);
    await apiIsReady();
    /** An API process that has done nothing yet. @returns {Promise<number>} its pid */
    const restartApi = async () => {
      await processes.stop(api);
      api = processes.start(apiProgram('main'));
      await apiIsReady();
      return api.pid;
    };
    const control = controlOf(emulatorUrl);
    await control('/switches', { rateLimits: 'off' });
    await control('/app', { webhookUrl: `${apiUrl}/api/webhooks/tiktok` });
    const startWorker = () => startWorkerProcess(processes, database);
    return { apiUrl, emulatorUrl, folder, adminLink, database, control, startWorker, restartApi, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Calls a control route of the emulator; GET without a body. */
function controlOf(emulatorUrl) {
  return async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${emulatorUrl}/__control${path}`, post);
    if (!answer.ok) throw new Error(`The emulator refused ${path}: ${await answer.text()}`);
    return answer.json();
  };
}

function startProcesses({ env, leash }) {
  const running = new Set();
  const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];
  const begin = (program, stdio) => {
    const child = spawn(process.execPath, [...flags, program], { cwd: root, env, detached: true, stdio });
    leash.hold(child.pid);
    running.add(child);
    child.once('exit', () => {
      leash.release(child.pid);
      running.delete(child);
    });
    return child;
  };
  const stop = (child) => endGroup(child.pid, { signal: 'SIGTERM', deadlineMs: 10_000 });
  return {
    start: (program) => begin(program, ['ignore', 'ignore', 'inherit']),
    async run(program) {
      const child = begin(program, ['ignore', 'pipe', 'inherit']);
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
      const [code] = await once(child, 'close');
      if (code !== 0) throw new Error(`${program} ended with code ${code}.`);
      return output;
    },
    stop,
    stopAll: async () => {
      for (const child of [...running].reverse()) await stop(child);
    },
  };
}

/** A worker that takes jobs. */
async function startWorkerProcess(processes, database) {
  const count = async () => (await database.query('select count(*)::int as n from worker_leases')).rows[0].n;
  const before = await count();
  const child = processes.start(apiProgram('worker'));
  await until(async () => (await count()) > before);
  return { pid: child.pid, stop: () => processes.stop(child) };
}

/** Waits for a fact, for as long as a start may take. */
export async function until(isSo, limitMs = startLimitMs, everyMs = 20) {
  for (const deadline = Date.now() + limitMs; !(await isSo()); await wait(everyMs)) {
    if (Date.now() > deadline) throw new Error(`What was waited for did not happen: ${isSo.toString()}`);
  }
}
