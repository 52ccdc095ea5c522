import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Checkpoint, Moment, ReportUnnamed, Verdict } from './passage.ts';
import { PostgresMessages, type Statement, StatementReader } from './postgres-messages.ts';

export interface PostgresGate {
  /** The database's address, by way of the gate. */
  readonly url: string;
  close(): Promise<void>;
}

/** What a transaction that is about to commit means. */
export interface NamedWrite {
  readonly change: string;
  readonly account: string | null;
}

interface Options {
  databaseUrl: string;
  /** What these statements of one transaction change; null when nothing. */
  nameWrite: (statements: readonly Statement[]) => Promise<NamedWrite | null>;
  checkpoint: Checkpoint;
  reportUnnamed: ReportUnnamed;
}

/** Stands between a worker and Postgres: each commit waits for the checkpoint before it is passed on, and its answer after. */
export async function startPostgresGate(options: Options): Promise<PostgresGate> {
  const database = new URL(options.databaseUrl);
  const server = createServer((client) => {
    const upstream = connect(Number(database.port || 5432), database.hostname);
    void new GatedConnection(client, upstream, options).run();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database);
  url.port = String((server.address() as AddressInfo).port);
  url.hostname = '127.0.0.1';
  return {
    url: url.href,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const opening = /^\s*(?:start transaction|begin)\b/i;
const committing = /^\s*(?:commit|end)\b/i;
const rollingBack = /^\s*rollback\b(?!\s+to)/i;

class GatedConnection {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #options: Options;
  readonly #messages = new PostgresMessages();
  readonly #statements = new StatementReader();
  readonly #gone = new AbortController();
  /** Statements of the transaction that is open; null outside of one. */
  #open: Statement[] | null = null;
  /** A write that was passed on; its answer has yet to come. */
  #unanswered: NamedWrite | null = null;

  constructor(client: Socket, upstream: Socket, options: Options) {
    this.#client = client;
    this.#upstream = upstream;
    this.#options = options;
  }

  async run(): Promise<void> {
    for (const socket of [this.#client, this.#upstream]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#end());
    }
    // Either direction breaks with the connection; a change without a name is reported where it is met.
    await Promise.all([this.#forth(), this.#back()]).catch(() => this.#end());
  }

  #end(): void {
    this.#gone.abort();
    this.#client.destroy();
    this.#upstream.destroy();
  }

  async #forth(): Promise<void> {
    for await (const bytes of this.#client as AsyncIterable<Buffer>) {
      for (const message of this.#messages.push(bytes)) {
        const statement = this.#statements.read(message);
        const write = statement && (await this.#writeOf(statement));
        if (write && (await this.#pass(write, 'unsaved')) !== 'pass') {
          this.#end();
          return;
        }
        this.#unanswered = write ?? this.#unanswered;
        this.#upstream.write(message.bytes);
      }
    }
    this.#end();
  }

  async #back(): Promise<void> {
    for await (const bytes of this.#upstream as AsyncIterable<Buffer>) {
      const write = this.#unanswered;
      this.#unanswered = null;
      if (write && (await this.#pass(write, 'saved')) !== 'pass') {
        this.#end();
        return;
      }
      this.#client.write(bytes);
    }
    this.#end();
  }

  /** What becomes true when this statement is passed on. */
  async #writeOf(statement: Statement): Promise<NamedWrite | null> {
    const { text } = statement;
    if (opening.test(text)) this.#open = [];
    else if (rollingBack.test(text)) this.#open = null;
    else if (committing.test(text)) {
      const statements = this.#open ?? [];
      this.#open = null;
      return this.#nameOf(statements);
    } else if (this.#open) this.#open.push(statement);
    else return this.#nameOf([statement]);
    return null;
  }

  async #nameOf(statements: readonly Statement[]): Promise<NamedWrite | null> {
    try {
      return await this.#options.nameWrite(statements);
    } catch (error) {
      this.#options.reportUnnamed(String(error));
      throw error;
    }
  }

  async #pass({ change, account }: NamedWrite, moment: Moment): Promise<Verdict> {
    const gone = this.#gone.signal;
    const verdict = await this.#options.checkpoint({ change, moment, account, gone });
    return gone.aborted ? 'cut' : verdict;
  }
}
