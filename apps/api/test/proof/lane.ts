import type { Publication } from '@flowcast/shared-models';
import { direct, effectsOf, publish, readPublication, sql } from '../support/publish.ts';
import { signIn } from '../support/sign-in.ts';
import { until } from '../support/until.ts';
import type { WorkerProcess } from '../support/worker-process.ts';
import { type Account, type Scene, startScene, type Video } from './scene.ts';
import { type Case, Story } from './story.ts';

/** As many as a worker does at a time. */
export const jobsPerWorker = 8;
const patienceMs = 120_000;
const ends: readonly string[] = ['published', 'in_inbox', 'failed', 'cancelled', 'unknown', 'needs_attention'];

/** What was seen of a story, for the page and for the promises. */
export interface Outcome {
  readonly case: Case;
  readonly hasStruck: boolean;
  /** The attempts' states when the worker was killed or stopped. */
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
  /** Publish ids that TikTok gave before. */
  readonly earlier: ReadonlySet<string>;
  wasReconnected: boolean;
}

interface Death {
  readonly attempts: readonly string[];
  readonly tiktok: string;
}

/** A product in which life after life of its workers is ended at await points. */
export class Lane {
  readonly #scene: Scene;
  #worker: Promise<WorkerProcess> | null = null;
  #signingIn: Promise<unknown> = Promise.resolve();

  static async start(): Promise<Lane> {
    return new Lane(await startScene(jobsPerWorker));
  }

