import type { EntityManager } from 'typeorm';
import type { StatementPart } from '../../../platform/database/index.ts';
import type { AttemptState } from './attempt-states.ts';
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
  /** States that are passed on the way: the history tells them too. */
  through?: readonly AttemptState[];
  /** What the same statement does besides, such as putting the next job into the queue. */
  within?: StatementPart;
  /** An `update` of something else that the same statement makes, if it changes the attempt. */
  beside?: StatementPart;
  /** More that must happen in the same transaction and takes statements of its own. */
  also?: (manager: EntityManager) => Promise<void>;
}
