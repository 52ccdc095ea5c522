export { fileSource } from './file-source.ts';
export { readVideoFileFacts } from './read-video-file-facts.ts';
