import { direct, draft, publish, readPublication, sql } from '../support/publish.ts';
import { until } from '../support/until.ts';
import type { WorkerProcess } from '../support/worker-process.ts';
import { attemptsOf, type Cast, effectsFor, tiktokHas } from './cast.ts';
import type { Outcome } from './outcome.ts';
import { letTimePass, openTogether } from './passing-time.ts';
import { Person, type Shown } from './person.ts';
import { type Account, type Scene, startScene } from './scene.ts';
import { Story } from './story.ts';
import type { Case } from './ways.ts';

/** As many as a worker does at a time. */
export const jobsPerWorker = 8;
const patienceMs = 120_000;
const ends: readonly string[] = ['published', 'in_inbox', 'failed', 'cancelled', 'unknown', 'needs_attention'];

interface Death {
  readonly attempts: readonly string[];
  readonly tiktok: string;
}

/** A product in which life after life of its workers is ended at await points. */
export class Lane {
  readonly #scene: Scene;
  readonly #person: Person;
  #worker: Promise<WorkerProcess> | null = null;

  static async start(): Promise<Lane> {
    return new Lane(await startScene(jobsPerWorker));
  }

  private constructor(scene: Scene) {
    this.#scene = scene;
    this.#person = new Person(scene);
  }

  /** Lets a worker take these as far as their await points, ends it there or not, and lets another one go on. */
  async run(cases: readonly Case[], jitterMs: () => number): Promise<Outcome[]> {
    const first = await (this.#worker ??= this.#scene.startWorker());
    const course = cases[0]?.fault.course ?? 'killed';
    const casts = await Promise.all(cases.map((one, index) => this.#begin(one, index, jitterMs)));
    await this.#until(casts, async () => casts.every(({ story }) => story.isReached), 'Nobody was held there.');
    await leave(first, course);
    const deaths = await Promise.all(casts.map((cast) => this.#lookAt(cast)));
    await this.#takeOver(first, casts);
    if (course.startsWith('killed ')) await this.#killAgain(casts);
    await this.#until(casts, () => this.#areEnded(casts), 'It did not end.');
    if (!course.startsWith('killed')) await wake(first, casts);
    await this.#untilQuiet(casts);
    const outcomes = await Promise.all(casts.map((cast, index) => this.#outcomeOf(cast, deaths[index])));
    for (const cast of casts) await this.#person.tidyUp(cast);
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
    const isLarge = one.point.isLarge === true || one.fault.needsLarge === true;
    const video = videos[one.way === 'pull' ? 'catalog' : isLarge ? 'large' : 'small'];
    await this.#setTokenAge(account, false);
    const isOld = one.point.tokens !== undefined;
    // Not before the request: the API asks TikTok too, and would refresh the token itself.
    const prepare = () => (isOld ? this.#setTokenAge(account, true) : Promise.resolve());
    const earlier = new Set(stack.world.state.publishes.keys());
    const story = new Story(one, { jitterMs, prepare });
    stories.set(account.username, story);
    const request = (one.way === 'draft' ? draft : direct)(account.id, video.videoId);
    const { id } = await publish(studio.browser, request);
    return { ...video, story, account, publicationId: id, earlier, byHand: [], problems: [] };
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

  /** Waits for a fact, and meanwhile does what goes on around a worker. */
  async #until(casts: readonly Cast[], fact: () => Promise<boolean>, otherwise: string): Promise<void> {
    const meanwhile = async () => {
      await this.#supervise();
      // How they come may have changed with what happened meanwhile.
      for (const { account, story } of casts) {
        if (story.case.fault.webhooks === 'once struck') await this.#scene.webhooks.rethink(account.openId);
      }
      await letTimePass(this.#scene, casts);
      return fact();
    };
    await until(meanwhile, { timeoutMs: patienceMs }).catch(async (cause: unknown) => {
      const told = await Promise.all(casts.map(async (cast) => `${cast.story.told} ${await this.#standing(cast)}`));
      const jobs = await sql(this.#scene.stack, 'select key, run_at, locked_by, last_error from graphile_worker.jobs');
      throw new Error([otherwise, ...told, ...this.#scene.unnamed, JSON.stringify(jobs)].join('\n'), { cause });
    });
  }

  async #standing(cast: Cast): Promise<string> {
    const [shown] = await this.#statesOf([cast]);
    return `${String(shown?.state)}: ${(await attemptsOf(this.#scene.stack, cast)).join(' → ')}`;
  }

  /** What is left behind by one worker is another's from now on. */
  async #takeOver(former: WorkerProcess, casts: readonly Cast[]): Promise<void> {
    const { stack, webhooks } = this.#scene;
    for (const { story, account } of casts) {
      story.changeHands();
      if (story.case.fault.agesToken) await this.#setTokenAge(account, true);
      // The former worker's turn to refresh runs out at once: nobody has to wait for it here.
      await sql(
        stack,
        `update accounts set refresh_lease_until = clock_timestamp() where refresh_lease_until is not null and id = $1`,
        [account.id],
      );
      await webhooks.rethink(account.openId);
    }
    await this.#endLease(former, casts);
    this.#worker = this.#scene.startWorker();
    await this.#worker;
  }

  /** So does its lease. One that is only slow renews its own, and its jobs have to be freed when they are as old as a lease. */
  async #endLease(former: WorkerProcess, casts: readonly Cast[]): Promise<void> {
    const { stack } = this.#scene;
    const course = casts[0]?.story.case.fault.course;
    if (course === 'slow' || course === 'beside') {
      const young = `select 1 from graphile_worker.jobs where locked_at > now() - interval '6 seconds' limit 1`;
      await until(async () => (await sql(stack, young)).length === 0, { timeoutMs: patienceMs });
      const freed = 'array(select distinct locked_by from graphile_worker.jobs where locked_by is not null)';
      await sql(stack, `select graphile_worker.force_unlock_workers(${freed})`);
      return;
    }
    if (!former.hasEnded && course !== 'stopped') throw new Error('The lease of a living worker is not to be ended.');
    await sql(stack, 'delete from worker_leases');
    await sql(
      stack,
      `update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour' where locked_by is not null`,
    );
  }

  /** The second worker dies as well, where it is held; a story that ended before gave no occasion. */
  async #killAgain(casts: readonly Cast[]): Promise<void> {
    const second = await this.#worker;
    if (!second) throw new Error('There is no second worker.');
    const isOver = async () => {
      const running = casts.filter(({ story }) => !story.isReachedAgain);
      return running.length === 0 || this.#areEnded(running);
    };
    await this.#until(casts, isOver, 'The second worker was not held.');
    await second.kill();
    await this.#takeOver(second, casts);
  }

  async #areEnded(casts: readonly Cast[]): Promise<boolean> {
    let areAll = true;
    for (const shown of await this.#statesOf(casts)) {
      const cast = casts.find(({ publicationId }) => publicationId === shown.id);
      const isGoingOn = cast !== undefined && (await this.#person.helps(cast, shown));
      areAll &&= ends.includes(shown.state) && !isGoingOn;
    }
    return areAll;
  }

  /** Straight from the table: it is asked often, and a caller's view of the end is asserted when it has come. */
  #statesOf(casts: readonly Cast[]): Promise<Shown[]> {
    const ids = casts.map(({ publicationId }) => publicationId);
    const query = `select id, state, needs, fail_reason as "failReason" from publications where id = any($1)`;
    return sql(this.#scene.stack, query, [ids]);
  }

  /** A worker that ends by itself is started anew, as its supervisor does. */
  async #supervise(): Promise<void> {
    const worker = await this.#worker;
    if (worker?.hasEnded && worker === (await this.#worker)) this.#worker = this.#scene.startWorker();
    await this.#worker;
  }

  /** No webhook and no job is left that could still do something; one that looks for what stays unknown would go on for days. */
  async #untilQuiet(casts: readonly Cast[]): Promise<void> {
    const { stack, webhooks } = this.#scene;
    for (const { account } of casts) await webhooks.release(account.openId);
    // One that was replaced while its worker died has no tries left: the queue keeps its row and never runs it.
    const query = `select 1 from graphile_worker.jobs job where attempts < max_attempts and not exists (
      select 1 from publications where state = 'unknown' and job.key = 'observe:' || id) limit 1`;
    const isQuiet = async () => (await sql(stack, query)).length === 0;
    await this.#until(casts, isQuiet, 'A job is left.');
    await sql(stack, `select graphile_worker.remove_job('observe:' || id) from publications where state = 'unknown'`);
  }

  async #lookAt(cast: Cast): Promise<Death> {
    const { stack } = this.#scene;
    return { attempts: await attemptsOf(stack, cast), tiktok: tiktokHas(stack, cast) };
  }

  async #outcomeOf(cast: Cast, death: Death | undefined): Promise<Outcome> {
    const { stack, studio, unnamed } = this.#scene;
    const { story, sha256, byHand, problems } = cast;
    const effects = await effectsFor(stack, cast);
    return {
      case: story.case,
      hasStruck: story.hasStruck,
      attemptsAtDeath: death?.attempts ?? [],
      tiktokAtDeath: death?.tiktok ?? '',
      attempts: await attemptsOf(stack, cast),
      says: (await readPublication(studio.browser, cast.publicationId)).state,
      effects: effects.length,
      byHand,
      hasSameBytes: effects.every((effect) => effect.sha256 === sha256),
      passed: story.passed,
      problems: [...problems, ...openTogether(this.#scene, cast), ...unnamed.splice(0)],
    };
  }
}

type Course = NonNullable<Case['fault']['course']>;

async function leave(worker: WorkerProcess, course: Course): Promise<void> {
  if (course === 'stopped') worker.signal('SIGSTOP');
  else if (course !== 'slow' && course !== 'beside') await worker.kill();
}

/** Lets the worker that was left behind do all that it still means to do, and waits until it has. */
async function wake(worker: WorkerProcess, casts: readonly Cast[]): Promise<void> {
  worker.signal('SIGCONT');
  for (const { story } of casts) story.letGo();
  await worker.end();
}
