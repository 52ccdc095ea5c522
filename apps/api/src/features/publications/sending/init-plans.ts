import { type InitResult, planChunks, type VideoSource } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import type { AttemptChange } from '../attempts/attempt-change.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Work } from '../attempts/work.ts';
import { chooseTransfer, type TransferChoice } from '../attempts/transfer-choice.ts';
import { PullUrls } from '../pulling/pull-urls.ts';
import { postInfoOf } from './post-info-of.ts';
import { UploadUrls } from './upload-urls.ts';

/** What an init gave, as it is kept. */
export type InitColumns = Pick<AttemptEntity, 'publishId'> &
  Partial<Pick<AttemptEntity, 'uploadUrlSealed' | 'uploadUrlExpiresAt'>>;

export interface InitPlan {
  readonly source: VideoSource;
  /** Saved before the call: how the video will go and why, and what TikTok is asked for. */
  readonly change: AttemptChange;
}

/** Decides how a video goes to TikTok, and makes what that way needs. */
@Injectable()
export class InitPlans {
  readonly #uploadUrls: UploadUrls;
  readonly #pullUrls: PullUrls;

  constructor(uploadUrls: UploadUrls, pullUrls: PullUrls) {
    this.#uploadUrls = uploadUrls;
    this.#pullUrls = pullUrls;
  }

  /** For one call: an address to fetch from is made anew each time. */
  plan(work: Work): InitPlan {
    const choice = chooseTransfer(work.video.origin, this.#pullUrls.baseUrl);
    return choice.transfer === 'PULL_FROM_URL' ? this.#pull(work, choice) : upload(work, choice);
  }

  /** Null: bytes are to be sent, and TikTok did not say where. */
  columnsOf({ attempt }: Work, { source }: InitPlan, { publishId, uploadUrl }: InitResult): InitColumns | null {
    if (source.kind === 'PULL_FROM_URL') return { publishId };
    return uploadUrl === undefined ? null : { publishId, ...this.#uploadUrls.seal(attempt, uploadUrl) };
  }

  #pull(work: Work, choice: TransferChoice): InitPlan {
    const { url, tokenHash } = this.#pullUrls.make(work.video);
    return {
      source: { kind: 'PULL_FROM_URL', videoUrl: url },
      change: { set: { ...choice, pullTokenHash: tokenHash, pullRevokedAt: null }, detail: detailOf(work, choice) },
    };
  }
}

function upload(work: Work, choice: TransferChoice): InitPlan {
  const plan = planChunks(work.publication.sizeBytes);
  const { chunkSizeBytes, chunkCount } = plan;
  return {
    source: { kind: 'FILE_UPLOAD', plan },
    change: { set: { ...choice }, detail: { ...detailOf(work, choice), chunkSizeBytes, chunkCount } },
  };
}

function detailOf({ consent, publication: { sizeBytes } }: Work, choice: TransferChoice): Record<string, unknown> {
  return { ...choice, sizeBytes, ...(consent.post ? { postInfo: postInfoOf(consent.post) } : {}) };
}
