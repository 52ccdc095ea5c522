export { AccountEntity } from './account.entity.ts';
export { AccountsModule } from './accounts.module.ts';
