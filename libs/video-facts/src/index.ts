export { blobSource, type VideoSource } from './video-source.ts';
export { readVideoFacts } from './read-video-facts.ts';
export { contentTypeOf, type VideoFacts } from './video-facts.ts';
export { judgeVideo, type Refusal, type RefusalCode, refusalCodes, videoLimits } from './judge-video.ts';
export { UnreadableVideoError, type UnreadableReason } from './unreadable-video-error.ts';
