import type { Transfer, TransferReason } from '@flowcast/shared-models';

export interface TransferChoice {
  readonly transfer: Transfer;
  readonly transferReason: TransferReason;
}

/**
 * TikTok's own guideline: a file from the creator's device is uploaded, one that lies on a server is fetched from there
 * (docs/tiktok-assumptions.md, PULL_FROM_URL). `pullBaseUrl` is null where TikTok cannot reach the studio.
 */
export function chooseTransfer(origin: 'catalog' | 'device', pullBaseUrl: string | null): TransferChoice {
  if (origin === 'device') return { transfer: 'FILE_UPLOAD', transferReason: 'device_video' };
  if (pullBaseUrl === null) return { transfer: 'FILE_UPLOAD', transferReason: 'no_pull_address' };
  return { transfer: 'PULL_FROM_URL', transferReason: 'catalog_video' };
}
