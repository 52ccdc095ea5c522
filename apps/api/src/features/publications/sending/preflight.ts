import type { Need } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { AccountCreatorInfo } from '../../accounts/index.ts';
import { accountReadiness } from '../account-readiness.ts';
import type { Work } from '../attempts/work.ts';
import { creatorInfoNeeds } from '../creator-info-rules.ts';
import { reconnectNeed, scopeNeed } from './needs.ts';
import { RetryLaterError } from './retry-later-error.ts';

/** The last look before `init`: much may have changed since the creator consented. */
@Injectable()
export class Preflight {
  readonly #creatorInfo: AccountCreatorInfo;

  constructor(creatorInfo: AccountCreatorInfo) {
    this.#creatorInfo = creatorInfo;
  }

  /** Whoever asked for it earlier, the attempt's fence holds until then. @throws {RetryLaterError} */
  requireTimeHasCome({ attempt: { notBeforeAt }, readAt }: Pick<Work, 'attempt' | 'readAt'>): void {
    const afterMs = notBeforeAt ? notBeforeAt.getTime() - readAt.getTime() : 0;
    if (afterMs > 0) throw new RetryLaterError('TikTok may still wait for an earlier download.', { afterMs });
  }

  /** What a person has to settle first; empty when it may be sent exactly as it was consented to. */
  async needs({ account, publication, consent, video }: Work): Promise<Need[]> {
    const { mode } = publication;
    const readiness = accountReadiness(account, mode);
    if (readiness === 'account_needs_reconnect') return [reconnectNeed];
    if (readiness === 'scope_missing') return [scopeNeed];
    // creator_info needs video.publish; an account that granted drafts only has none.
    if (!account.scopes.includes('video.publish')) return [];
    const info = await this.#creatorInfo.query(account);
    return creatorInfoNeeds({ mode, post: consent.post, durationMs: video.durationMs }, info);
  }
}
