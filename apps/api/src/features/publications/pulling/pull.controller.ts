import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../../platform/http/index.ts';
import { pullPath } from './pull-urls.ts';
import { PullService } from './pull.service.ts';
import { sendPulled } from './send-pulled.ts';

/** Where TikTok fetches videos: outside `/api` and without a session, because the address itself is the right. */
@Public()
@Controller(pullPath)
export class PullController {
  readonly #pull: PullService;

  constructor(pull: PullService) {
    this.#pull = pull;
  }

  @Get(':file')
  async fetch(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await sendPulled((asked) => this.#pull.fetch(file, asked), request, response);
  }
}
