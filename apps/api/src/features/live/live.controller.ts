import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { LiveService } from './live.service.ts';

@Controller()
export class LiveController {
  readonly #live: LiveService;

  constructor(live: LiveService) {
    this.#live = live;
  }

  @Sse('live')
  changes(@CurrentActor() actor: Actor, @Req() request: Request): Observable<MessageEvent> {
    // Kept alive after its stream, the connection would hold up a stopping server for seconds.
    request.res?.once('finish', () => request.socket.end());
    return this.#live.changesOf(actor);
  }
}
