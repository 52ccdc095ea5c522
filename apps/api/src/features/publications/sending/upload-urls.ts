import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { type SealedColumn, SecretBox } from '../../../platform/secrets/index.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';

/** TikTok's hour (docs/tiktok-assumptions.md, init), less what clocks may differ. */
const lifeMs = 59 * 60_000;

export type UploadUrlColumns = Pick<AttemptEntity, 'uploadUrlSealed' | 'uploadUrlExpiresAt'>;

/** Upload URLs are credentials: in the database they are sealed, each bound to its attempt. */
@Injectable()
export class UploadUrls {
  readonly #secrets: SecretBox;
  readonly #clock: Clock;

  constructor(secrets: SecretBox, clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  seal(attempt: Pick<AttemptEntity, 'id'>, uploadUrl: string): UploadUrlColumns {
    return {
      uploadUrlSealed: this.#secrets.seal(uploadUrl, contextOf(attempt)),
      uploadUrlExpiresAt: new Date(this.#clock.now().getTime() + lifeMs),
    };
  }

  /** Null when it has expired. */
  open(attempt: UploadUrlColumns & Pick<AttemptEntity, 'id'>): string | null {
    const { uploadUrlSealed, uploadUrlExpiresAt } = attempt;
    if (!uploadUrlSealed || !uploadUrlExpiresAt || uploadUrlExpiresAt <= this.#clock.now()) return null;
    return this.#secrets.open(uploadUrlSealed, contextOf(attempt));
  }
}

/** Without its upload URL an attempt is as one whose URL has expired. */
export const sealedUploadUrls: SealedColumn = {
  table: 'attempts',
  column: 'upload_url_sealed',
  boundTo: 'id',
  contextOf: (id) => contextOf({ id }),
  forget: `update attempts set upload_url_sealed = null where split_part(upload_url_sealed, '.', 1) = any ($1)`,
};

function contextOf({ id }: Pick<AttemptEntity, 'id'>): string {
  return `attempt:${id}:upload-url`;
}
