import type { AccessAsk, AccessReceipt, AccessStanding } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { AvatarCopies } from '../accounts/index.ts';
import { AccessRequestBook } from './access-request-book.ts';
import type { AccessRequestEntity } from './access-request.entity.ts';
import { toAccessReceipt } from './access-request.mapper.ts';
import { AccessTickets, type Newcomer } from './access-tickets.ts';

/** People whom TikTok knows and the portal does not: how they ask to be let in. */
@Injectable()
export class Newcomers {
  readonly #book: AccessRequestBook;
  readonly #tickets: AccessTickets;
  readonly #avatars: AvatarCopies;

  constructor(book: AccessRequestBook, tickets: AccessTickets, avatars: AvatarCopies) {
    this.#book = book;
    this.#tickets = tickets;
    this.#avatars = avatars;
  }

  /** What a person who was just refused may do about it. Keeps nothing. */
  async standingOf(newcomer: Newcomer): Promise<AccessStanding> {
    const request = await this.#book.find(newcomer.openId);
    return { ticket: this.#tickets.issue(newcomer), request: request && toAccessReceipt(request) };
  }

  /**
   * Asks for whoever the ticket names.
   * @throws {CodedError} `access_ticket_invalid`, `access_request_dismissed`, or `conflict` for an account that is known by now.
   */
  async ask({ ticket, note }: AccessAsk): Promise<AccessReceipt> {
    const newcomer = this.#tickets.read(ticket);
    await this.#removeAvatars(await this.#book.takeOutEnded());
    const request = await this.#book.write(newcomer, note || null);
    const copy = await this.#avatars.copy(request.id, newcomer.avatarUrl);
    if (copy) await this.#book.addAvatar(request, copy);
    return toAccessReceipt(request);
  }

  /** Somebody is in: what they asked is settled. */
  async settle(openId: string): Promise<void> {
    await this.#removeAvatars(await this.#book.takeOut(openId));
  }

  async #removeAvatars(requests: readonly AccessRequestEntity[]): Promise<void> {
    for (const { avatarKey } of requests) await this.#avatars.remove(avatarKey);
  }
}
