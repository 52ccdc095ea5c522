import type { CDPSession, Locator, Page } from '@playwright/test';

interface Point {
  x: number;
  y: number;
}

/** Fingers on the screen, as the browser gets them from the device: scrolling and long presses are its own. */
export class Fingers {
  private readonly session: CDPSession;
  private at: Point = { x: 0, y: 0 };

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async press(element: Locator): Promise<void> {
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    if (!box) throw new Error('It cannot be seen.');
    this.at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.tell('touchStart', [this.at]);
  }

  async moveBy({ x, y }: Point): Promise<void> {
    const [from, steps] = [this.at, 6];
    for (let step = 1; step <= steps; step += 1) {
      this.at = { x: from.x + (x * step) / steps, y: from.y + (y * step) / steps };
      await this.tell('touchMove', [this.at]);
    }
  }

  async moveTo(to: Point): Promise<void> {
    await this.moveBy({ x: to.x - this.at.x, y: to.y - this.at.y });
  }

  async second(): Promise<void> {
    await this.tell('touchStart', [this.at, { x: this.at.x + 60, y: this.at.y + 60 }]);
  }

  async lift(): Promise<void> {
    await this.tell('touchEnd', []);
  }

  /** The device takes the touch away, as for a call that comes in. */
  async cancel(): Promise<void> {
    await this.tell('touchCancel', []);
  }

  private async tell(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', points: Point[]): Promise<void> {
    const touchPoints = points.map((point, id) => ({ ...point, id }));
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
