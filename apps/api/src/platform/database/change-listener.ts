import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { type Observable, Subject } from 'rxjs';
import { CONFIG, type Config } from '../../config/index.ts';

/** Channel that publishes changes: payload is JSON, at most 8000 bytes by Postgres' rule. */
export const changeChannel = 'flowcast_changes';

const firstRetryMs = 250;
const longestRetryMs = 5_000;

/**
 * One `LISTEN` connection per process, kept alive: when it drops it is opened again with back-off, and `reconnected`
 * tells listeners that they may have missed something.
 */
@Injectable()
export class ChangeListener implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(ChangeListener.name);
  readonly #payloads = new Subject<string>();
  readonly #reconnected = new Subject<void>();
  readonly #databaseUrl: string;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(@Inject(CONFIG) config: Config) {
    this.#databaseUrl = config.databaseUrl;
  }

  get payloads(): Observable<string> {
    return this.#payloads;
  }

  get reconnected(): Observable<void> {
    return this.#reconnected;
  }

  async onModuleInit(): Promise<void> {
    await this.#connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#payloads.complete();
    this.#reconnected.complete();
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: 'flowcast-listen',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.#payloads.next(payload ?? ''));
    client.on('error', (error) => this.#logger.warn(`The listening connection failed: ${error.message}`));
    await client.connect();
    // Only now: a try that fails ends its connection too, and its rejection already leads to the next one.
    client.once('end', () => this.#reconnectAfter(firstRetryMs));
    await client.query(`listen ${changeChannel}`).catch(() => client.end());
    this.#client = client;
  }

  #reconnectAfter(delayMs: number): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#connect().then(
        () => this.#reconnected.next(),
        () => this.#reconnectAfter(Math.min(delayMs * 2, longestRetryMs)),
      );
    }, delayMs);
  }
}
