import { setTimeout as delay } from 'node:timers/promises';
import { type AwaitPoint, stages, type Stage } from './await-points.ts';
import { mayLoseId } from './expected.ts';
import { type Delivery, stageOf, stateWrites } from './faults.ts';
import type { Moment, Passage, Verdict } from './passage.ts';
import { type Case, nameOf } from './ways.ts';

interface Circumstances {
  /** A little time between all that happens. */
  readonly jitterMs: () => number;
  /** Done before the first worker does anything for this publication. */
  readonly prepare: () => Promise<void>;
}

/** One publication, from its consent, over the end of its first worker, to its own end. */
export class Story {
  readonly case: Case;
  /** What its workers and TikTok's fetches did, in order. */
  readonly passed: (readonly [string, Moment])[] = [];
  readonly #circumstances: Circumstances;
  readonly #met = new Set<string>();
  readonly #struck = new Set<string>();
  readonly #released = Promise.withResolvers<true>();
  readonly #handed = Promise.withResolvers<true>();
  /** TikTok has all of the video whose init's answer is to be lost. */
  readonly #fetched = Promise.withResolvers<true>();
  /** Fetches that come only when the studio has given up the attempt they belong to. */
  readonly #lateFetches: (() => void)[] = [];
  #prepared: Promise<void> | null = null;
  /** Workers that are gone, or held for good. */
  #hands = 0;
  #isReachedAgain = false;
  #hasHeldBack = false;

  constructor(one: Case, circumstances: Circumstances) {
    this.case = one;
    this.#circumstances = circumstances;
  }

  /** The first worker is held at the await point; from then on it does nothing more for this publication. */
  get isReached(): boolean {
    return this.#met.size === this.case.point.holds.length;
  }

  /** The second worker is held where it is to die too. */
  get isReachedAgain(): boolean {
    return this.#isReachedAgain;
  }

  /** Webhooks come for every publication, and every first worker can be stopped: that is never without occasion. */
  get hasStruck(): boolean {
    const { verdict, course = 'killed' } = this.case.fault;
    if (course.startsWith('killed ')) return this.#isReachedAgain;
    return this.#struck.size > 0 || verdict === undefined;
  }

  /** How TikTok's webhooks come now. */
  get delivery(): Delivery {
    const { point, fault } = this.case;
    if (this.#hands === 0) return point.hears ? 'at once' : 'late';
    // Without a publish id there is nothing to ask by: TikTok has to tell.
    const usual = mayLoseId(this.case) ? 'at once' : 'late';
    if (fault.webhooks === 'once struck') return this.#struck.size > 0 ? 'at once' : usual;
    return fault.webhooks ?? usual;
  }

  /** For the message of a failure. */
  get told(): string {
    return `${nameOf(this.case)}: ${this.passed.map((passage) => passage.join(' ')).join(', ') || 'nothing'}.`;
  }

  /** A worker was killed, stopped or left behind: what comes now comes from the next one. */
  changeHands(): void {
    this.#hands += 1;
    this.#handed.resolve(true);
  }

  /** What is held of the first worker goes on. */
  letGo(): void {
    this.#released.resolve(true);
  }

  /** No attempt waits for an answer to its init any more. */
  letFetchesCome(): void {
    for (const come of this.#lateFetches.splice(0)) come();
  }

  async pass(passage: Passage): Promise<Verdict> {
    this.passed.push([passage.change, passage.moment]);
    await (this.#prepared ??= this.#circumstances.prepare());
    await delay(this.#circumstances.jitterMs());
    await (passage.change === 'fetch' ? this.#holdFetch(passage) : this.#holdWorker(passage));
    if (passage.gone.aborted) return 'cut';
    const verdict = this.#strike(passage);
    if (verdict !== null && this.case.fault.losesInit === 'served') await this.#fetched.promise;
    return verdict ?? 'pass';
  }

  async #holdWorker(passage: Passage): Promise<void> {
    // Taken over: the fence is another one from here on, and the slow worker meets it.
    const isTakenOver = this.#hands > 0 && !(passage.change === 'claim' && passage.moment === 'unsaved');
    if (isTakenOver && this.case.fault.course === 'beside') this.letGo();
    if (this.#hands === 0 && this.#isHeld(passage)) {
      await Promise.race([whenGone(passage.gone), this.#released.promise]);
    } else if (this.#hands === 1 && this.#isHeldAgain(passage)) await whenGone(passage.gone);
  }

  #isHeld({ change, moment }: Passage): boolean {
    const isHold = this.#meets({ change, moment });
    return isHold || this.isReached || change === this.case.point.hears;
  }

  #meets({ change, moment }: Pick<Passage, 'change' | 'moment'>): boolean {
    const isHold = this.case.point.holds.some(([at, when]) => at === change && when === moment);
    if (isHold) this.#met.add(`${change} ${moment}`);
    return isHold;
  }

  #isHeldAgain({ change, moment }: Passage): boolean {
    const { course } = this.case.fault;
    if (course === 'killed at once') this.#isReachedAgain = true;
    if (course === 'killed midway' && moment === 'saved' && stateWrites.includes(change)) this.#isReachedAgain = true;
    return this.#isReachedAgain;
  }

  /** A fetch is TikTok's own: it outlives the worker, and comes early or late as the story needs it. */
  async #holdFetch(passage: Passage): Promise<void> {
    const { leaves, isServed } = this.case.point;
    if (passage.moment === 'asked' && this.#isOfLostInit()) return this.#whenGivenUp(passage.gone);
    if (passage.moment === 'accepted') this.#fetched.resolve(true);
    if (this.#hands > 0 || !this.#meets(passage)) return;
    if (leaves === 'init_sent' && isServed === false) return this.#whenGivenUp(passage.gone);
    await Promise.race([whenGone(passage.gone), this.#handed.promise]);
  }

  /** The first fetch where the answer to an init is to be lost before anything is served: once. */
  #isOfLostInit(): boolean {
    if (this.case.fault.losesInit !== 'unserved' || this.#hasHeldBack || !this.#isTimeFor('init')) return false;
    return (this.#hasHeldBack = true);
  }

  #whenGivenUp(gone: AbortSignal): Promise<void> {
    return Promise.race([whenGone(gone), new Promise<void>((resolve) => this.#lateFetches.push(resolve))]);
  }

  /** Each kind of call is struck once: before the end of the first worker where it comes before the await point, else after. */
  #strike(passage: Passage): Verdict | null {
    const { fault } = this.case;
    const verdict = fault.verdict?.(passage) ?? null;
    const stage = stageOf(passage.change);
    const key = fault.strikes ? passage.moment : stage;
    if (verdict === null || key === null || this.#struck.has(key) || !this.#isTimeFor(stage)) return null;
    this.#struck.add(key);
    return verdict;
  }

  #isTimeFor(stage: Stage | null): boolean {
    const { fault, point } = this.case;
    const isBeforePoint = stage !== null && stages.indexOf(stage) < placeOf(point.stage) && !fault.isAfterDeath;
    return this.#hands > 0 !== isBeforePoint;
  }
}

const placeOf = (stage: AwaitPoint['stage']) => (stage === 'end' ? stages.length : stages.indexOf(stage));

function whenGone(gone: AbortSignal): Promise<void> {
  if (gone.aborted) return Promise.resolve();
  return new Promise((resolve) => gone.addEventListener('abort', () => resolve(), { once: true }));
}
