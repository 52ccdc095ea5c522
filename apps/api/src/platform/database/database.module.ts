import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../../config/index.ts';
import { dataSourceOptions } from './data-source-options.ts';
import { DatabaseClock } from './database-clock.ts';

type Entities = Parameters<typeof dataSourceOptions>[1];

@Module({})
export class DatabaseModule {
  static with(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [DatabaseClock],
      exports: [DatabaseClock],
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [CONFIG],
          useFactory: (config: Config) => dataSourceOptions(config.databaseUrl, entities),
        }),
      ],
    };
  }
}
