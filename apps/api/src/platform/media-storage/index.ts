export { LocalMediaStorage } from './local-media-storage.ts';
export { type ByteRange, MediaMissingError, MediaStorage } from './media-storage.ts';
export { sha256OfMedia } from './sha256-of-media.ts';
export { MediaStorageModule } from './media-storage.module.ts';
