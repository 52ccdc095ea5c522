import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { UploadFiles } from './upload-files.ts';
import { uploadLifetimeMs } from './upload-limits.ts';
import { UploadsRepository } from './uploads.repository.ts';

const intervalMs = 60 * 60 * 1000;

/** Forgets uploads that never became a video and tidies up after crashes, when the API starts and every hour after. */
@Injectable()
export class UploadExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(UploadExpiry.name);
  readonly #uploads: UploadsRepository;
  readonly #files: UploadFiles;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | null = null;

  constructor(uploads: UploadsRepository, files: UploadFiles, clock: Clock) {
    this.#uploads = uploads;
    this.#files = files;
    this.#clock = clock;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.forgetExpired();
    this.#timer = setInterval(() => {
      this.forgetExpired().catch((error: unknown) => this.#logger.warn(`Expired uploads stay: ${String(error)}`));
    }, intervalMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Rows first: a file without an open upload is one that nothing can ask for any more. */
  async forgetExpired(): Promise<void> {
    await this.#uploads.removeForgotten(new Date(this.#clock.now().getTime() - uploadLifetimeMs));
    const ids = await this.#files.ids();
    const open = new Set(await this.#uploads.findOpen(ids));
    for (const id of ids) if (!open.has(id)) await this.#files.discard(id);
  }
}
