import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type EmulatorServer, serveEmulator } from '@flowcast/tiktok-emulator/node';
import { Logger } from 'nestjs-pino';
import { ApiModule } from '../../src/api.module.ts';
import { type Config, readConfig } from '../../src/config/index.ts';
import { configureApp } from '../../src/platform/http/index.ts';
import { WorkerModule } from '../../src/worker.module.ts';
import { freePort } from './free-port.ts';
import { PortalClient } from './portal-client.ts';
import { testEnvironment } from './test-config.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestStack {
  config: Config;
  /** What `config` was read from, for a process of its own. */
  environment: Record<string, string>;
  database: TestDatabase;
  api: NestExpressApplication;
  apiUrl: string;
  emulatorUrl: string;
  /** The emulated TikTok itself, for what stands between it and a worker. */
  world: EmulatorServer['emulator']['world'];
  /** A new browser without cookies. */
  browser(): PortalClient;
  /** Calls a control route of the emulator. */
  control(method: string, path: string, body?: unknown): Promise<Response>;
  startWorker(): Promise<INestApplicationContext>;
  close(): Promise<void>;
}

interface Options {
  /** Start a worker too (default true). */
  worker?: boolean;
  env?: Record<string, string>;
  emulator?: Partial<Parameters<typeof serveEmulator>[0]>;
  /** Awaited with the new database's address before any process connects. */
  beforeConnecting?: (databaseUrl: string) => Promise<void>;
}

/** The whole product in this process: Postgres database of its own, emulator, API and worker on free ports. */
export async function startTestStack({
  worker = true,
  env = {},
  emulator: emulatorOptions = {},
  beforeConnecting,
}: Options = {}): Promise<TestStack> {
  const database = await createTestDatabase();
  await beforeConnecting?.(database.url);
  const directory = await mkdtemp(join(tmpdir(), 'flowcast-test-'));
  const emulator = await serveEmulator({
    port: 0,
    bytesDirectory: join(directory, 'emulator'),
    processingMs: 50,
    moderationMs: 50,
    ...emulatorOptions,
  });
  const port = await freePort();
  const environment = testEnvironment({
    databaseUrl: database.url,
    port,
    emulatorUrl: emulator.url,
    dataDirectory: directory,
    env,
  });
  const config = readConfig(environment);
  const api = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  api.useLogger(api.get(Logger));
  configureApp(api, config, join(directory, 'no-web-client'));
  await api.listen(port, '127.0.0.1');

  const contexts: INestApplicationContext[] = [];
  const startWorker = async () => {
    const context = await NestFactory.createApplicationContext(WorkerModule.with(config), {
      bufferLogs: true,
      abortOnError: false,
    });
    context.useLogger(context.get(Logger));
    await context.init();
    contexts.push(context);
    return context;
  };
  if (worker) await startWorker();

  const stack: TestStack = {
    config,
    environment,
    database,
    api,
    apiUrl: config.publicUrl,
    emulatorUrl: emulator.url,
    world: emulator.emulator.world,
    browser: () => new PortalClient(config.publicUrl),
    control: (method, path, body) =>
      fetch(new URL(path, emulator.url), {
        method,
        ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    startWorker,
    close: async () => {
      for (const context of contexts) await context.close();
      await api.close();
      await emulator.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return stack;
}
