import { type Account, type CreatorInfo, IdSchema, type Page } from '@flowcast/shared-models';
import { Controller, Delete, Get, Header, HttpCode, Param, StreamableFile } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { AccountAvatars } from './account-avatars.ts';
import { AccountsService } from './accounts.service.ts';

@Controller('accounts')
export class AccountsController {
  readonly #accounts: AccountsService;
  readonly #avatars: AccountAvatars;

  constructor(accounts: AccountsService, avatars: AccountAvatars) {
    this.#accounts = accounts;
    this.#avatars = avatars;
  }

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<Account>> {
    return this.#accounts.list(actor);
  }

  @Get(':id/creator-info')
  creatorInfo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) accountId: string,
  ): Promise<CreatorInfo> {
    return this.#accounts.creatorInfo(actor, accountId);
  }

  @Get(':id/avatar')
  @Header('Cache-Control', 'private, max-age=86400')
  @Header('X-Content-Type-Options', 'nosniff')
  async avatar(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) accountId: string,
  ): Promise<StreamableFile> {
    const { content, contentType, sizeBytes } = await this.#avatars.open(actor, accountId);
    return new StreamableFile(content, { type: contentType, length: sizeBytes });
  }

  @Delete(':id')
  @HttpCode(204)
  disconnect(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) accountId: string): Promise<void> {
    return this.#accounts.disconnect(actor, accountId);
  }
}
