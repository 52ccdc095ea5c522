import type { Creator, CreatorPatch, Page, PageQuery } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { AccountsRepository, avatarUrlOf } from '../accounts/index.ts';
import { SessionsService } from '../sessions/index.ts';
import { toCreator } from './creator.mapper.ts';
import { creatorNotFound, lastAdmin } from './creators.errors.ts';
import { CreatorsRepository } from './creators.repository.ts';

/** The people who may enter, as admins see and change them. */
@Injectable()
export class CreatorsService {
  readonly #creators: CreatorsRepository;
  readonly #accounts: AccountsRepository;
  readonly #sessions: SessionsService;

  constructor(creators: CreatorsRepository, accounts: AccountsRepository, sessions: SessionsService) {
    this.#creators = creators;
    this.#accounts = accounts;
    this.#sessions = sessions;
  }

  async list(actor: Actor, query: PageQuery): Promise<Page<Creator>> {
    requireAdmin(actor);
    const { items, nextCursor } = await this.#creators.page(query);
    const avatarUrls = await this.#avatarUrls(items.map(({ id }) => id));
    return { items: items.map((creator) => toCreator(creator, avatarUrls.get(creator.id) ?? null)), nextCursor };
  }

  async patch(actor: Actor, id: string, patch: CreatorPatch): Promise<Creator> {
    requireAdmin(actor);
    if (!(await this.#creators.patch(id, patch))) throw lastAdmin();
    const creator = await this.#creators.findById(id);
    if (!creator) throw creatorNotFound();
    if (creator.status === 'suspended') await this.#sessions.endAllOf(id);
    return toCreator(creator, (await this.#avatarUrls([id])).get(id) ?? null);
  }

  /** Ends every session of a creator; what they have scheduled goes on. */
  async signOutEverywhere(actor: Actor, id: string): Promise<void> {
    requireAdmin(actor);
    if (!(await this.#creators.findById(id))) throw creatorNotFound();
    await this.#sessions.endAllOf(id);
  }

  /** The picture of each creator's first account that has one. */
  async #avatarUrls(creatorIds: string[]): Promise<Map<string, string | null>> {
    const accounts = await this.#accounts.listPictured(creatorIds);
    return new Map(accounts.toReversed().map((account) => [account.creatorId, avatarUrlOf(account)]));
  }
}
