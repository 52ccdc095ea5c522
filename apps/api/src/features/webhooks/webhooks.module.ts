import { Module } from '@nestjs/common';
import { WebhookStoreModule } from './webhook-store.module.ts';
import { WebhookExpiry } from './webhook-expiry.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { WebhooksService } from './webhooks.service.ts';

/** The API's half of webhooks: taking them. */
@Module({
  imports: [WebhookStoreModule],
  controllers: [WebhooksController],
  providers: [WebhookExpiry, WebhooksService],
})
export class WebhooksModule {}
