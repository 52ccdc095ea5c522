import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MemoryLocker, Server, type Upload } from '@tus/server';
import { withDiskFullNamed } from '../catalog/index.ts';
import { UploadFiles } from './upload-files.ts';
import { uploadMaxBytes } from './upload-limits.ts';
import { tusRefusal } from './uploads.errors.ts';

/** Called when a client's announcement is well-formed, before anything is kept; throwing refuses it. */
export type OnAnnounced = (upload: Upload) => Promise<void>;

interface Exchange {
  onAnnounced: OnAnnounced | undefined;
  failure?: unknown;
}

/** Where uploads lie under `PUBLIC_URL`. */
const uploadsPath = '/api/uploads';

/** The tus 1.0 protocol itself, by its reference library: offsets, locks, bytes. Who may do what is decided before it. */
@Injectable()
export class TusEndpoint {
  readonly #server: Server;
  readonly #exchanges = new WeakMap<Request, Exchange>();

  constructor(files: UploadFiles) {
    this.#server = new Server({
      path: uploadsPath,
      datastore: files,
      // One writer at a time for each upload. A newcomer (the client after a cut) makes the old connection let go.
      locker: new MemoryLocker(),
      // Right behind any proxy, without trusting its headers.
      relativeLocation: true,
      maxSize: uploadMaxBytes,
      namingFunction: () => randomUUID(),
      onUploadCreate: async (request, upload) => {
        await this.#exchanges.get(request)?.onAnnounced?.(upload);
        return {};
      },
      onResponseError: (request, error) => {
        const exchange = this.#exchanges.get(request);
        if (exchange) exchange.failure = error;
        return undefined;
      },
    });
  }

  /** One request of the protocol. @throws {CodedError} for every refusal, instead of the library's plain text */
  async exchange(request: Request, onAnnounced?: OnAnnounced): Promise<Response> {
    const exchange: Exchange = { onAnnounced };
    this.#exchanges.set(request, exchange);
    const response = await this.#server.handleWeb(request);
    if (response.ok) return response;
    const { failure } = exchange;
    const isOfTheLibrary = typeof failure !== 'object' || failure === null || 'status_code' in failure;
    throw isOfTheLibrary ? tusRefusal(response.status, await response.text(), failure) : withDiskFullNamed(failure);
  }
}
