/** Both ends are included. */
export interface ByteRange {
  readonly firstByte: number;
  readonly lastByte: number;
}

/**
 * Where the bytes come from. Any range can be opened at any time, so that an upload can go on where TikTok stopped. Must
 * yield exactly the range; an array it yielded may be overwritten once the next one is asked for.
 */
export interface UploadSource {
  open(range: ByteRange): AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;
}

/** Why the bytes did not come as asked; kept aside, because a transport would report it as its own network error. */
export interface SourceFailure {
  readonly code: 'upload_source_failed' | 'upload_source_mismatch';
  readonly cause?: unknown;
}

/** The bytes of a range, counted: more or fewer than asked for, or an error while reading, is reported to `onFailure`. */
export async function* exactBytes(
  source: UploadSource,
  { firstByte, lastByte }: ByteRange,
  onFailure: (failure: SourceFailure) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const expectedBytes = lastByte - firstByte + 1;
  let readBytes = 0;
  try {
    for await (const bytes of iterate(source.open({ firstByte, lastByte }))) {
      readBytes += bytes.byteLength;
      if (readBytes > expectedBytes) {
        break;
      }
      if (bytes.byteLength > 0) {
        yield bytes;
      }
    }
  } catch (cause) {
    onFailure({ code: 'upload_source_failed', cause });
    throw cause;
  }
  if (readBytes !== expectedBytes) {
    onFailure({ code: 'upload_source_mismatch' });
    throw new RangeError(
      `The source gave ${readBytes > expectedBytes ? 'more' : 'fewer'} than ${expectedBytes} bytes.`,
    );
  }
}

/** Web streams are not async iterable everywhere. */
function iterate(bytes: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in bytes ? bytes : readStream(bytes as ReadableStream<Uint8Array>);
}

async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield next.value;
    }
  } finally {
    await reader.cancel();
  }
}
