import { createHash } from 'node:crypto';
import type { Me, Video as CatalogVideo } from '@flowcast/shared-models';
import { sql, type Studio, studioOf, uploadLargeVideo } from '../support/publish.ts';
import { signIn } from '../support/sign-in.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { mediaBytes, uploadForCatalog, uploadFromDevice } from '../support/tus-upload.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';
import type { Passage, Verdict } from './passage.ts';
import { type PostgresGate, startPostgresGate } from './postgres-gate.ts';
import { type PullGate, startPullGate } from './pull-gate.ts';
import type { Story } from './story.ts';
import { startTikTokGate, type TikTokGate } from './tiktok-gate.ts';
import { startWebhookGate, type WebhookGate } from './webhook-gate.ts';
import { writeNames } from './write-names.ts';

/** The smallest that has to go in several chunks is one byte more than TikTok takes whole. */
const largeBytes = 64_000_001;

export interface Video {
  readonly videoId: string;
  readonly sha256: string;
}

/** One creator's account on the emulated TikTok, as we and as TikTok know it. */
export interface Account {
  readonly username: string;
  readonly id: string;
  readonly openId: string;
}

interface Gates {
  readonly tiktok: TikTokGate;
  readonly postgres: PostgresGate;
  readonly webhooks: WebhookGate;
  readonly pulls: PullGate;
}

/** A whole product of its own, whose workers reach Postgres and TikTok, and which TikTok's webhooks and fetches reach, only through gates. */
export interface Scene {
  readonly stack: TestStack;
  readonly studio: Studio;
  readonly accounts: readonly Account[];
  readonly videos: Readonly<Record<'small' | 'large' | 'catalog', Video>>;
  readonly webhooks: WebhookGate;
  /** The story that an account is in now, by its TikTok user. */
  readonly stories: Map<string, Story>;
  /** What workers did that has no name. */
  readonly unnamed: string[];
  startWorker(): Promise<WorkerProcess>;
  close(): Promise<void>;
}

/** With so many accounts. */
export async function startScene(accountCount: number): Promise<Scene> {
  const stories = new Map<string, Story>();
  const usernames = new Map<string, string>();
  const unnamed: string[] = [];
  const checkpoint = async (passage: Passage): Promise<Verdict> =>
    (await stories.get(passage.account ?? '')?.pass(passage)) ?? 'pass';
  const reportUnnamed = (what: string) => void unnamed.push(what);

  const tiktok = await startTikTokGate(checkpoint, reportUnnamed);
  const pulls = await startPullGate(checkpoint);
  const env = { TIKTOK_UPLOAD_HOSTS: tiktok.url, PULL_BASE_URL: pulls.url };
  const stack = await startTestStack({ worker: false, env });
  tiktok.target = stack.emulatorUrl;
  pulls.target = stack.apiUrl;
  tiktok.world = pulls.world = stack.world;
  const nameWrite = writeNames(stack, usernames);
  const postgres = await startPostgresGate({ databaseUrl: stack.database.url, nameWrite, checkpoint, reportUnnamed });
  const names = Array.from({ length: accountCount }, (_, index) => `proof.${index}`);
  const studio = await signInAll(stack, names);
  const accounts = await accountsOf(stack, studio, names);
  for (const { id, username } of accounts) usernames.set(id, username);
  const storyOf = (openId: string) => stories.get(accounts.find((one) => one.openId === openId)?.username ?? '');
  const webhooks = await startWebhookGate(
    `${stack.apiUrl}/api/webhooks/tiktok`,
    (openId) => storyOf(openId)?.delivery ?? 'at once',
  );
  const verified = { verifiedPrefixes: [`${pulls.url}/pull/`], allowLoopbackPull: true };
  await stack.control('POST', '/__control/app', { webhookUrl: webhooks.url, ...verified });
  const sha256 = sha256Of(await mediaBytes('good.mp4'));
  const videos = {
    small: { videoId: await uploadFromDevice(studio.browser, 'good.mp4'), sha256 },
    large: await uploadLargeVideo(studio.browser, largeBytes),
    catalog: { videoId: await catalogVideo(studio), sha256 },
  };
  return {
    stack,
    studio,
    accounts,
    videos,
    webhooks,
    stories,
    unnamed,
    startWorker: () => startWorkerProcess(stack, { DATABASE_URL: postgres.url, TIKTOK_API_BASE_URL: tiktok.url }),
    close: () => closeAll(stack, { tiktok, postgres, webhooks, pulls }),
  };
}

async function closeAll(stack: TestStack, { tiktok, postgres, webhooks, pulls }: Gates): Promise<void> {
  await stack.close();
  await tiktok.close();
  await postgres.close();
  await webhooks.close();
  await pulls.close();
}

async function signInAll(stack: TestStack, names: readonly string[]): Promise<Studio> {
  await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
  for (const username of names) {
    const caps = { directPostsPer24h: 10_000, pendingSharesPer24h: 10_000 };
    await stack.control('POST', '/__control/accounts', { username, displayName: username, caps });
  }
  const [first = '', ...others] = names;
  const studio = await studioOf(stack, first, 'admin');
  for (const account of others) await signIn(stack, studio.browser, { account, connect: true });
  return studio;
}

async function accountsOf(stack: TestStack, { browser }: Studio, names: readonly string[]): Promise<Account[]> {
  const { accounts } = (await (await browser.get('/api/me')).json()) as Me;
  const rows = await sql<{ id: string; open_id: string }>(stack, 'select id, open_id from accounts');
  return names.map((username) => {
    const id = accounts.find(({ displayName }) => displayName === username)?.id ?? '';
    return { username, id, openId: rows.find((row) => row.id === id)?.open_id ?? '' };
  });
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What is in the catalog TikTok fetches by itself. */
async function catalogVideo({ browser }: Studio): Promise<string> {
  const uploadId = await uploadForCatalog(browser, 'good.mp4');
  const response = await browser.send('POST', '/api/videos', { uploadId, title: 'From the catalog' });
  return ((await response.json()) as CatalogVideo).id;
}
