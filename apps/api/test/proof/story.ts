import { setTimeout as delay } from 'node:timers/promises';
import { type AwaitPoint, stages } from './await-points.ts';
import { type Delivery, type Fault, stageOf } from './faults.ts';
import type { Moment, Passage, Verdict } from './passage.ts';

export interface Case {
  readonly point: AwaitPoint;
  readonly fault: Fault;
}

/** One publication, from its consent over the death of its worker to its end. */
export class Story {
  readonly case: Case;
  readonly account: string;
  /** What its workers did, in order. */
  readonly passed: (readonly [string, Moment])[] = [];
  readonly #reached = Promise.withResolvers<true>();
  readonly #met = new Set<string>();
  readonly #struck = new Set<string>();
  readonly #jitterMs: () => number;
  /** Done before the first worker does anything for this publication. */
  readonly #prepare: () => Promise<void>;
  #prepared: Promise<void> | null = null;
  #isDead = false;

  constructor(
    account: string,
    { point, fault }: Case,
    { jitterMs, prepare }: { jitterMs: () => number; prepare: () => Promise<void> },
  ) {
    this.account = account;
    this.#prepare = prepare;
    this.case = { point, fault };
    this.#jitterMs = jitterMs;
  }

  /** Resolves when the first worker is held at the await point; from then on it does nothing more for this publication. */
  get reached(): Promise<true> {
    return this.#reached.promise;
  }

  /** Webhooks come for every publication, so what is done to them is never without occasion. */
  get hasStruck(): boolean {
    const { verdict, webhooks } = this.case.fault;
    return this.#struck.size > 0 || (verdict === undefined && webhooks !== undefined);
  }

  /** How TikTok's webhooks come now. */
  get delivery(): Delivery {
    const { point, fault } = this.case;
    if (!this.#isDead) return point.hears ? 'at once' : 'late';
    return fault.webhooks ?? 'late';
  }

  /** The first worker was killed: what comes now comes from the second one. */
  die(): void {
    this.#isDead = true;
  }

  async pass(passage: Passage): Promise<Verdict> {
    this.passed.push([passage.change, passage.moment]);
    await (this.#prepared ??= this.#prepare());
    await delay(this.#jitterMs());
    if (!this.#isDead && this.#isHeld(passage)) {
      await untilGone(passage.gone);
      return 'cut';
    }
    return this.#strike(passage) ?? 'pass';
  }

  #isHeld({ change, moment }: Passage): boolean {
    const { holds, hears } = this.case.point;
    const isHold = holds.some(([at, when]) => at === change && when === moment);
    if (isHold) this.#met.add(`${change} ${moment}`);
    const isReached = this.#met.size === holds.length;
    if (isReached) this.#reached.resolve(true);
    return isHold || isReached || change === hears;
  }

  /** Each kind of call is struck once: before the death where it comes before the await point, else after. */
  #strike(passage: Passage): Verdict | null {
    const { fault, point } = this.case;
    const verdict = fault.verdict?.(passage) ?? null;
    const stage = stageOf(passage.change);
    const key = fault.strikes ? passage.moment : stage;
    if (verdict === null || key === null || this.#struck.has(key)) return null;
    const isBeforePoint = stage !== null && stages.indexOf(stage) < endOr(point.stage);
    if (this.#isDead === (isBeforePoint && !fault.isAfterDeath)) return null;
    this.#struck.add(key);
    return verdict;
  }
}

const endOr = (stage: AwaitPoint['stage']) => (stage === 'end' ? stages.length : stages.indexOf(stage));

function untilGone(gone: AbortSignal): Promise<void> {
  if (gone.aborted) return Promise.resolve();
  return new Promise((resolve) => gone.addEventListener('abort', () => resolve(), { once: true }));
}
