import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/index.ts';
import { CatalogModule } from './features/catalog/index.ts';
import { InvitationsModule } from './features/invitations/index.ts';
import { PlatformModule } from './platform.module.ts';

/** The migrate process: what the first run needs once the tables are there. */
@Module({})
export class MigrateModule {
  static with(config: Config): DynamicModule {
    return { module: MigrateModule, imports: [PlatformModule.with(config), InvitationsModule, CatalogModule] };
  }
}
