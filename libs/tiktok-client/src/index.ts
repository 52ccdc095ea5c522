export { TikTokClient } from './client.ts';
export type { CallOptions, TikTokClientOptions } from './client-options.ts';
export type { CreatorInfo, CreatorInfoResource } from './creator-info/creator-info-resource.ts';
export { ADVICE } from './errors/advice.ts';
export type { TikTokAdvice } from './errors/advice.ts';
export { CODE_TABLE } from './errors/code-table.ts';
export type {
  CodeRow,
  TikTokApiCode,
  TikTokErrorCode,
  TikTokNetworkCode,
  TikTokOAuthCode,
  TikTokResponseCode,
  TikTokUploadCode,
  TikTokWebhookCode,
} from './errors/code-table.ts';
export {
  TikTokApiError,
  TikTokError,
  TikTokNetworkError,
  TikTokOAuthError,
  TikTokResponseError,
  TikTokUploadError,
  TikTokWebhookError,
} from './errors/tiktok-error.ts';
export type { ResponseProblem, TikTokErrorFacts } from './errors/tiktok-error.ts';
export type { TikTokCall, TikTokExchange, TikTokExchangeAnswer } from './exchanges/tiktok-exchange.ts';
export { READ_RETRY, UPLOAD_RETRY } from './http/retry-policy.ts';
export type { RetryPolicy } from './http/retry-policy.ts';
export type { AuthorizeRequest } from './oauth/authorize-url.ts';
export type { ClientToken, CodeExchange, OAuthResource, TokenSet } from './oauth/oauth-resource.ts';
export { createPkce, pkceChallenge } from './oauth/pkce.ts';
export type { Pkce } from './oauth/pkce.ts';
export type { PhotoPost, PhotoPostInfo, VideoPostInfo, VideoSource } from './posts/post-requests.ts';
export type { InitResult, PostsResource, PublishStatus } from './posts/posts-resource.ts';
export { MAX_VIDEO_BYTES, planChunks, remainingChunks } from './uploads/chunk-plan.ts';
export type { Chunk, ChunkPlan } from './uploads/chunk-plan.ts';
export { fetchTransport } from './uploads/fetch-transport.ts';
export type { UploadAnswer, UploadPut, UploadTransport } from './uploads/transport.ts';
export type { ByteRange, UploadSource } from './uploads/upload-source.ts';
export type { UploadRequest } from './uploads/upload-request.ts';
export type { UploadsResource } from './uploads/uploads-resource.ts';
export { USER_FIELDS_BY_SCOPE } from './user/user-fields.ts';
export type { UserInfo, UserResource } from './user/user-resource.ts';
export { VIDEO_FIELDS } from './videos/videos-resource.ts';
export type { Video, VideoField, VideoListRequest, VideosResource } from './videos/videos-resource.ts';
export { FAIL_REASONS, PRIVACY_LEVELS, PUBLISH_STATES } from './wire/posts.ts';
export type { KnownFailReason, PrivacyLevel, PublishState } from './wire/posts.ts';
export { signWebhook, verifyWebhook } from './webhooks/index.ts';
export type { SignWebhookRequest, VerifyWebhookRequest, WebhookEvent } from './webhooks/index.ts';
