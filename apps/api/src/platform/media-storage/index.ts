export { LocalMediaStorage } from './local-media-storage.ts';
export { type ByteRange, MediaMissingError, MediaStorage } from './media-storage.ts';
export { MediaStorageModule } from './media-storage.module.ts';
