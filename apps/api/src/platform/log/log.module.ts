import type { IncomingMessage } from 'node:http';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../../config/index.ts';
import { assignCorrelationId } from '../http/correlation-id.ts';

/** Whoever has the name of a file below it gets the file. */
const secretPath = /^(\/pull\/).*/;

/** Request lines carry method, path and id; never a query (it holds OAuth codes) and no header (cookies, tokens). */
const serializeRequest = (request: IncomingMessage & { id: string }) => ({
  id: request.id,
  method: request.method,
  path: request.url?.split('?')[0]?.replace(secretPath, '$1[secret]'),
});

/** JSON lines on stdout, one per request and event. */
@Module({})
export class LogModule {
  static with(config: Config): DynamicModule {
    return {
      module: LogModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            level: config.logLevel,
            genReqId: assignCorrelationId,
            serializers: {
              req: serializeRequest,
              res: (response: { statusCode: number }) => ({ status: response.statusCode }),
            },
            wrapSerializers: false,
            redact: { paths: ['*.accessToken', '*.refreshToken', '*.uploadUrl', '*.codeVerifier'], censor: '[secret]' },
          },
        }),
      ],
    };
  }
}
