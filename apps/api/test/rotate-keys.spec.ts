import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from '../src/api.module.ts';
import { type Config, readConfig } from '../src/config/index.ts';
import { HealthController } from '../src/features/system/health.controller.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { AccountTokens } from '../src/features/accounts/index.ts';
import { sealedColumns } from '../src/sealed-columns.ts';
import { direct, publish, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [oldKey, nextKey] = [newKey('k1'), newKey('k2')];
const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

describe('rotating the encryption keys', () => {
  let stack: TestStack;
  let ava: Studio;
  let worker: WorkerProcess;

  /** Sealed so far with the old key; from here on every process has both. */
  beforeAll(async () => {
    stack = await startTestStack({
      worker: false,
      env: { ENCRYPTION_KEYS: `${nextKey},${oldKey}` },
      emulator: { processingMs: 3_600_000 },
    });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    for (const other of ['leo.creates', 'noor.private']) await studioOf(stack, other);
    worker = await startWorkerProcess(stack);
  }, 60_000);
  afterAll(async () => {
    await worker.kill();
    await stack.close();
  });

  const command = async (keys: string, ...flags: string[]) => {
    const args = ['--import', pathOf('./support/source-loader.mjs'), pathOf('../src/rotate-keys.ts'), ...flags];
    const env = { ...stack.environment, PATH: process.env['PATH'] ?? '', ENCRYPTION_KEYS: keys };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { code: child.exitCode, stdout };
  };
  const keyIds = async () => {
    const each = sealedColumns.map(
      ({ table, column }) => `select split_part(${column}, '.', 1) as id from ${table} where ${column} is not null`,
    );
    return (await sql<{ id: string }>(stack, each.join(' union '))).map(({ id }) => id);
  };

  /** Back and forth, and on until the worker has refreshed so often meanwhile: how fast either is, is the machine's. */
  const rotateUntilRefreshed = async (times: number) => {
    const enough = (await refreshes()) + times;
    const codes = [];
    for (let round = 0; round < 3 || (round < 20 && (await refreshes()) < enough); round += 1) {
      codes.push((await command(`${oldKey},${nextKey}`)).code, (await command(`${nextKey},${oldKey}`)).code);
    }
    return codes;
  };
  const refreshes = async () => {
    const answer = await stack.control('GET', '/__control/log');
    const { items } = (await answer.json()) as { items: { body: { grant_type?: string } | null }[] };
    return items.filter(({ body }) => body?.grant_type === 'refresh_token').length;
  };
  const askWithADeadToken = () =>
    sql(
      stack,
      `with aged as (update accounts set access_token_expires_at = now() - interval '1 second')
       update graphile_worker._private_jobs set run_at = now() where locked_at is null`,
    );

  const readiness = async (config: Config) => {
    const api = await NestFactory.createApplicationContext(ApiModule.with(config), { logger: false });
    await api.init();
    return api
      .get(HealthController)
      .ready()
      .finally(() => api.close());
  };

  it('knows every column of sealed values', async () => {
    const columns = await sql(
      stack,
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and column_name like '%\\_sealed' order by 1, 2`,
    );

    expect(sealedColumns.map(({ table, column }) => ({ table, column })).toSorted(byName)).toEqual(columns);
  });

  it('seals everything anew with the newest key, back and forth, while a worker refreshes', async () => {
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId, { privacyLevel: 'SELF_ONLY' }));
    await untilState(ava.browser, id, 'processing');
    await stack.browser().get('/api/auth/tiktok');
    const before = await refreshes();
    const rotation = { isOver: false };
    const rotated = rotateUntilRefreshed(6).finally(() => (rotation.isOver = true));

    // The worker reads the token sealed with whatever key, and saves what it refreshes with the one newest to it.
    const isOver = async () => {
      await askWithADeadToken();
      return rotation.isOver;
    };
    await until(isOver, { timeoutMs: 90_000 });

    expect(new Set(await rotated)).toEqual(new Set([0]));
    expect(await refreshes()).toBeGreaterThanOrEqual(before + 6);
    expect(await keyIds()).toEqual(['k2']);
    expect(await sql(stack, `select distinct status from accounts`)).toEqual([{ status: 'connected' }]);
    expect(await stack.api.get(AccountTokens).accessToken(ava.accountId)).toMatch(/^act\./);
  }, 120_000);

  it('finds nothing to do a second time, and says that the old key is needed no more', async () => {
    const { code, stdout } = await command(`${nextKey},${oldKey}`);

    expect(code).toBe(0);
    expect(stdout).toContain('accounts.refresh_token_sealed: 0 sealed anew');
    expect(stdout).toContain('Nothing is sealed with k1 any more.');
  });

  it('says which key is missing instead of starting, until what it sealed is given up', async () => {
    const lost = newKey('k3');
    const config = readConfig({ ...stack.environment, ENCRYPTION_KEYS: lost });

    await expect(prepareDatabase(config)).rejects.toThrow('are sealed with k2, which ENCRYPTION_KEYS does not have');
    await expect(readiness(config)).rejects.toMatchObject({ code: 'not_ready', detail: expect.stringContaining('k2') });
    expect(await command(lost)).toMatchObject({ code: 1, stdout: expect.stringContaining('does not have: k2') });
    expect(await command(lost, '--forget-lost')).toMatchObject({ code: 0 });

    expect(await keyIds()).toEqual([]);
    expect(await sql(stack, `select distinct status from accounts`)).toEqual([{ status: 'disconnected' }]);
    await expect(prepareDatabase(config)).resolves.toMatch(/join/);
  }, 60_000);
});

const byName = (one: { table: string; column: string }, other: { table: string; column: string }) =>
  `${one.table}.${one.column}`.localeCompare(`${other.table}.${other.column}`);
