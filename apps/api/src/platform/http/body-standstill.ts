import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** A request's body may take as long as it moves; after so long without a byte its connection is cut. */
const standstillMs = 120_000;

/**
 * Node gives a whole request five minutes, which a large video on a slow line does not keep. In place of that limit stands
 * one on standstill. (Headers keep Node's own minute.)
 */
export function limitStandstill(app: NestExpressApplication): void {
  const server: Server = app.getHttpServer();
  server.requestTimeout = 0;
  app.use(cutAtStandstill(standstillMs));
}

export function cutAtStandstill(limitMs: number) {
  return (request: Request, response: Response, next: NextFunction): void => {
    // Node tells the request of it only while its body is incomplete.
    request.setTimeout(limitMs, () => request.destroy());
    // Without a listener Node would end an answer that takes its time, and a stream that waits for news.
    response.on('timeout', () => undefined);
    next();
  };
}
