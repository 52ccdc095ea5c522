export { AccountConnections } from './account-connections.ts';
export { AccountCreatorInfo } from './account-creator-info.ts';
export { AccountEntity } from './account.entity.ts';
export { avatarUrlOf, toAccount } from './account.mapper.ts';
export { AccountTokens } from './account-tokens.ts';
export { AccountsModule } from './accounts.module.ts';
export { AccountsRepository } from './accounts.repository.ts';
export { AccountsService } from './accounts.service.ts';
