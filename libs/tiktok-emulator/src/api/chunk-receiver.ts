import { createHash, type Hash } from 'node:crypto';
import { ConnectionCut } from '../emulation.ts';
import type { ByteStore } from '../storage/byte-store.ts';
import type { Media, Publish, Upload } from '../world/publish.ts';
import type { ContentRange } from '../wire/content-range.ts';

/** The body had more or fewer bytes than its headers promised. */
export class BrokenBody extends Error {
  override readonly name = 'BrokenBody';
}

type UploadingPublish = Publish & { upload: Upload };
type Body = AsyncIterable<Uint8Array> | null;

/**
 * Streams chunks into the byte store and hashes them on the way; nothing is ever held whole. A chunk counts entirely
 * or not at all: the hash is kept as it was before, and the file is cut back when the body breaks.
 */
export interface ChunkReceiver {
  /** The finished file when this was the last chunk. */
  receive(
    publish: UploadingPublish,
    body: Body,
    range: ContentRange,
    cutAfterBytes: number | null,
  ): Promise<Media | null>;
  /** Ends a chunk of this upload that is still under way, and waits until it is undone. */
  supersede(uploadId: string): Promise<void>;
  isBusy(uploadId: string): boolean;
}

export function createChunkReceiver(bytes: ByteStore): ChunkReceiver {
  const hashes = new Map<string, Hash>();
  const underWay = new Map<string, { abort: AbortController; done: Promise<unknown> }>();

  const hashSoFar = async ({ upload }: UploadingPublish): Promise<Hash> => {
    const known = hashes.get(upload.uploadId);
    if (known) return known;
    const hash = createHash('sha256');
    if (upload.uploadedBytes > 0) {
      for await (const piece of bytes.read(upload.uploadId, 0, upload.uploadedBytes)) hash.update(piece);
    }
    return hash;
  };

  const take = async (publish: UploadingPublish, body: Body, range: ContentRange, transfer: Transfer) => {
    const { upload } = publish;
    const hash = (await hashSoFar(publish)).copy();
    try {
      await copyBody({ ...transfer, body, range, hash, bytes, key: upload.uploadId });
    } catch (error) {
      await bytes.truncate(upload.uploadId, upload.uploadedBytes);
      throw error;
    }
    hashes.set(upload.uploadId, hash);
    upload.uploadedBytes = range.last + 1;
    upload.takenChunks += 1;
    return upload.uploadedBytes === upload.videoSize ? finish(publish, hash) : null;
  };

  const finish = ({ upload }: UploadingPublish, hash: Hash): Media => {
    hashes.delete(upload.uploadId);
    const sha256 = hash.digest('hex');
    return { key: upload.uploadId, sizeBytes: upload.videoSize, sha256, contentType: 'video/mp4' };
  };

  return {
    receive: async (publish, body, range, cutAfterBytes) => {
      const abort = new AbortController();
      const done = take(publish, body, range, { signal: abort.signal, cutAfterBytes });
      const finished = done.finally(() => underWay.delete(publish.upload.uploadId));
      underWay.set(publish.upload.uploadId, { abort, done: finished.catch(() => undefined) });
      return finished;
    },
    supersede: async (uploadId) => {
      // Looked up again after each wait: of several tries that wait here, only one may find the upload free.
      for (let current = underWay.get(uploadId); current; current = underWay.get(uploadId)) {
        // Its sender is cut off, not told of a mistake: whoever it is has to ask how far the upload is.
        current.abort.abort(new ConnectionCut());
        await current.done;
      }
    },
    isBusy: (uploadId) => underWay.has(uploadId),
  };
}

interface Transfer {
  signal: AbortSignal;
  cutAfterBytes: number | null;
}

interface Copy extends Transfer {
  body: Body;
  range: ContentRange;
  hash: Hash;
  bytes: ByteStore;
  key: string;
}

async function copyBody({ body, range, hash, bytes, key, signal, cutAfterBytes }: Copy): Promise<void> {
  const expected = range.last - range.first + 1;
  const sink = await bytes.openAt(key, range.first);
  let received = 0;
  try {
    for await (const piece of piecesOf(body, signal)) {
      received += piece.byteLength;
      if (received > expected) throw new BrokenBody('more bytes than promised');
      if (cutAfterBytes !== null && received >= cutAfterBytes) throw new ConnectionCut();
      hash.update(piece);
      await sink.write(piece);
    }
  } finally {
    await sink.close();
  }
  if (received !== expected) throw new BrokenBody('fewer bytes than promised');
}

/** The body piece by piece, until the sender is superseded: waiting for bytes of a dead connection must end. */
async function* piecesOf(body: Body, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  if (body === null) return;
  const pieces = body[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      const next = pieces.next();
      // When the sender is superseded, nobody listens any more to how its connection ends.
      next.catch(() => undefined);
      const piece = await Promise.race([next, aborted]);
      if (piece.done === true) return;
      yield piece.value;
    }
  } finally {
    pieces.return?.().catch(() => undefined);
  }
}
