import { Module } from '@nestjs/common';
import { WebhooksRepository } from './webhooks.repository.ts';

/** What was taken, for those who know what follows from it. */
@Module({ providers: [WebhooksRepository], exports: [WebhooksRepository] })
export class WebhookStoreModule {}
