import { AccessRequestEntity } from './features/access-requests/index.ts';
import { AccountEntity, ApiBudgetEntity } from './features/accounts/index.ts';
import { VideoEntity } from './features/catalog/index.ts';
import { CreatorEntity } from './features/creators/index.ts';
import { ImportFileEntity } from './features/imports/index.ts';
import { InvitationEntity } from './features/invitations/index.ts';
import {
  AttemptEntity,
  AttemptExchangeEntity,
  AttemptHistoryEntity,
  ConsentEntity,
  IdempotencyKeyEntity,
  PublicationEntity,
  PullFetchEntity,
} from './features/publications/index.ts';
import { SessionEntity } from './features/sessions/index.ts';
import { SignInAttemptEntity } from './features/sign-in/index.ts';
import { UploadEntity } from './features/uploads/index.ts';
import { WebhookEventEntity } from './features/webhooks/index.ts';
import { WorkerLeaseEntity } from './platform/queue/index.ts';

/** Every table of the product. The drift test compares them with what the migrations make. */
export const entities = [
  AccessRequestEntity,
  AccountEntity,
  ApiBudgetEntity,
  AttemptEntity,
  AttemptExchangeEntity,
  AttemptHistoryEntity,
  ConsentEntity,
  CreatorEntity,
  IdempotencyKeyEntity,
  ImportFileEntity,
  InvitationEntity,
  PublicationEntity,
  PullFetchEntity,
  SessionEntity,
  SignInAttemptEntity,
  UploadEntity,
  VideoEntity,
  WebhookEventEntity,
  WorkerLeaseEntity,
] as const;
