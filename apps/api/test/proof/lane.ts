import { createHash } from 'node:crypto';
import type { Me, Publication } from '@flowcast/shared-models';
import {
  direct,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  uploadLargeVideo,
} from '../support/publish.ts';
import { signIn } from '../support/sign-in.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { uploadFromDevice, mediaBytes } from '../support/tus-upload.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';
import type { Delivery } from './faults.ts';
import type { Passage, Verdict } from './passage.ts';
import { type PostgresGate, startPostgresGate } from './postgres-gate.ts';
import { type Case, Story } from './story.ts';
import { startTikTokGate, type TikTokGate } from './tiktok-gate.ts';
import { startWebhookGate, type WebhookGate } from './webhook-gate.ts';
import { writeNames } from './write-names.ts';

/** The smallest that has to go in several chunks is one byte more than TikTok takes whole. */
const largeBytes = 64_000_001;
/** As many as a worker does at a time. */
export const jobsPerWorker = 8;
const patienceMs = 120_000;

interface Video {
  readonly videoId: string;
  readonly sha256: string;
}

/** What was seen of a story, for the page and for the promises. */
export interface Outcome {
  readonly case: Case;
  readonly hasStruck: boolean;
  /** The attempts' states when the worker was killed. */
  readonly attemptsAtDeath: readonly string[];
  readonly tiktokAtDeath: string;
  readonly attempts: readonly string[];
  readonly end: string;
  readonly effects: number;
  readonly hasSameBytes: boolean;
  readonly wasReconnected: boolean;
  readonly passed: Story['passed'];
  /** What a worker did meanwhile that has no name. */
  readonly problems: readonly string[];
}

interface Cast extends Video {
  readonly story: Story;
  readonly account: Account;
  readonly publicationId: string;
  /** Publish ids of the account's earlier stories. */
  readonly earlier: ReadonlySet<string>;
  wasReconnected: boolean;
}

interface Account {
  readonly username: string;
  readonly id: string;
  readonly openId: string;
}

/** A whole product of its own, whose workers reach Postgres and TikTok only through gates. */
export class Lane {
  readonly #stack: TestStack;
  readonly #studio: Studio;
  readonly #accounts: readonly Account[];
  readonly #videos: Readonly<Record<'small' | 'large', Video>>;
  readonly #gates: { tiktok: TikTokGate; postgres: PostgresGate; webhooks: WebhookGate };
  readonly #stories: Map<string, Story>;
  readonly #unnamed: string[];
  #worker: WorkerProcess | null = null;

  static async start(): Promise<Lane> {
    const stories = new Map<string, Story>();
    const usernames = new Map<string, string>();
    const checkpoint = async (passage: Passage): Promise<Verdict> =>
      (await stories.get(passage.account ?? '')?.pass(passage)) ?? 'pass';
    const unnamed: string[] = [];
    const reportUnnamed = (what: string) => void unnamed.push(what);
    const tiktok = await startTikTokGate(checkpoint, reportUnnamed);
    const stack = await startTestStack({ worker: false, env: { TIKTOK_UPLOAD_HOSTS: tiktok.url } });
    tiktok.target = stack.emulatorUrl;
    tiktok.world = stack.world;
    const postgres = await startPostgresGate({
      databaseUrl: stack.database.url,
      nameWrite: writeNames(stack, usernames),
      checkpoint,
      reportUnnamed,
    });
    const names = Array.from({ length: jobsPerWorker }, (_, index) => `proof.${index}`);
    const studio = await castOf(stack, names);
    const accounts = await accountsOf(stack, studio, names);
    for (const { id, username } of accounts) usernames.set(id, username);
    const webhooks = await startWebhookGate(`${stack.apiUrl}/api/webhooks/tiktok`, (openId): Delivery => {
      const username = accounts.find((account) => account.openId === openId)?.username ?? '';
      return stories.get(username)?.delivery ?? 'at once';
    });
    await stack.control('POST', '/__control/app', { webhookUrl: webhooks.url });
    const videos = { small: await smallVideo(studio), large: await uploadLargeVideo(studio.browser, largeBytes) };
    return new Lane({ stack, studio, accounts, videos, stories, unnamed, gates: { tiktok, postgres, webhooks } });
  }

