import * as v from 'valibot';
import type { CallOptions, ClientContext } from '../client-options.ts';
import { apiCall } from '../http/api-call.ts';
import { ENDPOINTS } from '../http/endpoints.ts';
import type { Endpoint } from '../http/endpoints.ts';
import { present } from '../present.ts';
import { initDataSchema, publishStatusDataSchema } from '../wire/posts.ts';
import type { KnownFailReason, PublishState } from '../wire/posts.ts';
import { directVideoBody, photoBody, sourceInfo } from './post-requests.ts';
import type { PhotoPost, VideoPostInfo, VideoSource } from './post-requests.ts';

export interface InitResult {
  /** Keep it before the first byte is sent: it is the only handle on what may become a post. */
  readonly publishId: string;
  /** For FILE_UPLOAD. A credential, valid for one hour: never log it. */
  readonly uploadUrl?: string;
}

export interface PublishStatus {
  /** `SEND_TO_USER_INBOX` is the good end of a draft, `PUBLISH_COMPLETE` of a direct post. */
  readonly status: PublishState;
  /** With `FAILED`. */
  readonly failReason?: KnownFailReason | (string & {});
  /** 19 digits as text; empty until moderation is done, for ever with SELF_ONLY. */
  readonly postIds: string[];
  /** FILE_UPLOAD: how many bytes TikTok has. */
  readonly uploadedBytes?: number;
  /** PULL_FROM_URL: how many bytes TikTok has fetched. */
  readonly downloadedBytes?: number;
}

interface PublishRef {
  readonly accessToken: string;
  readonly publishId: string;
}

/**
 * The Content Posting endpoints. No init is ever repeated by the client: a lost answer (`mayHaveHappened`) may hide a post.
 */
export class PostsResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** A video post without further doing of the creator. Needs `video.publish`. */
  initDirectVideo(
    { accessToken, postInfo, source }: { accessToken: string; postInfo: VideoPostInfo; source: VideoSource },
    options?: CallOptions,
  ): Promise<InitResult> {
    return this.#init(ENDPOINTS.directVideoInit, { accessToken, body: directVideoBody(postInfo, source) }, options);
  }

  /** A draft in the creator's inbox; no caption reaches it. Needs `video.upload`. */
  initInboxVideo(
    { accessToken, source }: { accessToken: string; source: VideoSource },
    options?: CallOptions,
  ): Promise<InitResult> {
    return this.#init(ENDPOINTS.inboxVideoInit, { accessToken, body: { source_info: sourceInfo(source) } }, options);
  }

  /** One to 35 photos, which TikTok fetches. `DIRECT_POST` needs `video.publish`, `MEDIA_UPLOAD` `video.upload`. */
  initPhoto({ accessToken, ...post }: PhotoPost & { accessToken: string }, options?: CallOptions): Promise<InitResult> {
    return this.#init(ENDPOINTS.photoInit, { accessToken, body: photoBody(post) }, options);
  }

  /** Where a publish stands. TikTok allows 30 a minute per token. */
  async status({ accessToken, publishId }: PublishRef, options?: CallOptions): Promise<PublishStatus> {
    const body = { publish_id: publishId };
    const request = { endpoint: ENDPOINTS.status, accessToken, body, dataSchema: publishStatusDataSchema };
    const wire = await apiCall(this.#context, request, options);
    return present({
      status: wire.status,
      failReason: wire.fail_reason === '' ? undefined : wire.fail_reason,
      postIds: wire.publicaly_available_post_id ?? [],
      uploadedBytes: wire.uploaded_bytes,
      downloadedBytes: wire.downloaded_bytes,
    });
  }

  /** Best effort, for running downloads; the status tells `publish_cancelled` when it worked. */
  async cancel({ accessToken, publishId }: PublishRef, options?: CallOptions): Promise<void> {
    const body = { publish_id: publishId };
    await apiCall(this.#context, { endpoint: ENDPOINTS.cancel, accessToken, body, dataSchema: v.unknown() }, options);
  }

  async #init(
    endpoint: Endpoint,
    { accessToken, body }: { accessToken: string; body: object },
    options: CallOptions | undefined,
  ): Promise<InitResult> {
    const wire = await apiCall(this.#context, { endpoint, accessToken, body, dataSchema: initDataSchema }, options);
    return present({ publishId: wire.publish_id, uploadUrl: wire.upload_url });
  }
}
