import { Injectable } from '@nestjs/common';
import type { TokenSet } from '@flowcast/tiktok-client';
import { Clock } from '../../platform/clock/index.ts';
import { type SealedColumn, SecretBox } from '../../platform/secrets/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { isFresh, isUsable, type TokenLife } from './token-freshness.ts';

/** The columns of an account that hold its tokens. */
export type TokenColumns = Pick<
  AccountEntity,
  | 'scopes'
  | 'accessTokenSealed'
  | 'accessTokenIssuedAt'
  | 'accessTokenExpiresAt'
  | 'refreshTokenSealed'
  | 'refreshTokenExpiresAt'
>;

/** Tokens at rest: encrypted, and bound to their account and kind, so that a value moved to another row does not open. */
@Injectable()
export class SealedTokens {
  readonly #box: SecretBox;
  readonly #clock: Clock;

  constructor(box: SecretBox, clock: Clock) {
    this.#box = box;
    this.#clock = clock;
  }

  seal(openId: string, tokens: TokenSet): TokenColumns {
    return {
      scopes: [...tokens.scopes],
      accessTokenSealed: this.#box.seal(tokens.accessToken, contextOf(openId, 'access')),
      accessTokenIssuedAt: this.#clock.now(),
      accessTokenExpiresAt: tokens.accessTokenExpiresAt,
      refreshTokenSealed: this.#box.seal(tokens.refreshToken, contextOf(openId, 'refresh')),
      refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
    };
  }

  /** The access token, if it is good for new work and is not the one that TikTok has refused. */
  freshAccess(account: AccountEntity, rejected: string | undefined): string | null {
    return this.#accessIf(isFresh, account, rejected);
  }

  /** The access token, if TikTok should still take it. */
  usableAccess(account: AccountEntity, rejected: string | undefined): string | null {
    return this.#accessIf(isUsable, account, rejected);
  }

  openAccess({ openId, accessTokenSealed }: AccountEntity): string | null {
    return accessTokenSealed === null ? null : this.#box.open(accessTokenSealed, contextOf(openId, 'access'));
  }

  openRefresh({ openId, refreshTokenSealed }: AccountEntity): string | null {
    return refreshTokenSealed === null ? null : this.#box.open(refreshTokenSealed, contextOf(openId, 'refresh'));
  }

  #accessIf(isGood: typeof isUsable, account: AccountEntity, rejected: string | undefined): string | null {
    const life = lifeOf(account);
    if (life === null || !isGood(life, this.#clock.now())) return null;
    const accessToken = this.openAccess(account);
    return accessToken === rejected ? null : accessToken;
  }
}

function lifeOf({ accessTokenIssuedAt, accessTokenExpiresAt }: AccountEntity): TokenLife | null {
  return accessTokenIssuedAt && accessTokenExpiresAt
    ? { issuedAt: accessTokenIssuedAt, expiresAt: accessTokenExpiresAt }
    : null;
}

/** Without its tokens an account can only be connected again. */
const forgetTokens = (column: string) => `
  update accounts set status = 'disconnected', access_token_sealed = null, access_token_issued_at = null,
    access_token_expires_at = null, refresh_token_sealed = null, refresh_token_expires_at = null
  where split_part(${column}, '.', 1) = any ($1)`;

export const sealedTokenColumns: readonly SealedColumn[] = (['access', 'refresh'] as const).map((kind) => ({
  table: 'accounts',
  column: `${kind}_token_sealed`,
  boundTo: 'open_id',
  contextOf: (openId) => contextOf(openId, kind),
  forget: forgetTokens(`${kind}_token_sealed`),
}));

function contextOf(openId: string, kind: 'access' | 'refresh'): string {
  return `account:${openId}:${kind}`;
}