  private constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Lets a worker take these as far as their await points, ends or stops it there, and lets another one go on. */
  async run(cases: readonly Case[], jitterMs: () => number): Promise<Outcome[]> {
    const worker = await (this.#worker ??= this.#scene.startWorker());
    const casts = await Promise.all(cases.map((one, index) => this.#begin(one, index, jitterMs)));
    await Promise.all(casts.map((cast) => this.#untilReached(cast)));
    const isStop = cases.some(({ fault }) => fault.isStop);
    if (isStop) worker.signal('SIGSTOP');
    else await worker.kill();
    const deaths = await Promise.all(casts.map((cast) => this.#lookAt(cast)));
    for (const cast of casts) await this.#goOnWithout(cast);
    this.#worker = this.#scene.startWorker();
    await this.#untilEnded(casts);
    if (isStop) await this.#wake(worker, casts);
    await this.#untilQuiet(casts);
    const outcomes = await Promise.all(casts.map((cast, index) => this.#outcomeOf(cast, deaths[index])));
    this.#scene.stories.clear();
    return outcomes;
  }

  async close(): Promise<void> {
    await (await this.#worker?.catch(() => null))?.kill();
    await this.#scene.close();
  }

  async #begin(one: Case, index: number, jitterMs: () => number): Promise<Cast> {
    const { stack, studio, accounts, videos, stories } = this.#scene;
    const account = accounts[index];
    if (!account) throw new Error(`There is no account for story ${index}.`);
    const video = videos[one.point.isLarge || one.fault.needsLarge ? 'large' : 'small'];
    await this.#setTokenAge(account, false);
    const isOld = one.point.hasOldToken === true;
    // Not before the request: the API asks TikTok too, and would refresh the token itself.
    const prepare = () => (isOld ? this.#setTokenAge(account, true) : Promise.resolve());
    const earlier = new Set(stack.world.state.publishes.keys());
    const story = new Story(one, { jitterMs, prepare });
    stories.set(account.username, story);
    const { id } = await publish(studio.browser, direct(account.id, video.videoId));
    return { ...video, story, account, publicationId: id, earlier, wasReconnected: false };
  }

  /** Ten minutes before its end a token is refreshed before it is used; TikTok takes the old one for ten minutes more. */
  async #setTokenAge({ id }: Account, isOld: boolean): Promise<void> {
    await sql(
      this.#scene.stack,
      `update accounts set access_token_issued_at = now() - interval '23 hours' * $2::int,
         access_token_expires_at = now() + case $2::int when 1 then interval '10 minutes' else interval '24 hours' end
       where id = $1`,
      [id, isOld ? 1 : 0],
    );
  }

  async #untilReached({ story }: Cast): Promise<void> {
    await until(() => story.isReached, { timeoutMs: patienceMs }).catch((cause: unknown) => {
      throw new Error(`${story.told} Nobody was held there. ${this.#scene.unnamed.join(' ')}`, { cause });
    });
  }

  async #goOnWithout({ story, account }: Cast): Promise<void> {
    story.changeHands();
    if (story.case.fault.agesToken) await this.#setTokenAge(account, true);
    // The dead worker's turn to refresh runs out at once: nobody has to wait for it here.
    await sql(
      this.#scene.stack,
      `update accounts set refresh_lease_until = clock_timestamp() where refresh_lease_until is not null and id = $1`,
      [account.id],
    );
    await this.#scene.webhooks.rethink(account.openId);
  }

  async #untilEnded(casts: readonly Cast[]): Promise<void> {
    const states = new Map<string, string>();
    const areEnded = async () => {
      await this.#supervise();
      // How they come may have changed with what happened meanwhile.
      for (const { account, story } of casts) {
        if (story.case.fault.webhooks === 'once struck') await this.#scene.webhooks.rethink(account.openId);
      }
      for (const { id, state, needs } of await this.#statesOf(casts)) {
        states.set(id, state);
        const cast = casts.find(({ publicationId }) => publicationId === id);
        if (cast && (await this.#isReconnected(cast, { state, needs }))) return false;
      }
      return [...states.values()].every((state) => ends.includes(state));
    };
    await until(areEnded, { timeoutMs: patienceMs }).catch((cause: unknown) => {
      const late = casts.filter(({ publicationId }) => !ends.includes(states.get(publicationId) ?? ''));
      const told = late.map(
        ({ story, publicationId }) => `${story.told} It stayed ${String(states.get(publicationId))}.`,
      );
      throw new Error(told.join('\n'), { cause });
    });
  }

  /** Straight from the table: it is asked often, and a caller's view of the end is asserted when it has come. */
  #statesOf(casts: readonly Cast[]): Promise<Pick<Publication, 'id' | 'state' | 'needs'>[]> {
    const ids = casts.map(({ publicationId }) => publicationId);
    return sql(this.#scene.stack, 'select id, state, needs from publications where id = any($1)', [ids]);
  }

  /** A worker that ends by itself is started anew, as its supervisor does. */
  async #supervise(): Promise<void> {
    const worker = await this.#worker;
    if (worker?.hasEnded && worker === (await this.#worker)) this.#worker = this.#scene.startWorker();
    await this.#worker;
  }

  /** All that a person has to do: connect the account again where TikTok has ended its permission, and say "go on". */
  async #isReconnected(cast: Cast, { state, needs }: Pick<Publication, 'state' | 'needs'>): Promise<boolean> {
    const isAsked = state === 'needs_attention' && needs.some(({ code }) => code === 'account_needs_reconnect');
    if (!isAsked) return false;
    await this.#reconnect(cast.account);
    await this.#scene.studio.browser.send('POST', `/api/publications/${cast.publicationId}/retry`, {});
    cast.wasReconnected = true;
    return true;
  }

  /** Lets the stopped worker do all that it still means to do, and waits until it has. */
  async #wake(worker: WorkerProcess, casts: readonly Cast[]): Promise<void> {
    worker.signal('SIGCONT');
    for (const { story } of casts) story.letGo();
    await worker.end();
  }

  /** No webhook and no job is left that could still do something. */
  async #untilQuiet(casts: readonly Cast[]): Promise<void> {
    const { stack, webhooks } = this.#scene;
    for (const { account } of casts) await webhooks.release(account.openId);
    const isQuiet = async () => {
      await this.#supervise();
      return (await sql(stack, 'select 1 from graphile_worker.jobs limit 1')).length === 0;
    };
    await until(isQuiet, { timeoutMs: patienceMs });
    for (const cast of casts) await this.#mend(cast);
  }

  /** A refresh whose answer was lost leaves a dead token behind, which the account's next story must not meet. */
  async #mend({
    account,
    story: {
      case: { point, fault },
    },
  }: Cast): Promise<void> {
    const query = 'select status from accounts where id = $1';
    const [row] = await sql<{ status: string }>(this.#scene.stack, query, [account.id]);
    const mayBeDead = point.hasOldToken === true || fault.agesToken === true;
    if (row?.status !== 'connected' || mayBeDead) await this.#reconnect(account);
  }

  /** One after another: the emulated consent is for one account at a time. */
  #reconnect({ username }: Account): Promise<void> {
    const { stack, studio } = this.#scene;
    const connected = this.#signingIn.then(async () => {
      const answer = await signIn(stack, studio.browser, { account: username, connect: true });
      if (answer.status !== 200) throw new Error(`${username} was not connected again: ${await answer.text()}`);
    });
    this.#signingIn = connected.catch(() => undefined);
    return connected;
  }

  #read({ publicationId }: Cast): Promise<Publication> {
    return readPublication(this.#scene.studio.browser, publicationId);
  }

  async #lookAt(cast: Cast): Promise<Death> {
    return { attempts: await this.#attemptsOf(cast), tiktok: this.#tiktokHas(cast) };
  }

  async #attemptsOf({ publicationId }: Cast): Promise<string[]> {
    const query = `select state from attempts where publication_id = $1 order by number`;
    return (await sql<{ state: string }>(this.#scene.stack, query, [publicationId])).map(({ state }) => state);
  }

  /** Of the newest publish of this account. */
  #tiktokHas({ account, earlier }: Cast): string {
    const last = [...this.#scene.stack.world.state.publishes.values()].findLast(
      ({ username, publishId }) => username === account.username && !earlier.has(publishId),
    );
    if (!last?.upload) return 'nothing';
    const { uploadedBytes, videoSize, takenChunks, totalChunkCount } = last.upload;
    if (uploadedBytes === videoSize) return 'every byte';
    return takenChunks === 0 ? 'an empty publish' : `${takenChunks} of ${totalChunkCount} chunks`;
  }

  async #outcomeOf(cast: Cast, death: Death | undefined): Promise<Outcome> {
    const { story, account, sha256, earlier } = cast;
    const effects = (await effectsOf(this.#scene.stack)).filter(
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
      problems: this.#scene.unnamed.splice(0),
    };
  }
}
