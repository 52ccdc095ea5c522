import type { EntityManager } from 'typeorm';
import type { AttemptEntity } from './attempt.entity.ts';
import type { PublicationPatch } from '../publication-changes.ts';

/** Whose attempt is written, and the fence its writer believes to hold. */
export type HeldAttempt = Pick<AttemptEntity, 'id' | 'publicationId' | 'fence'>;

/** What is saved together with a step of an attempt. */
export interface AttemptChange {
  set?: Partial<
    Pick<
      AttemptEntity,
      | 'fence'
      | 'transfer'
      | 'transferReason'
      | 'pullTokenHash'
      | 'pullRevokedAt'
      | 'publishId'
      | 'uploadUrlSealed'
      | 'uploadUrlExpiresAt'
      | 'bytesSent'
      | 'failReason'
    >
  >;
  /** Beside the publication's state, which follows from the attempt's. */
  publication?: PublicationPatch;
  /** What was known then; never a secret. */
  detail?: Record<string, unknown>;
  /** More that must happen in the same transaction, such as putting the next job into the queue. */
  also?: (manager: EntityManager) => Promise<void>;
}
