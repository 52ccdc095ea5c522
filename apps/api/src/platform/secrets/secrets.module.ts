import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { KeyRotation } from './key-rotation.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-column.ts';
import { SealedValuesRepository } from './sealed-values.repository.ts';
import { SecretBox } from './secret-box.ts';

@Global()
@Module({})
export class SecretsModule {
  static with(columns: readonly SealedColumn[]): DynamicModule {
    return {
      module: SecretsModule,
      providers: [
        { provide: SecretBox, inject: [CONFIG], useFactory: (config: Config) => new SecretBox(config.encryptionKeys) },
        { provide: SEALED_COLUMNS, useValue: columns },
        SealedValuesRepository,
        KeyRotation,
      ],
      exports: [SecretBox, KeyRotation],
    };
  }
}
