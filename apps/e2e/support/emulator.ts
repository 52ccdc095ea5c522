/** What a test may see and change behind TikTok's back: the emulator's control routes. */
export class EmulatorControl {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** A TikTok account nobody has met before, so that journeys do not share state. */
  async newAccount(change: AccountChange & { displayName?: string } = {}): Promise<string> {
    const username = `tester.${crypto.randomUUID().slice(0, 8)}`;
    await this.send('POST', '/__control/accounts', { username, displayName: `Tester ${username.slice(7)}`, ...change });
    return username;
  }

  /** What the creator changes in the settings of the TikTok app, or TikTok by itself. */
  async changeAccount(username: string, change: AccountChange): Promise<void> {
    await this.send('PATCH', `/__control/accounts/${username}`, change);
  }

  /** While `account` is named, TikTok's login redirects at once; null shows its consent page again. */
  async consentAtOnce(account: string | null, scopes?: readonly string[]): Promise<void> {
    await this.send('POST', '/__control/consent', account === null ? { auto: false } : { auto: true, account, scopes });
  }

  /** Makes something go wrong at TikTok; see the table of faults in the emulator's README. */
  async fault(fault: { kind: string; account: string } & Record<string, unknown>): Promise<void> {
    await this.send('POST', '/__control/faults', fault);
  }

  async noFaults(): Promise<void> {
    await this.send('DELETE', '/__control/faults');
  }

  /** Every post and draft that exists on an account. */
  async effects(account: string): Promise<Effect[]> {
    const { items } = (await this.send('GET', '/__control/effects')) as { items: Effect[] };
    return items.filter((effect) => effect.account === account);
  }

  /** The captions of the direct posts that exist on an account, oldest first. */
  async captions(account: string): Promise<unknown[]> {
    return (await this.effects(account)).map(({ postInfo }) => postInfo?.['title']);
  }

  /** How often an endpoint was called in the name of an account. */
  async calls(account: string, endpoint: string): Promise<number> {
    const entries = await this.log(account);
    return entries.filter((entry) => entry.endpoint === endpoint).length;
  }

  /** What TikTok answered to each chunk of an account's uploads, oldest first: 206 for more to come, 201 for the last. */
  async chunkAnswers(account: string): Promise<(number | null)[]> {
    const entries = await this.log(account);
    return entries.filter(({ method }) => method === 'PUT').map(({ status }) => status);
  }

  private async log(account: string): Promise<LogEntry[]> {
    const { items } = (await this.send('GET', '/__control/log')) as { items: LogEntry[] };
    return items.filter((entry) => entry.account === account);
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }
}

/** What decides what a creator may do. */
export interface AccountChange {
  displayName?: string;
  private?: boolean;
  commentDisabled?: boolean;
  duetDisabled?: boolean;
  stitchDisabled?: boolean;
  maxVideoPostDurationSec?: number;
  caps?: { directPostsPer24h?: number; pendingSharesPer24h?: number };
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
  endpoint: string | null;
  account: string | null;
  status: number | null;
}
