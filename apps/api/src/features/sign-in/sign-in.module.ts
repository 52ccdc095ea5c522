import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessRequestsModule } from '../access-requests/index.ts';
import { AccountsModule } from '../accounts/index.ts';
import { CreatorsModule } from '../creators/index.ts';
import { InvitationsModule } from '../invitations/index.ts';
import { SessionsModule } from '../sessions/index.ts';
import { AdmissionService } from './admission.service.ts';
import { AdmissionTransaction } from './admission-transaction.ts';
import { ArrivalService } from './arrival.service.ts';
import { AttemptStore } from './attempt-store.ts';
import { DepartureService } from './departure.service.ts';
import { MeService } from './me.service.ts';
import { SignInAttemptEntity } from './sign-in-attempt.entity.ts';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.ts';
import { SignInController } from './sign-in.controller.ts';
import { SignInCookies } from './sign-in-cookies.ts';
import { TikTokLogin } from './tiktok-login.ts';

/** Far more than a person needs, far less than guessing takes. Per address and route. */
const perMinute = { ttl: 60_000, limit: 30 };
const errorMessage = 'Too many tries from this network. Wait a minute, then try again.';

/** From the portal's door to an open session. */
@Module({
  imports: [
    TypeOrmModule.forFeature([SignInAttemptEntity]),
    ThrottlerModule.forRoot({ throttlers: [perMinute], errorMessage }),
    AccessRequestsModule,
    AccountsModule,
    CreatorsModule,
    InvitationsModule,
    SessionsModule,
  ],
  controllers: [SignInController],
  providers: [
    AdmissionService,
    AdmissionTransaction,
    ArrivalService,
    AttemptStore,
    DepartureService,
    MeService,
    SignInAttemptsRepository,
    SignInCookies,
    TikTokLogin,
  ],
})
export class SignInModule {}
