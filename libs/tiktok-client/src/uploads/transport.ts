/** What the transport must send: one PUT with exactly `sizeBytes` of body. */
export interface UploadPut {
  /** A credential: must reach no log and no error. */
  readonly url: string;
  /** `content-type`, `content-length`, `content-range`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  /** A yielded array may be overwritten once the next one is asked for: write it out, or copy it, before that. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  /** To be called when bytes have been handed to the network. */
  readonly onBytes: (count: number) => void;
}

export interface UploadAnswer {
  readonly status: number;
  /** Value of `Retry-After`, if any. */
  readonly retryAfter: string | null;
  /** Value of `x-tt-logid`, if any. */
  readonly logId: string | null;
}

/** How chunks travel. Must apply back-pressure, follow no redirect and reject when the connection is lost. */
export interface UploadTransport {
  put(request: UploadPut): Promise<UploadAnswer>;
}
