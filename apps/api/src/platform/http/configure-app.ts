import { RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '../../config/index.ts';
import { limitStandstill } from './body-standstill.ts';
import { compressedAnswers } from './compressed-answers.ts';
import { ProblemFilter } from './problem.filter.ts';
import { rawWebhookBodies } from './raw-webhook-bodies.ts';
import { schemaValidation } from './schema-validation.ts';
import { csrfProtection, securityHeaders } from './security.ts';
import { serveWebClient } from './web-client.ts';

/** Everything an HTTP process needs around its features; the same for `main.ts` and for tests. */
export function configureApp(app: NestExpressApplication, config: Config, webDirectory: string): void {
  // A TLS proxy on this machine tells who calls; anybody else's X-Forwarded-For is a caller's word and is not believed.
  app.set('trust proxy', 'loopback');
  limitStandstill(app);
  // TikTok fetches videos outside of it: PULL_BASE_URL may name another host than the portal's.
  app.setGlobalPrefix('api', { exclude: [{ path: 'pull/:file', method: RequestMethod.GET }] });
  app.useSecurityHeaders(securityHeaders(config));
  app.enableCsrfProtection(csrfProtection(config));
  app.enableCors({ origin: config.webOrigins, credentials: true, exposedHeaders: ['Location', 'FlowCast-Video-Id'] });
  app.useBodyParser('raw', rawWebhookBodies);
  app.use(compressedAnswers);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(schemaValidation());
  serveWebClient(app, webDirectory);
  app.enableShutdownHooks();
}
