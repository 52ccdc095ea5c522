import { Global, Module } from '@nestjs/common';
import { TikTokClient } from '@flowcast/tiktok-client';
import { nodeUploadTransport } from '@flowcast/tiktok-client/node';
import { CONFIG, type Config } from '../../config/index.ts';
import { tellExchange } from './exchange-scope.ts';

/** The one client that knows TikTok; with the emulator only its addresses differ. */
@Global()
@Module({
  providers: [
    {
      provide: TikTokClient,
      inject: [CONFIG],
      useFactory: ({ tiktok }: Config) =>
        new TikTokClient({
          clientKey: tiktok.clientKey,
          clientSecret: tiktok.clientSecret,
          baseUrl: tiktok.apiBaseUrl,
          authorizeBaseUrl: tiktok.authorizeBaseUrl,
          uploadHosts: tiktok.uploadHosts,
          uploadTransport: nodeUploadTransport(),
          onExchange: tellExchange,
        }),
    },
  ],
  exports: [TikTokClient],
})
export class TikTokModule {}
