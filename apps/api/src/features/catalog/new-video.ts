import type { VideoEntity } from './video.entity.ts';

/** A video about to be kept: its bytes are in media storage already. */
export type NewVideo = Omit<VideoEntity, 'id' | 'createdAt' | 'archivedAt' | 'removedAt' | 'version'> & {
  createdAt?: Date;
};
