export * from './creator-info.ts';
export * from './envelope.ts';
export * from './lossless.ts';
export * from './oauth.ts';
export * from './posts.ts';
export * from './user.ts';
export * from './videos.ts';
export * from './webhooks.ts';
