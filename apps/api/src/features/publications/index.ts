export { AttemptHistoryEntity } from './attempt-history.entity.ts';
export { AttemptEntity } from './attempt.entity.ts';
export { ConsentEntity } from './consent.entity.ts';
export { IdempotencyKeyEntity } from './idempotency-key.entity.ts';
export { PublicationEntity } from './publication.entity.ts';
export { PublicationsModule } from './publications.module.ts';
