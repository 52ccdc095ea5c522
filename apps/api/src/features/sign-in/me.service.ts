import type { Me } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/index.ts';
import { CreatorsRepository } from '../creators/index.ts';
import { notSignedIn } from '../sessions/index.ts';
import { toMe } from './me.mapper.ts';

/** What a signed-in creator sees of themselves. */
@Injectable()
export class MeService {
  readonly #creators: CreatorsRepository;
  readonly #accounts: AccountsRepository;

  constructor(creators: CreatorsRepository, accounts: AccountsRepository) {
    this.#creators = creators;
    this.#accounts = accounts;
  }

  async read({ creatorId }: { creatorId: string }): Promise<Me> {
    const creator = await this.#creators.findById(creatorId);
    if (!creator) throw notSignedIn();
    return toMe(creator, await this.#accounts.listOf(creatorId));
  }
}
