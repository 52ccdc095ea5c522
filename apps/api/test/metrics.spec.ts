import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './support/free-port.ts';
import { direct, publish, type Studio, studioOf, untilState, uploadLargeVideo } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

const sizeBytes = 1_000_000;

describe('metrics', () => {
  let stack: TestStack;
  let ava: Studio;
  let worker: WorkerProcess;
  let apiPort: number;
  let workerPort: number;

  beforeAll(async () => {
    apiPort = await freePort();
    workerPort = await freePort();
    stack = await startTestStack({
      worker: false,
      env: { METRICS_PORT: String(apiPort), TIKTOK_CALLS_PER_MINUTE: 'init:1,creator_info:1000,status:1000' },
    });
    ava = await studioOf(stack, 'ava.studio');
  });
  afterAll(async () => {
    await worker.kill();
    await stack.close();
  });

  const request = async () => {
    const { videoId } = await uploadLargeVideo(ava.browser, sizeBytes);
    return direct(ava.accountId, videoId, { privacyLevel: 'SELF_ONLY', allowComment: false });
  };
  /** Values by `name{labels}`. */
  const scrape = async (port: number): Promise<Record<string, number>> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
  };

  it('tell of the queue and the states whatever process is asked, and of what each process did', async () => {
    const first = await publish(ava.browser, await request());
    expect(await scrape(apiPort)).toMatchObject({
      'flowcast_queue_jobs{state="due"}': 1,
      'flowcast_attempts{state="planned"}': 1,
      'flowcast_publications{state="unknown"}': 0,
      flowcast_sent_bytes_total: 0,
    });

    worker = await startWorkerProcess({
      ...stack,
      environment: { ...stack.environment, METRICS_PORT: String(workerPort) },
    });
    await untilState(ava.browser, first.id, 'published');
    await publish(ava.browser, await request());
    const isPutOff = async () => {
      const now = await scrape(workerPort);
      const waits = now['flowcast_budget_waits_total{kind="init"}'] ?? 0;
      return waits > 0 && (now['flowcast_queue_jobs{state="later"}'] ?? 0) > 0;
    };
    await until(isPutOff);

    const [fromApi, fromWorker] = await Promise.all([scrape(apiPort), scrape(workerPort)]);
    expect(fromWorker).toMatchObject({
      'flowcast_attempts{state="published"}': 1,
      flowcast_sent_bytes_total: sizeBytes,
      'flowcast_token_refreshes_total{result="ended"}': 0,
      flowcast_metrics_unreadable: 0,
    });
    expect(fromApi).toMatchObject({ 'flowcast_attempts{state="published"}': 1, flowcast_sent_bytes_total: 0 });
    expect(fromWorker['process_resident_memory_bytes']).toBeGreaterThan(10_000_000);
  });

  it('are on their own port only, and there is nothing else there', async () => {
    expect((await stack.browser().get('/metrics')).headers.get('Content-Type')).not.toContain('version=0.0.4');
    expect((await fetch(`http://127.0.0.1:${apiPort}/api/config`)).status).toBe(404);
  });

  it('are well-formed, and hold no id', async () => {
    const answer = await fetch(`http://127.0.0.1:${apiPort}/metrics`);
    const text = await answer.text();

    expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).not.toContain(ava.accountId);
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(?:\{[a-z]+="[^"]*"\})? [-0-9.e+]+)$/);
    }
  });
});
