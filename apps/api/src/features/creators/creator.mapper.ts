import type { Creator } from '@flowcast/shared-models';
import type { CreatorEntity } from './creator.entity.ts';

export function toCreator(creator: CreatorEntity, avatarUrl: string | null): Creator {
  return {
    id: creator.id,
    displayName: creator.displayName,
    role: creator.role,
    status: creator.status,
    avatarUrl,
    createdAt: creator.createdAt.toISOString(),
    lastSeenAt: creator.lastSeenAt?.toISOString() ?? null,
  };
}
