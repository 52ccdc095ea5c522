import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { runMigrations } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { entities } from '../src/entities.ts';
import { dataSourceOptions } from '../src/platform/database/index.ts';
import { WorkerLeases } from '../src/platform/queue/index.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { until } from './support/until.ts';

describe('worker leases', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let leases: WorkerLeases;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url, entities)).initialize();
    await runMigrations({ connectionString: database.url });
    leases = new WorkerLeases(dataSource.manager);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  afterEach(() => dataSource.query(`delete from graphile_worker._private_jobs`));

  /** A job that `workerId` locked so many seconds ago. */
  const lockedJob = async (workerId: string, ageSec: number) => {
    await dataSource.query(`select graphile_worker.add_job('any')`);
    await dataSource.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(secs => $2)`,
      [workerId, ageSec],
    );
  };
  const holder = async () => {
    const rows: { locked_by: string | null }[] = await dataSource.query(`select locked_by from graphile_worker.jobs`);
    return rows[0]?.locked_by;
  };
  const ids = async () => {
    const rows: { id: string }[] = await dataSource.query(`select id from worker_leases order by id`);
    return rows.map(({ id }) => id);
  };

  it('free the jobs of a worker that has none', async () => {
    await lockedJob('dead', 11);
    leases.hold('alive');

    await until(async () => (await holder()) === null);
    await leases.release('alive');
  });

  it('end when they were not renewed in time', async () => {
    await dataSource.query(`insert into worker_leases values ('silent', now() - interval '11 seconds')`);
    await lockedJob('silent', 60);
    leases.hold('alive');

    await until(async () => (await holder()) === null);
    expect(await ids()).toEqual(['alive']);
    await leases.release('alive');
  });

  it('free a queue whose job was deleted under the worker that did it, and leave one that has its job', async () => {
    await dataSource.query(`insert into worker_leases values ('busy')`);
    for (const name of ['left', 'held']) {
      await dataSource.query(`select graphile_worker.add_job($1, queue_name := $1)`, [name]);
    }
    for (const table of ['_private_jobs', '_private_job_queues']) {
      await dataSource.query(`update graphile_worker.${table} set locked_by = 'busy', locked_at = now()`);
    }
    const task = `select id from graphile_worker._private_tasks where identifier = 'left'`;
    await dataSource.query(`delete from graphile_worker._private_jobs where task_id = (${task})`);
    const lockedQueues = async () => {
      const query = `select queue_name from graphile_worker._private_job_queues where locked_by is not null`;
      return (await dataSource.query<{ queue_name: string }[]>(query)).map(({ queue_name }) => queue_name);
    };
    leases.hold('alive');

    await until(async () => !(await lockedQueues()).includes('left'));
    expect(await lockedQueues()).toEqual(['held']);
    await leases.release('alive');
    await leases.release('busy');
  });

  it('say of a job that took longer than a lease whether it is still its worker’s', async () => {
    await lockedJob('slow', 10);
    const [job] = await dataSource.query<{ id: string }[]>(`select id from graphile_worker._private_jobs`);
    const held = { id: job?.id ?? '', locked_by: 'slow' };
    const whileHeld = await leases.isStillHeld(held, 10_000);
    await dataSource.query(`select graphile_worker.force_unlock_workers(array['slow'])`);

    expect(whileHeld).toBe(true);
    expect(await leases.isStillHeld(held, 10_000)).toBe(false);
    // Nobody can have freed it so soon: the question is saved.
    expect(await leases.isStillHeld(held, 100)).toBe(true);
  });

  it('are not all that ends: Postgres takes back the locks of a transaction that nobody goes on with', async () => {
    const [setting] = await dataSource.query<{ idle: string }[]>(
      `select current_setting('idle_in_transaction_session_timeout') as idle`,
    );

    expect(setting).toEqual({ idle: '20s' });
  });

  it('leave alone what a living worker does, for however long', async () => {
    await dataSource.query(`insert into worker_leases values ('busy')`);
    await lockedJob('busy', 3_600);
    leases.hold('alive');
    await until(async () => (await ids()).includes('alive'));
    await leases.release('alive');

    expect(await holder()).toBe('busy');
  });

  it('give a worker that has just begun the time to say so', async () => {
    await lockedJob('new', 1);
    leases.hold('alive');
    await until(async () => (await ids()).includes('alive'));
    await leases.release('alive');

    expect(await holder()).toBe('new');
  });

  it('are given back, with whatever was still locked, by a worker that stops', async () => {
    leases.hold('stopping');
    await until(async () => (await ids()).includes('stopping'));
    await lockedJob('stopping', 0);

    await leases.release('stopping');

    expect(await ids()).not.toContain('stopping');
    expect(await holder()).toBeNull();
  });
});
