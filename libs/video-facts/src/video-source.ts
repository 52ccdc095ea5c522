/** Where the bytes are read from: only the ranges that matter are asked for, never the whole video. */
export type VideoSource = {
  readonly sizeBytes: number;
  /** Bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Called once, after the last read. */
  close?(): Promise<void>;
};

/** A `File` chosen in the browser, or any other `Blob`. */
export function blobSource(blob: Blob): VideoSource {
  return {
    sizeBytes: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
