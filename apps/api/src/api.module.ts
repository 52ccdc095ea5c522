import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/index.ts';
import { AccessRequestsModule } from './features/access-requests/index.ts';
import { AccountsModule } from './features/accounts/index.ts';
import { CatalogModule } from './features/catalog/index.ts';
import { CreatorsModule } from './features/creators/index.ts';
import { ImportsModule } from './features/imports/index.ts';
import { InvitationsModule } from './features/invitations/index.ts';
import { LiveModule } from './features/live/index.ts';
import { PublicationsModule } from './features/publications/index.ts';
import { SessionsModule } from './features/sessions/index.ts';
import { SignInModule } from './features/sign-in/index.ts';
import { SystemModule } from './features/system/index.ts';
import { UploadsModule } from './features/uploads/index.ts';
import { WebhooksModule } from './features/webhooks/index.ts';
import { MonitoringModule } from './monitoring.module.ts';
import { PlatformModule } from './platform.module.ts';

/** The HTTP process. */
@Module({})
export class ApiModule {
  static with(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config),
        MonitoringModule,
        SystemModule,
        SessionsModule,
        SignInModule,
        CreatorsModule,
        InvitationsModule,
        AccessRequestsModule,
        AccountsModule,
        CatalogModule,
        UploadsModule,
        ImportsModule,
        PublicationsModule,
        LiveModule,
        WebhooksModule,
      ],
    };
  }
}
