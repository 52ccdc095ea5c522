import { type InitResult, TikTokClient, type VideoSource } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { AccountCalls } from '../../accounts/index.ts';
import type { AttemptChange } from '../attempts/attempt-change.ts';
import type { Work } from '../attempts/work.ts';
import { type InitColumns, InitPlans } from './init-plans.ts';
import { postInfoOf } from './post-info-of.ts';

/** One call as it is about to be made. */
export interface PlannedInit {
  /** To be saved before it. */
  readonly change: AttemptChange;
  send(): Promise<InitResult>;
}

/** The call that begins a publish at TikTok, with exactly what was consented to. */
@Injectable()
export class InitCall {
  readonly #calls: AccountCalls;
  readonly #client: TikTokClient;
  readonly #plans: InitPlans;

  constructor(calls: AccountCalls, client: TikTokClient, plans: InitPlans) {
    this.#calls = calls;
    this.#client = client;
    this.#plans = plans;
  }

  /** Whether the call may be made within this minute. @throws {BudgetFullError} */
  requireRoom({ account }: Work): Promise<void> {
    return this.#calls.requireRoom(account.id, 'init');
  }

  /**
   * `around` makes the call by `send` and saves what must be saved before and after it. It runs a second time when TikTok
   * rejects the token, which it does before doing anything. Null: TikTok answered without an upload URL.
   */
  make(work: Work, around: (init: PlannedInit) => Promise<InitResult>): Promise<InitColumns | null> {
    return this.#calls.make(work.account, 'init', async (accessToken) => {
      const plan = this.#plans.plan(work);
      const { change, source } = plan;
      const result = await around({ change, send: () => this.#send(work, source, accessToken) });
      return this.#plans.columnsOf(work, plan, result);
    });
  }

  #send({ consent }: Work, source: VideoSource, accessToken: string): Promise<InitResult> {
    return consent.post
      ? this.#client.posts.initDirectVideo({ accessToken, postInfo: postInfoOf(consent.post), source })
      : this.#client.posts.initInboxVideo({ accessToken, source });
  }
}
