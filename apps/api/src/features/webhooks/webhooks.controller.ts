import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../platform/http/index.ts';
import { WebhooksService } from './webhooks.service.ts';

@Controller('webhooks')
export class WebhooksController {
  readonly #webhooks: WebhooksService;

  constructor(webhooks: WebhooksService) {
    this.#webhooks = webhooks;
  }

  @Post('tiktok')
  @Public()
  @HttpCode(200)
  receive(@Req() request: Request, @Headers('tiktok-signature') signature?: string): Promise<void> {
    return this.#webhooks.receive(bytesOf(request.body), signature);
  }
}

/** A request without a body has none that was kept. */
const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
