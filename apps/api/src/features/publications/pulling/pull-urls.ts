import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/index.ts';
import { hashToken, newOpaqueToken } from '../../../platform/secrets/index.ts';

/** Where the API serves what TikTok fetches, behind `PULL_BASE_URL`. */
export const pullPath = 'pull';

const extensions: Record<string, string> = { 'video/mp4': 'mp4', 'video/quicktime': 'mov', 'video/webm': 'webm' };
const fileName = /^(?<token>[A-Za-z0-9_-]{43})\.(?:mp4|mov|webm)$/;

export interface PullUrl {
  readonly url: string;
  readonly tokenHash: string;
}

/**
 * Addresses TikTok fetches videos from. Each is made for one init and known to nobody but TikTok: 256 random bits, of which
 * only the hash is kept. The same one is never sent twice, so it need not be readable again.
 */
@Injectable()
export class PullUrls {
  readonly #baseUrl: string | null;

  constructor(@Inject(CONFIG) config: Config) {
    this.#baseUrl = config.pullBaseUrl;
  }

  /** Null where TikTok cannot reach the studio. */
  get baseUrl(): string | null {
    return this.#baseUrl;
  }

  make({ contentType }: { contentType: string }): PullUrl {
    const token = newOpaqueToken();
    const file = `${token}.${extensions[contentType] ?? 'mp4'}`;
    return { url: `${this.#baseUrl ?? ''}/${pullPath}/${file}`, tokenHash: hashToken(token) };
  }
}

/** The hash of the token in a file's name; null for a name that was never given out. */
export function pullTokenHashOf(file: string): string | null {
  const token = fileName.exec(file)?.groups?.['token'];
  return token === undefined ? null : hashToken(token);
}
