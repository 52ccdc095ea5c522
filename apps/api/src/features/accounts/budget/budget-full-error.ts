import { CodedError } from '../../../platform/http/index.ts';

/** The account has made as many calls of a kind as TikTok takes within a minute. Nothing is wrong: it only has to wait. */
export class BudgetFullError extends CodedError {
  /** There is room again after so long. */
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(
      'tiktok_rate_limited',
      'TikTok takes no more requests of this account within this minute. Try again shortly.',
    );
    this.afterMs = afterMs;
  }
}
