import type { Publication, StoryExport } from '@flowcast/shared-models';
import { expect } from '@jest/globals';
import type { PortalClient } from './portal-client.ts';
import { direct, draft, publish, sql, type Studio, untilState } from './publish.ts';
import { signIn } from './sign-in.ts';
import { until } from './until.ts';
import { receiveWebhooks } from './webhook.ts';

export interface Incident {
  readonly faults?: readonly object[];
  readonly mode?: 'draft';
  /** The emulator tells by itself, too. */
  readonly hasWebhooks?: boolean;
  /** What TikTok asks for by itself when it is a catalog video, by attempt. */
  readonly fetches?: readonly string[];
  readonly endsIn: Publication['state'];
  /** TikTok's time for a download passes, after which a lost init is made again. */
  readonly windowPasses?: boolean;
  /** What is said to TikTok, and its code or what became of it. */
  readonly calls: readonly string[];
}

/** Where incidents happen, as `ava.studio`. */
export interface Scene {
  readonly studio: Studio;
  readonly videoId: string;
  /** Where TikTok fetches videos, when it is to. */
  readonly pullUrl?: string;
}

/** Lets an incident happen, and once more by the script its story holds: the same states, calls, codes and fetches. */
export async function expectToLiveAgain(scene: Scene, incident: Incident): Promise<void> {
  const { stack } = scene.studio;
  const load = (script: unknown) => stack.control('POST', '/__control/script', script);
  await begin(scene, incident);
  await load({ version: 1, account: 'ava.studio', faults: incident.faults ?? [] });
  const first = await live(scene, incident);
  await begin(scene, incident);
  const loaded = await load(first);
  const second = await live(scene, incident);

  expect(callsIn(first)).toEqual(incident.calls);
  expect(loaded.status).toBe(200);
  expect(callsIn(second)).toEqual(callsIn(first));
  expect(statesIn(second)).toEqual(statesIn(first));
  expect(fetchesIn(first)).toEqual(incident.fetches ?? []);
  expect(fetchesIn(second)).toEqual(fetchesIn(first));
  expect(second.script).toMatchObject({
    account: 'ava.studio',
    settings: first.script.settings,
    switches: first.script.switches,
    faults: first.script.faults.map(({ kind, at, skip }) => ({ kind, at, skip })),
  });
}

/** TikTok as on its first day, with the creator signed in. */
export async function begin({ studio, pullUrl }: Scene, { hasWebhooks = false }: Incident): Promise<void> {
  const { stack } = studio;
  await stack.control('POST', '/__control/reset');
  await signIn(stack, studio.browser, { account: 'ava.studio' });
  if (pullUrl !== undefined) {
    const app = { verifiedPrefixes: [`${pullUrl}/pull/`], allowLoopbackPull: true };
    await stack.control('POST', '/__control/app', app);
  }
  if (hasWebhooks) await receiveWebhooks(stack);
}

/** Publishes, waits for the end the incident has, and exports the story. */
export async function live({ studio, videoId }: Scene, incident: Incident): Promise<StoryExport> {
  const { mode, endsIn, hasWebhooks, calls, windowPasses, fetches = [] } = incident;
  const request = (mode === 'draft' ? draft : direct)(studio.accountId, videoId);
  const { id } = await publish(studio.browser, request);
  if (endsIn === 'unknown') {
    await untilState(studio.browser, id, 'processing');
    await letADayPass(studio, id);
  }
  if (windowPasses) await letThePullWindowPass(studio, id, fetches);
  await untilState(studio.browser, id, endsIn);
  // What was said last is written after the state it led to, and a post's id may come after the end.
  const isTold = async () => {
    const { entries } = (await exportOf(studio.browser, id)).story;
    const told = entries.filter((entry) => entry.kind === 'webhook' && entry.handledAt !== null);
    const isFetched = entries.every((entry) => entry.kind !== 'fetch' || entry.status >= 400 || entry.endedAt !== null);
    const isSaid = callsIn(await exportOf(studio.browser, id)).length >= calls.length;
    return isSaid && isFetched && (!hasWebhooks || told.length === 2);
  };
  await until(isTold, { timeoutMs: 20_000 });
  return exportOf(studio.browser, id);
}

/** As if the file had been with TikTok since yesterday. */
async function letADayPass({ stack }: Studio, id: string): Promise<void> {
  const payload = JSON.stringify({ publicationId: id, round: 9, since: new Date(Date.now() - 86_400_000) });
  await sql(stack, `select graphile_worker.add_job('observe', $1::json, job_key := 'observe:' || $2)`, [payload, id]);
}

/** As if TikTok's time for the first download were over; whatever it asks for late has come by then. */
async function letThePullWindowPass({ stack, browser }: Studio, id: string, fetches: readonly string[]): Promise<void> {
  const late = fetches.filter((fetch) => fetch.startsWith('1 '));
  await until(async () => fetchesIn(await exportOf(browser, id)).length === late.length);
  await until(async () => {
    const waiting = await sql(stack, `select 1 from attempts where publication_id = $1 and not_before_at > now()`, [
      id,
    ]);
    return waiting.length > 0;
  });
  await sql(stack, `update attempts set not_before_at = now() - interval '1 second' where publication_id = $1`, [id]);
  await sql(stack, `update graphile_worker._private_jobs set run_at = now() where key = $1`, [`publish:${id}`]);
}

export const exportOf = async (browser: PortalClient, id: string) =>
  (await (await browser.get(`/api/publications/${id}/story/export`)).json()) as StoryExport;

const callsIn = ({ story }: StoryExport) =>
  story.entries
    .filter((entry) => entry.kind === 'exchange')
    .map(({ call, answer, failure }) => `${call} ${answer?.code ?? answer?.httpStatus ?? failure}`);

const fetchesIn = ({ story }: StoryExport) =>
  story.entries
    .filter((entry) => entry.kind === 'fetch')
    .map(({ attempt, method, status, refusal }) => [attempt, method, status, refusal].filter(Boolean).join(' '));

/** A post's id may come with the webhook that tells of the end, or with one that is handled after it: no other incident. */
const statesIn = ({ story }: StoryExport) =>
  story.entries
    .filter((entry) => entry.kind === 'state')
    .map(({ attempt, state }) => `${attempt} ${state}`)
    .filter((state, index, all) => state !== all[index - 1]);
