import type { CallOptions, ClientContext } from '../client-options.ts';
import { isAllowedUploadUrl } from './allowed-hosts.ts';
import { uploadError } from './upload-answer.ts';
import type { UploadRequest } from './upload-request.ts';
import { UploadRun } from './upload-run.ts';

export class UploadsResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /**
   * Streams the file to TikTok chunk by chunk and resolves when all of it was taken; whether it becomes a post is told by
   * `posts.status`. The only thing sent again is a range TikTok said it does not have, on the same upload URL.
   * @throws TikTokUploadError, TikTokNetworkError, or what `beforeChunk` or `uploadedBytes` threw
   */
  async send(request: UploadRequest, options?: CallOptions): Promise<void> {
    if (!isAllowedUploadUrl(request.uploadUrl, this.#context.uploadHosts)) {
      throw uploadError('upload_host_refused');
    }
    await new UploadRun(this.#context, request, options).run();
  }
}
