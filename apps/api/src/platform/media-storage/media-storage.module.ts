import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { LocalMediaStorage } from './local-media-storage.ts';
import { MediaStorage } from './media-storage.ts';

@Global()
@Module({
  providers: [
    {
      provide: MediaStorage,
      inject: [CONFIG],
      useFactory: (config: Config) => new LocalMediaStorage(config.storageDirectory),
    },
  ],
  exports: [MediaStorage],
})
export class MediaStorageModule {}
