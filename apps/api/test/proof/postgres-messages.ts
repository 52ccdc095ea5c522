/** A message of Postgres' frontend protocol: its type letter (empty for the first one of a connection) and all its bytes. */
export interface PostgresMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts what a Postgres client sends into whole messages. Source: Postgres' documentation, "Message Formats". */
export class PostgresMessages {
  #rest: Buffer = Buffer.alloc(0);
  #isStarted = false;

  push(bytes: Buffer): PostgresMessage[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const messages: PostgresMessage[] = [];
    for (let next = this.#take(); next; next = this.#take()) messages.push(next);
    return messages;
  }

  #take(): PostgresMessage | null {
    // The length counts itself but not the type letter, which the first message does not have.
    const lengthAt = this.#isStarted ? 1 : 0;
    if (this.#rest.length < lengthAt + 4) return null;
    const end = lengthAt + this.#rest.readInt32BE(lengthAt);
    if (this.#rest.length < end) return null;
    const bytes = this.#rest.subarray(0, end);
    const type = this.#isStarted ? bytes.toString('latin1', 0, 1) : '';
    this.#rest = this.#rest.subarray(end);
    this.#isStarted = true;
    return { type, bytes };
  }
}

/** A statement as it is run: its text, and its parameters as text. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** Follows a connection's statements: prepared by Parse, given values by Bind, run by Execute, or all at once by Query. */
export class StatementReader {
  readonly #prepared = new Map<string, string>();
  #bound: Statement = { text: '', values: [] };

  /** The statement that this message runs; null for every other message. */
  read({ type, bytes }: PostgresMessage): Statement | null {
    if (type === 'Q') return { text: textAt(bytes, 5).text, values: [] };
    if (type === 'P') this.#prepare(bytes);
    if (type === 'B') this.#bound = this.#bind(bytes);
    return type === 'E' ? this.#bound : null;
  }

  #prepare(bytes: Buffer): void {
    const name = textAt(bytes, 5);
    this.#prepared.set(name.text, textAt(bytes, name.end).text);
  }

  #bind(bytes: Buffer): Statement {
    const portal = textAt(bytes, 5);
    const name = textAt(bytes, portal.end);
    const formatCount = bytes.readInt16BE(name.end);
    let at = name.end + 2 + 2 * formatCount;
    const valueCount = bytes.readInt16BE(at);
    at += 2;
    const values: (string | null)[] = [];
    for (let index = 0; index < valueCount; index += 1) {
      const length = bytes.readInt32BE(at);
      values.push(length < 0 ? null : bytes.toString('utf8', at + 4, at + 4 + length));
      at += 4 + Math.max(0, length);
    }
    return { text: this.#prepared.get(name.text) ?? '', values };
  }
}

function textAt(bytes: Buffer, start: number): { text: string; end: number } {
  const end = bytes.indexOf(0, start);
  return { text: bytes.toString('utf8', start, end), end: end + 1 };
}
