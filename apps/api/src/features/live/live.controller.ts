import { Controller, type MessageEvent, Sse } from '@nestjs/common';
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
  changes(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    return this.#live.changesOf(actor);
  }
}