  private constructor(parts: {
    stack: TestStack;
    studio: Studio;
    accounts: readonly Account[];
    videos: Record<'small' | 'large', Video>;
    stories: Map<string, Story>;
    unnamed: string[];
    gates: { tiktok: TikTokGate; postgres: PostgresGate; webhooks: WebhookGate };
  }) {
    this.#stack = parts.stack;
    this.#studio = parts.studio;
    this.#accounts = parts.accounts;
    this.#videos = parts.videos;
    this.#stories = parts.stories;
    this.#unnamed = parts.unnamed;
    this.#gates = parts.gates;
  }

  /** Lets a worker take these as far as their await points, kills it there, and lets another one end them. */
  async run(cases: readonly Case[], jitterMs: () => number): Promise<Outcome[]> {
    const worker = this.#worker ?? (await this.#work());
    const casts = await Promise.all(cases.map((one, index) => this.#begin(one, index, jitterMs)));
    await Promise.all(casts.map((cast) => this.#untilReached(cast)));
    await worker.kill();
    const deaths = await Promise.all(casts.map((cast) => this.#lookAt(cast)));
    for (const cast of casts) await this.#die(cast);
    this.#worker = await this.#work();
    await Promise.all(casts.map((cast) => this.#untilEnded(cast)));
    const outcomes = await Promise.all(casts.map((cast, index) => this.#outcomeOf(cast, deaths[index])));
    this.#stories.clear();
    return outcomes;
  }

  async close(): Promise<void> {
    await this.#worker?.kill();
    await this.#stack.close();
    await this.#gates.tiktok.close();
    await this.#gates.postgres.close();
    await this.#gates.webhooks.close();
  }

  #work(): Promise<WorkerProcess> {
    const { tiktok, postgres } = this.#gates;
    return startWorkerProcess(this.#stack, { DATABASE_URL: postgres.url, TIKTOK_API_BASE_URL: tiktok.url });
  }

  async #begin(one: Case, index: number, jitterMs: () => number): Promise<Cast> {
    const account = this.#accounts[index];
    if (!account) throw new Error(`There is no account for story ${index}.`);
    const video = this.#videos[one.point.isLarge || one.fault.needsLarge ? 'large' : 'small'];
    await this.#setTokenAge(account, false);
    const isOld = one.point.hasOldToken === true;
    // Not before the request: the API asks TikTok too, and would refresh the token itself.
    const prepare = () => (isOld ? this.#setTokenAge(account, true) : Promise.resolve());
    const earlier = new Set(this.#stack.world.state.publishes.keys());
    const story = new Story(account.username, one, { jitterMs, prepare });
    this.#stories.set(account.username, story);
    const { id } = await publish(this.#studio.browser, direct(account.id, video.videoId));
    return { ...video, story, account, publicationId: id, earlier, wasReconnected: false };
  }

  /** Ten minutes before its end a token is refreshed before it is used; TikTok takes the old one for ten minutes more. */
  async #setTokenAge({ id }: Account, isOld: boolean): Promise<void> {
    await sql(
      this.#stack,
      `update accounts set access_token_issued_at = now() - interval '23 hours' * $2::int,
         access_token_expires_at = now() + case $2::int when 1 then interval '10 minutes' else interval '24 hours' end
       where id = $1`,
      [id, isOld ? 1 : 0],
    );
  }

  async #untilReached({ story, publicationId }: Cast): Promise<void> {
    const { point, fault } = story.case;
    const late = AbortSignal.timeout(patienceMs);
    const tooLate = new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => {
        const way = story.passed.map((step) => step.join(' ')).join(', ');
        reject(
          new Error(
            `${publicationId} (${point.name} × ${fault.name}) was not held. It passed ${way || 'nothing'}. ${this.#unnamed.join()}`,
          ),
        );
      });
    });
    await Promise.race([story.reached, tooLate]);
  }

  async #die({ story, account }: Cast): Promise<void> {
    story.die();
    if (story.case.fault.agesToken) await this.#setTokenAge(account, true);
    // The dead worker's turn to refresh runs out at once: nobody has to wait for it here.
    const now = `update accounts set refresh_lease_until = clock_timestamp() where refresh_lease_until is not null and id = $1`;
    await sql(this.#stack, now, [account.id]);
    await this.#gates.webhooks.rethink(account.openId);
  }

  /** A person does nothing but connect the account again where TikTok has ended its permission. */
  async #untilEnded(cast: Cast): Promise<void> {
    let last = '';
    const isEnded = async () => {
      const { state, needs } = await this.#read(cast);
      last = `${state} ${JSON.stringify(needs)}`;
      if (state === 'needs_attention' && needs.some(({ code }) => code === 'account_needs_reconnect')) {
        await this.#reconnect(cast.account);
        await this.#studio.browser.send('POST', `/api/publications/${cast.publicationId}/retry`, {});
        cast.wasReconnected = true;
        return false;
      }
      return ['published', 'failed', 'cancelled', 'unknown', 'needs_attention'].includes(state);
    };
    const { point, fault } = cast.story.case;
    await until(isEnded, { timeoutMs: patienceMs }).catch((cause: unknown) => {
      const way = cast.story.passed.map((step) => step.join(' ')).join(', ');
      throw new Error(`${point.name} × ${fault.name} stayed ${last}. It passed ${way}.`, { cause });
    });
    await this.#gates.webhooks.release(cast.account.openId);
    await until(() => this.#isQuiet(cast), { timeoutMs: patienceMs });
    await this.#mendAccount(cast.account);
  }

  /** No job is left that could still do something for it. */
  async #isQuiet({ publicationId }: Cast): Promise<boolean> {
    const jobs = await sql(
      this.#stack,
      `select 1 from graphile_worker.jobs where key in ('publish:' || $1, 'observe:' || $1) or key in (
         select 'webhook:' || w.id from webhook_events w join attempts t on t.publish_id = w.publish_id
         where t.publication_id::text = $1)`,
      [publicationId],
    );
    return jobs.length === 0;
  }

  async #mendAccount(account: Account): Promise<void> {
    const [row] = await sql<{ status: string }>(this.#stack, 'select status from accounts where id = $1', [account.id]);
    if (row?.status !== 'connected') await this.#reconnect(account);
  }

  async #reconnect({ username }: Account): Promise<void> {
    const answer = await signIn(this.#stack, this.#studio.browser, { account: username, connect: true });
    if (answer.status !== 200) throw new Error(`${username} was not connected again: ${await answer.text()}`);
  }

  #read({ publicationId }: Cast): Promise<Publication> {
    return readPublication(this.#studio.browser, publicationId);
  }

  async #lookAt(cast: Cast): Promise<{ attempts: string[]; tiktok: string }> {
    return { attempts: await this.#attemptsOf(cast), tiktok: this.#tiktokHas(cast) };
  }

  async #attemptsOf({ publicationId }: Cast): Promise<string[]> {
    const query = `select state from attempts where publication_id = $1 order by number`;
    return (await sql<{ state: string }>(this.#stack, query, [publicationId])).map(({ state }) => state);
  }

  /** What TikTok has of the newest publish of this account. */
  #tiktokHas({ account, earlier }: Cast): string {
    const last = [...this.#stack.world.state.publishes.values()].findLast(
      ({ username, publishId }) => username === account.username && !earlier.has(publishId),
    );
    if (!last?.upload) return 'nothing';
    const { uploadedBytes, videoSize, takenChunks, totalChunkCount } = last.upload;
    if (uploadedBytes === videoSize) return 'every byte';
    return takenChunks === 0 ? 'an empty publish' : `${takenChunks} of ${totalChunkCount} chunks`;
  }

  async #outcomeOf(cast: Cast, death: { attempts: string[]; tiktok: string } | undefined): Promise<Outcome> {
    const { story, account, sha256, earlier } = cast;
    const effects = (await effectsOf(this.#stack)).filter(
      (effect) => effect.account === account.username && !earlier.has(effect.publishId),
    );
    return {
      case: story.case,
      hasStruck: story.hasStruck,
      attemptsAtDeath: death?.attempts ?? [],
      tiktokAtDeath: death?.tiktok ?? '',
      attempts: await this.#attemptsOf(cast),
      end: (await this.#read(cast)).state,
      effects: effects.length,
      hasSameBytes: effects.every((effect) => effect.sha256 === sha256),
      wasReconnected: cast.wasReconnected,
      passed: story.passed,
      problems: this.#unnamed.splice(0),
    };
  }
}

async function castOf(stack: TestStack, names: readonly string[]): Promise<Studio> {
  await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
  for (const username of names) {
    const caps = { directPostsPer24h: 10_000, pendingSharesPer24h: 10_000 };
    await stack.control('POST', '/__control/accounts', { username, displayName: username, caps });
  }
  const [first = '', ...others] = names;
  const studio = await studioOf(stack, first);
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

async function smallVideo({ browser }: Studio): Promise<Video> {
  const sha256 = createHash('sha256')
    .update(await mediaBytes('good.mp4'))
    .digest('hex');
  return { videoId: await uploadFromDevice(browser, 'good.mp4'), sha256 };
}
