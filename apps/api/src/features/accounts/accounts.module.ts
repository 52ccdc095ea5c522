import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountAvatars } from './account-avatars.ts';
import { AccountCalls } from './account-calls.ts';
import { AccountConnections } from './account-connections.ts';
import { AccountCreatorInfo } from './account-creator-info.ts';
import { AccountEntity } from './account.entity.ts';
import { AccountTokens } from './account-tokens.ts';
import { AccountsController } from './accounts.controller.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { AccountsService } from './accounts.service.ts';
import { AvatarCopies } from './avatar-copies.ts';
import { ApiBudgetsRepository } from './budget/api-budgets.repository.ts';
import { SealedTokens } from './sealed-tokens.ts';
import { TokenRefresh } from './token-refresh.ts';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity])],
  controllers: [AccountsController],
  providers: [
    AccountAvatars,
    AccountCalls,
    AccountConnections,
    AccountCreatorInfo,
    AccountTokens,
    AccountsRepository,
    AccountsService,
    ApiBudgetsRepository,
    AvatarCopies,
    SealedTokens,
    TokenRefresh,
  ],
  exports: [
    AccountCalls,
    AccountConnections,
    AccountCreatorInfo,
    AccountTokens,
    AccountsRepository,
    AccountsService,
    AvatarCopies,
  ],
})
export class AccountsModule {}
