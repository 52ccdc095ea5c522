import type { CDPSession, Page } from '@playwright/test';

const usualBytesPerSec = 8_000_000;

/** What a page sends of an upload, over a line that is slow enough to be interrupted. */
export class UploadLine {
  /** Where each piece began, in bytes, as the page said. */
  readonly offsets: number[] = [];
  /** How many uploads were begun. */
  begun = 0;
  private readonly session: CDPSession;
  private readonly bytesPerSec: number;

  private constructor(page: Page, session: CDPSession, bytesPerSec: number) {
    this.session = session;
    this.bytesPerSec = bytesPerSec;
    page.on('request', (request) => {
      if (!new URL(request.url()).pathname.startsWith('/api/uploads')) return;
      if (request.method() === 'POST') this.begun += 1;
      if (request.method() === 'PATCH') this.offsets.push(Number(request.headers()['upload-offset']));
    });
  }

  static async of(page: Page, bytesPerSec = usualBytesPerSec): Promise<UploadLine> {
    const line = new UploadLine(page, await page.context().newCDPSession(page), bytesPerSec);
    await line.set({ offline: false });
    return line;
  }

  async set({ offline }: { offline: boolean }): Promise<void> {
    const speeds = { latency: 0, downloadThroughput: -1, uploadThroughput: this.bytesPerSec };
    await this.session.send('Network.emulateNetworkConditions', { offline, ...speeds });
  }
}
