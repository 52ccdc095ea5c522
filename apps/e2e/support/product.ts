import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const startLimitMs = 240_000;
const stopLimitMs = 30_000;

/** A running installation: what `npm start` gives, on free ports and with a data directory of its own. */
export interface Product {
  url: string;
  emulatorUrl: string;
  databaseUrl: string;
  /** The folder on the server from which admins register videos. */
  importDirectory: string;
  /** The one-time link of the first run. */
  adminLink: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given out.');
  return address.port;
}

/** Starts the product as a person would and waits until it has printed its admin link and is ready. */
export async function startProduct(): Promise<Product> {
  const [port, emulatorPort, postgresPort] = [await freePort(), await freePort(), await freePort()];
  const data = await mkdtemp(join(tmpdir(), 'flowcast-e2e-'));
  const importDirectory = join(data, 'to-import');
  await mkdir(importDirectory);
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: String(port),
      EMULATOR_PORT: String(emulatorPort),
      FLOWCAST_PG_PORT: String(postgresPort),
      FLOWCAST_DATA: data,
      IMPORT_DIR: importDirectory,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const adminLink = await adminLinkOf(child, url);
    return {
      url,
      emulatorUrl: `http://127.0.0.1:${emulatorPort}`,
      databaseUrl: await databaseUrlOf(data, postgresPort),
      importDirectory,
      adminLink,
      stop: async () => {
        await stopped(child);
        await rm(data, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stopped(child);
    throw error;
  }
}

/** The database of an installation, for what a test cannot wait for; `npm start` keeps the password beside its data. */
async function databaseUrlOf(data: string, port: number): Promise<string> {
  const password = (await readFile(join(data, 'postgres-password'), 'utf8')).trim();
  return `postgres://flowcast:${encodeURIComponent(password)}@127.0.0.1:${port}/flowcast`;
}

function adminLinkOf(child: ChildProcess, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(
      () => reject(new Error(`The product was not ready in time. It said:\n${output}`)),
      startLimitMs,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const link = /https?:\/\/\S+\/join\/[\w-]+/.exec(output)?.[0];
      if (link) {
        clearTimeout(limit);
        whenReady(url).then(() => resolve(link), reject);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The product ended with code ${code}. It said:\n${output}`));
    });
  });
}

async function whenReady(url: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The product never became ready.');
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
