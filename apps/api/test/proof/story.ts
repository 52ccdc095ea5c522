import { setTimeout as delay } from 'node:timers/promises';
import { type AwaitPoint, stages } from './await-points.ts';
import { type Delivery, type Fault, stageOf } from './faults.ts';
import type { Moment, Passage, Verdict } from './passage.ts';

export interface Case {
  readonly point: AwaitPoint;
  readonly fault: Fault;
}

interface Circumstances {
  /** A little time between all that happens. */
  readonly jitterMs: () => number;
  /** Done before the first worker does anything for this publication. */
  readonly prepare: () => Promise<void>;
}

/** One publication, from its consent, over the end of its first worker, to its own end. */
export class Story {
  readonly case: Case;
  /** What its workers did, in order. */
  readonly passed: (readonly [string, Moment])[] = [];
  readonly #circumstances: Circumstances;
  readonly #met = new Set<string>();
  readonly #struck = new Set<string>();
  readonly #released = Promise.withResolvers<true>();
  #prepared: Promise<void> | null = null;
  #hasChangedHands = false;

  constructor({ point, fault }: Case, circumstances: Circumstances) {
    this.case = { point, fault };
    this.#circumstances = circumstances;
  }

  /** The first worker is held at the await point; from then on it does nothing more for this publication. */
  get isReached(): boolean {
    return this.#met.size === this.case.point.holds.length;
  }

  /** Webhooks come for every publication, and every worker can be stopped: that is never without occasion. */
  get hasStruck(): boolean {
    return this.#struck.size > 0 || this.case.fault.verdict === undefined;
  }

  /** How TikTok's webhooks come now. */
  get delivery(): Delivery {
    const { point, fault } = this.case;
    if (!this.#hasChangedHands) return point.hears ? 'at once' : 'late';
    if (fault.webhooks === 'once struck') return this.#struck.size > 0 ? 'at once' : 'late';
    return fault.webhooks ?? 'late';
  }

  /** For the message of a failure. */
  get told(): string {
    const { point, fault } = this.case;
    return `${point.name} × ${fault.name}: ${this.passed.map((passage) => passage.join(' ')).join(', ') || 'nothing'}.`;
  }

  /** The first worker was killed or stopped: what comes now comes from the second one. */
  changeHands(): void {
    this.#hasChangedHands = true;
  }

  /** What is held of the first worker goes on. */
  letGo(): void {
    this.#released.resolve(true);
  }

  async pass(passage: Passage): Promise<Verdict> {
    this.passed.push([passage.change, passage.moment]);
    await (this.#prepared ??= this.#circumstances.prepare());
    await delay(this.#circumstances.jitterMs());
    if (!this.#hasChangedHands && this.#isHeld(passage)) {
      await Promise.race([whenGone(passage.gone), this.#released.promise]);
      return passage.gone.aborted ? 'cut' : 'pass';
    }
    return this.#strike(passage) ?? 'pass';
  }

  #isHeld({ change, moment }: Passage): boolean {
    const { holds, hears } = this.case.point;
    const isHold = holds.some(([at, when]) => at === change && when === moment);
    if (isHold) this.#met.add(`${change} ${moment}`);
    return isHold || this.isReached || change === hears;
  }

  /** Each kind of call is struck once: before the end of the first worker where it comes before the await point, else after. */
  #strike(passage: Passage): Verdict | null {
    const { fault, point } = this.case;
    const verdict = fault.verdict?.(passage) ?? null;
    const stage = stageOf(passage.change);
    const key = fault.strikes ? passage.moment : stage;
    if (verdict === null || key === null || this.#struck.has(key)) return null;
    const isBeforePoint = stage !== null && stages.indexOf(stage) < placeOf(point.stage) && !fault.isAfterDeath;
    if (this.#hasChangedHands === isBeforePoint) return null;
    this.#struck.add(key);
    return verdict;
  }
}

const placeOf = (stage: AwaitPoint['stage']) => (stage === 'end' ? stages.length : stages.indexOf(stage));

function whenGone(gone: AbortSignal): Promise<void> {
  if (gone.aborted) return Promise.resolve();
  return new Promise((resolve) => gone.addEventListener('abort', () => resolve(), { once: true }));
}
