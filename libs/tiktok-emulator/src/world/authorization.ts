import type { Scope } from './client-app.ts';

/** A user's permission for the app, from the consent on. All tokens hang on one. */
export interface Grant {
  grantId: string;
  clientKey: string;
  username: string;
  openId: string;
  scopes: Scope[];
  grantedAt: number;
  removedAt: number | null;
}

export interface AuthorizationCode {
  code: string;
  grantId: string;
  redirectUri: string;
  /** As sent; null where none was sent. */
  challenge: string | null;
  issuedAt: number;
  usedAt: number | null;
}

export interface AccessToken {
  token: string;
  grantId: string;
  expiresAt: number;
}

export interface RefreshToken {
  token: string;
  grantId: string;
  /** Counts from the consent: rotation does not prolong it. */
  expiresAt: number;
  rotatedAt: number | null;
}

/** Lives in milliseconds. */
export const lives = {
  code: 600_000,
  accessToken: 86_400_000,
  refreshToken: 31_536_000_000,
  clientToken: 7_200_000,
  uploadUrl: 3_600_000,
  pull: 3_600_000,
} as const;
