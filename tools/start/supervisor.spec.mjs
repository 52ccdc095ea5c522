import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isAlive } from '../processes/end-group.mjs';
import { Supervisor } from './supervisor.mjs';

const noLeash = { hold: () => undefined, release: () => undefined };
const untilAsked = "process.on('SIGTERM', () => process.exit(0)); console.log('up'); setInterval(() => {}, 1000);";
const deaf = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);";

describe('the supervisor', () => {
  let supervisor;
  let started;
  let stop;
  beforeEach(() => {
    jest.spyOn(console, 'error').mockReturnValue();
    stop = new AbortController();
    supervisor = new Supervisor({ leash: noLeash, signal: stop.signal });
    started = [];
  });
  afterEach(async () => {
    await supervisor.stopAll();
    jest.restoreAllMocks();
  });

  const service = (name, script) => ({
    name,
    async start() {
      const child = spawn(process.execPath, ['-e', script], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      started.push({ name, child });
      startedOne();
      return child;
    },
  });
  let startedOne = () => undefined;
  const nextStart = () => new Promise((resolve) => (startedOne = resolve));

  test('starts again what dies, and says so', async () => {
    await supervisor.start(service('Worker', untilAsked));
    supervisor.wasReady = true;
    const again = nextStart();
    started[0].child.kill('SIGKILL');
    await again;

    expect(started.map(({ name }) => name)).toEqual(['Worker', 'Worker']);
    expect(console.error).toHaveBeenCalledWith('Worker ended (SIGKILL); starting it again in 0.5 s.');
  });

  test('notices a process that dies before the product is up', async () => {
    await supervisor.start(service('API', untilAsked));
    started[0].child.kill('SIGKILL');
    await once(started[0].child, 'exit');

    expect(supervisor.isRunning('API')).toBe(false);
    expect(started).toHaveLength(1);
  });

  test('stops in the reverse order of the start', async () => {
    const ends = [];
    for (const name of ['Postgres', 'API', 'Worker']) await supervisor.start(service(name, untilAsked));
    for (const { name, child } of started) child.once('exit', () => ends.push(name));
    await supervisor.stopAll();

    expect(ends).toEqual(['Worker', 'API', 'Postgres']);
  });

  test('kills what does not listen', async () => {
    await supervisor.start(service('Deaf', deaf));
    await supervisor.stopAll();

    expect(isAlive(started[0].child.pid)).toBe(false);
  }, 20_000);

  test('starts nothing once it was asked to stop', async () => {
    stop.abort();

    await expect(supervisor.start(service('Late', untilAsked))).rejects.toThrow();
    expect(started).toEqual([]);
  });
});
