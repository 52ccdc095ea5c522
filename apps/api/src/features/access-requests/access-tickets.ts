import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock } from '../../platform/clock/index.ts';
import { SecretBox, SecretUnreadableError } from '../../platform/secrets/index.ts';
import { accessTicketInvalid } from './access-requests.errors.ts';

const ticketLifeMs = 30 * 60_000;
const context = 'access-ticket';

const NewcomerSchema = v.object({ openId: v.string(), displayName: v.string(), avatarUrl: v.string() });

/** Who somebody is, by TikTok's word. */
export type Newcomer = v.InferOutput<typeof NewcomerSchema>;

const TicketSchema = v.object({ ...NewcomerSchema.entries, endsAtMs: v.number() });

/**
 * Sealed proofs of who was just refused. They hold what TikTok told, so that nothing is kept here of people who only tried,
 * and nobody can ask in another's name.
 */
@Injectable()
export class AccessTickets {
  readonly #box: SecretBox;
  readonly #clock: Clock;

  constructor(box: SecretBox, clock: Clock) {
    this.#box = box;
    this.#clock = clock;
  }

  issue(newcomer: Newcomer): string {
    const endsAtMs = this.#clock.now().getTime() + ticketLifeMs;
    return this.#box.seal(JSON.stringify({ ...newcomer, endsAtMs }), context);
  }

  /** @throws {CodedError} `access_ticket_invalid` for one that is too old or not ours. */
  read(ticket: string): Newcomer {
    const { endsAtMs, ...newcomer } = v.parse(TicketSchema, JSON.parse(this.#open(ticket)));
    if (endsAtMs <= this.#clock.now().getTime()) throw accessTicketInvalid();
    return newcomer;
  }

  #open(ticket: string): string {
    try {
      return this.#box.open(ticket, context);
    } catch (error) {
      if (error instanceof SecretUnreadableError) throw accessTicketInvalid();
      throw error;
    }
  }
}
