import { spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup } from '../processes/end-group.mjs';
import { postgresBinaries } from './binaries.mjs';
import { runAs } from './run-as.mjs';

/**
 * @typedef {object} ClusterOptions
 * @property {string} dataDir absolute; created and initialised when it is not there yet
 * @property {number} port on 127.0.0.1, nowhere else
 * @property {string} password of the superuser `flowcast`
 * @property {Record<string, string | number>} [settings] more of postgresql.conf
 * @property {import('../processes/leash.mjs').Leash} leash
 *
 * @typedef {object} Cluster
 * @property {string} url of the database `postgres`
 * @property {import('node:child_process').ChildProcess} process
 * @property {() => Promise<void>} stop ends sessions, writes everything down, and waits for it
 */

const always = { listen_addresses: '127.0.0.1', unix_socket_directories: '', log_destination: 'stderr' };

/**
 * Starts an embedded Postgres and waits until it answers.
 *
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 * @throws {Error} with what Postgres printed
 */
export async function startCluster({ dataDir, port, password, settings = {}, leash }) {
  const { initdb, postgres } = await postgresBinaries();
  const as = runAs([initdb, dataDir]);
  await initialise({ initdb, as, dataDir, password });
  await forgetCrashedServer(dataDir);

  const flags = Object.entries({ ...always, port, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = run(as.command(postgres, ['-D', dataDir, ...flags]));
  leash.hold(server.pid, 'SIGINT');
  server.once('exit', () => leash.release(server.pid));
  await started(server);
  return {
    url: `postgres://flowcast:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    process: server,
    // SIGINT is Postgres's "fast shutdown": sessions are cut, data is flushed.
    stop: () => endGroup(server.pid, { signal: 'SIGINT', deadlineMs: 10_000 }),
  };
}

async function initialise({ initdb, as, dataDir, password }) {
  if (await textOf(join(dataDir, 'PG_VERSION'))) return;
  // What is here without a version is a first start that was interrupted.
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'flowcast-initdb-'));
  try {
    const passwordFile = join(secrets, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const path of as.owner ? [dataDir, secrets, passwordFile] : []) await chown(path, as.owner.uid, as.owner.gid);
    const args = [`--pgdata=${dataDir}`, '--username=flowcast', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    // The built-in locale sorts the same on every machine; the system's own may be missing or change with an upgrade.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await succeeded(run(as.command(initdb, [...args, ...locale])));
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}

/**
 * After a crash `postmaster.pid` stays behind, and by then its number may belong to another program (always so in a
 * container), which Postgres takes for a running server. It is one only when its port answers.
 */
async function forgetCrashedServer(dataDir) {
  const lockFile = join(dataDir, 'postmaster.pid');
  const lock = await textOf(lockFile);
  if (lock === undefined) return;
  const [pid, , , port] = lock.split('\n');
  if (await answers(Number(port))) {
    throw new Error(`Another Postgres (process ${pid}) already serves ${dataDir}: stop it, or set FLOWCAST_DATA.`);
  }
  await rm(lockFile, { force: true });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port: port || 1 });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function run({ file, args, uid, gid }) {
  return spawn(file, args, {
    uid,
    gid,
    cwd: '/',
    // A group of its own: Ctrl-C in the terminal must not end the database before those who use it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
  });
}

function succeeded(child) {
  const printed = keepOutput(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`Postgres: ${printed()}`))));
  });
}

function started(server) {
  const printed = keepOutput(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => reject(new Error(`Postgres did not start: ${printed()}`)));
    server.stderr.on('data', () => {
      if (printed().includes('ready to accept connections')) resolve();
    });
  });
}

/** @returns {() => string} the last lines the program printed; they stay readable, and its pipe never fills up */
function keepOutput(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-4000)));
  }
  return () => output.trim();
}

async function textOf(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
