import type { Post, PublishRequest } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { AccountCreatorInfo, type AccountEntity, AccountsService } from '../accounts/index.ts';
import { type VideoEntity, VideosService } from '../catalog/index.ts';
import { accountReadiness } from './account-readiness.ts';
import { creatorInfoNeeds } from './creator-info-rules.ts';
import { accountNotReady, fieldsRefused } from './publications.errors.ts';
import { refusedFields } from './publish-rules.ts';
import { isOutOfReach } from './tiktok-out-of-reach.ts';

/** What a publish request that may be taken refers to. */
export interface AcceptedRequest {
  readonly request: PublishRequest;
  readonly account: AccountEntity;
  readonly video: VideoEntity;
}

export const postOf = (request: PublishRequest): Post | null => (request.mode === 'direct' ? request.post : null);

/** Every rule of a publish request, cheap ones first. The worker looks once more right before it sends anything. */
@Injectable()
export class PublishCheck {
  readonly #accounts: AccountsService;
  readonly #videos: VideosService;
  readonly #creatorInfo: AccountCreatorInfo;
  readonly #clock: DatabaseClock;

  constructor(accounts: AccountsService, videos: VideosService, creatorInfo: AccountCreatorInfo, clock: DatabaseClock) {
    this.#accounts = accounts;
    this.#videos = videos;
    this.#creatorInfo = creatorInfo;
    this.#clock = clock;
  }

  /** @throws {CodedError} `not_found`, `account_needs_reconnect`, `scope_missing`, `invalid_fields` */
  async accept(actor: Actor, request: PublishRequest): Promise<AcceptedRequest> {
    const account = await this.#accounts.requireOwn(actor, request.accountId);
    const video = await this.#videos.requireVisible(actor, request.videoId);
    const readiness = accountReadiness(account, request.mode);
    if (readiness !== 'ready') throw accountNotReady(readiness);
    const accepted = { request, account, video };
    const now = request.scheduledAt === undefined ? null : await this.#clock.now();
    const refused = refusedFields({ request, video, now });
    const errors = refused.length > 0 ? refused : await this.#refusedByTikTok(accepted);
    if (errors.length > 0) throw fieldsRefused(errors);
    return accepted;
  }

  async #refusedByTikTok({ request, account, video }: AcceptedRequest) {
    if (!account.scopes.includes('video.publish')) return [];
    try {
      const info = await this.#creatorInfo.query(account);
      const consented = { mode: request.mode, post: postOf(request), durationMs: video.durationMs };
      return creatorInfoNeeds(consented, info).map(({ field, message }) => ({ path: field ?? 'accountId', message }));
    } catch (error) {
      // The worker asks again before it sends.
      if (isOutOfReach(error)) return [];
      throw error;
    }
  }
}
