/** What a test may see and change behind TikTok's back: the emulator's control routes. */
export class EmulatorControl {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** A TikTok account nobody has met before, so that journeys do not share state. */
  async newAccount(change: Record<string, unknown> = {}): Promise<string> {
    const username = `tester.${crypto.randomUUID().slice(0, 8)}`;
    await this.send('POST', '/__control/accounts', { username, displayName: `Tester ${username.slice(7)}`, ...change });
    return username;
  }

  /** Every post and draft that exists on an account. */
  async effects(account: string): Promise<Effect[]> {
    const { items } = (await this.send('GET', '/__control/effects')) as { items: Effect[] };
    return items.filter((effect) => effect.account === account);
  }

  /** What TikTok answered to each chunk of an account's uploads, oldest first: 206 for more to come, 201 for the last. */
  async chunkAnswers(account: string): Promise<(number | null)[]> {
    const { items } = (await this.send('GET', '/__control/log')) as { items: LogEntry[] };
    return items.filter((entry) => entry.method === 'PUT' && entry.account === account).map(({ status }) => status);
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

export interface Effect {
  account: string;
  publishId: string;
  postIds: string[];
  mode: 'direct' | 'draft';
  sha256: string;
  sizeBytes: number;
  postInfo: Record<string, unknown> | null;
}

interface LogEntry {
  method: string;
  account: string | null;
  status: number | null;
}
