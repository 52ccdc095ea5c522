import { type InitResult, planChunks, TikTokClient } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountCalls } from '../../accounts/index.ts';
import { WebhooksRepository } from '../../webhooks/index.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Work } from '../attempts/attempts.repository.ts';
import { postInfoOf } from './post-info-of.ts';
import { UploadUrls } from './upload-urls.ts';

/** What an init gave, as it is kept. */
export type InitColumns = Pick<AttemptEntity, 'publishId' | 'uploadUrlSealed' | 'uploadUrlExpiresAt'>;

type Send = () => Promise<InitResult>;

/** The call that begins a publish at TikTok, with exactly what was consented to. */
@Injectable()
export class InitCall {
  readonly #calls: AccountCalls;
  readonly #client: TikTokClient;
  readonly #urls: UploadUrls;
  readonly #webhooks: WebhooksRepository;

  constructor(calls: AccountCalls, client: TikTokClient, urls: UploadUrls, webhooks: WebhooksRepository) {
    this.#calls = calls;
    this.#client = client;
    this.#urls = urls;
    this.#webhooks = webhooks;
  }

  /** Whether the call may be made within this minute. @throws {BudgetFullError} */
  requireRoom({ account }: Work): Promise<void> {
    return this.#calls.requireRoom(account.id, 'init');
  }

  /**
   * `around` makes the call by `send` and saves what must be saved before and after it. It runs a second time when TikTok
   * rejects the token, which it does before doing anything. Null: TikTok answered without an upload URL.
   */
  async make(work: Work, around: (send: Send) => Promise<InitResult>): Promise<InitColumns | null> {
    const { publishId, uploadUrl } = await this.#calls.make(work.account.id, 'init', (accessToken) =>
      around(() => this.#send(work, accessToken)),
    );
    return uploadUrl === undefined ? null : { publishId, ...this.#urls.seal(work.attempt, uploadUrl) };
  }

  /** For the transaction that saves what `make` gave: TikTok may have told about the publish before it answered us. */
  async handleEarlyWebhooks(manager: EntityManager, { publishId }: InitColumns): Promise<void> {
    if (publishId !== null) await this.#webhooks.handleWaiting(manager, publishId);
  }

  /** What `make` will ask for, for the history. */
  describe({ consent, publication }: Work): Record<string, unknown> {
    const { sizeBytes, chunkSizeBytes, chunkCount } = planChunks(publication.sizeBytes);
    const postInfo = consent.post ? { postInfo: postInfoOf(consent.post) } : {};
    return { transfer: 'FILE_UPLOAD', sizeBytes, chunkSizeBytes, chunkCount, ...postInfo };
  }

  #send({ consent, publication }: Work, accessToken: string): Promise<InitResult> {
    const source = { kind: 'FILE_UPLOAD', plan: planChunks(publication.sizeBytes) } as const;
    return consent.post
      ? this.#client.posts.initDirectVideo({ accessToken, postInfo: postInfoOf(consent.post), source })
      : this.#client.posts.initInboxVideo({ accessToken, source });
  }
}
