import { Injectable } from '@nestjs/common';
import { CodedError } from '../../platform/http/index.ts';
import { Newcomers } from '../access-requests/index.ts';
import { AccountConnections, type AccountEntity } from '../accounts/index.ts';
import { AdmissionTransaction } from './admission-transaction.ts';
import type { SignInIntent } from './attempt-store.ts';
import { admissionRefused } from './sign-in.errors.ts';
import type { TikTokGrant } from './tiktok.strategy.ts';

type StrangerRefusal = CodedError & { code: 'not_invited' | 'invitation_invalid' };

/** Lets a person in or turns them away. */
@Injectable()
export class AdmissionService {
  readonly #transaction: AdmissionTransaction;
  readonly #connections: AccountConnections;
  readonly #newcomers: Newcomers;

  constructor(transaction: AdmissionTransaction, connections: AccountConnections, newcomers: Newcomers) {
    this.#transaction = transaction;
    this.#connections = connections;
    this.#newcomers = newcomers;
  }

  /** Answers the account that was signed in with. @throws {CodedError} one of `admissionRefusals`; then nothing is kept. */
  async admit(grant: TikTokGrant, intent: SignInIntent): Promise<AccountEntity> {
    try {
      const account = await this.#transaction.run(grant, intent);
      await this.#newcomers.settle(account.openId);
      return await this.#connections.copyAvatar(account, grant.profile.avatarUrl);
    } catch (error) {
      throw isStranger(error) ? await this.#turnAway(error, grant) : error;
    }
  }

  /** A stranger's permission is given back; what they are told is how to ask. */
  async #turnAway({ code }: StrangerRefusal, { tokens, profile }: TikTokGrant): Promise<CodedError> {
    await this.#connections.revoke(tokens.accessToken);
    const { displayName, avatarUrl } = profile;
    return admissionRefused(code, await this.#newcomers.standingOf({ openId: tokens.openId, displayName, avatarUrl }));
  }
}

/**
 * Refused people whose TikTok account nobody has here. Theirs is the only permission to give back: for a known account it
 * would end the tokens its creator's publications need.
 */
function isStranger(error: unknown): error is StrangerRefusal {
  return error instanceof CodedError && (error.code === 'not_invited' || error.code === 'invitation_invalid');
}
