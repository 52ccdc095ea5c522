import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { SecretBox } from './secret-box.ts';

@Global()
@Module({
  providers: [
    { provide: SecretBox, inject: [CONFIG], useFactory: (config: Config) => new SecretBox(config.encryptionKeys) },
  ],
  exports: [SecretBox],
})
export class SecretsModule {}
