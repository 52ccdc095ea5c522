import { createHash } from 'node:crypto';
import type { ByteRange, UploadSource } from '../../src/index.ts';

export interface ByteSource extends UploadSource {
  readonly opened: ByteRange[];
  open(range: ByteRange): AsyncIterable<Uint8Array>;
  /** Of the whole file. */
  readonly sha256: string;
}

/**
 * A file in memory whose bytes differ by position. It writes every piece into the same array, as the contract of
 * UploadSource allows, so that a transport that keeps arrays too long sends garbage here.
 */
export function byteSource(sizeBytes: number, pieceBytes = 65_536): ByteSource {
  const all = new Uint8Array(sizeBytes);
  for (let index = 0; index < sizeBytes; index += 1) {
    all[index] = (index * 31 + (index >> 8) * 7 + (index >> 16)) & 0xff;
  }
  const opened: ByteRange[] = [];
  return {
    opened,
    sha256: createHash('sha256').update(all).digest('hex'),
    async *open(range) {
      opened.push(range);
      const piece = new Uint8Array(pieceBytes);
      for (let position = range.firstByte; position <= range.lastByte; position += pieceBytes) {
        const part = all.subarray(position, Math.min(position + pieceBytes, range.lastByte + 1));
        piece.set(part);
        yield piece.subarray(0, part.byteLength);
        piece.fill(0);
        await Promise.resolve();
      }
    },
  };
}
