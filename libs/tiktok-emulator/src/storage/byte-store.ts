/** Where uploaded bytes live. Objects are append-only; a broken append is undone with `truncate`. */
export interface ByteStore {
  /** Opens `key` for writing from `offset` on; what lies behind it is dropped. */
  openAt(key: string, offset: number): Promise<ByteSink>;
  truncate(key: string, sizeBytes: number): Promise<void>;
  /** Bytes `start` (inclusive) to `end` (exclusive). */
  read(key: string, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The same range at once, for the prober, which reads little pieces all over the file. */
  slice(key: string, start: number, end: number): Promise<Uint8Array>;
  clear(): Promise<void>;
}

export interface ByteSink {
  /** May keep the piece until `close`: it must not be changed afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
