import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { avatarPng, coverPng } from './avatar.ts';

interface Picture {
  width: number;
  height: number;
  /** Red, green and blue of a point. */
  at(x: number, y: number): number[];
}

/** Reads a PNG the way a viewer does: signature, every checksum, then the rows. */
function read(png: Uint8Array): Picture {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = chunksOf(bytes);
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [header, pixels] = chunks.map(({ data }) => data);
  if (!header || !pixels) throw new Error('A picture has a header and pixels.');
  const width = header.readUInt32BE(0);
  const rows = inflateSync(pixels);
  const rowBytes = 1 + width * 3;
  return {
    width,
    height: header.readUInt32BE(4),
    at: (x, y) => [...rows.subarray(y * rowBytes + 1 + x * 3, y * rowBytes + 4 + x * 3)],
  };
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const typed = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.push({ type: typed.toString('latin1', 0, 4), data: typed.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe('an avatar', () => {
  it.each([20, 100, 168, 720])('is a whole PNG of %i pixels each way', (sizePixels) => {
    expect(read(avatarPng('ava.studio', sizePixels))).toMatchObject({ width: sizePixels, height: sizePixels });
  });

  it('shows a figure before a background', () => {
    const picture = read(avatarPng('ava.studio', 100));

    expect(Math.min(...picture.at(50, 40))).toBeGreaterThan(Math.min(...picture.at(2, 2)));
    expect(picture.at(2, 2)).not.toEqual(picture.at(97, 97));
  });

  it('is the same for an account each time, and another for another', () => {
    expect(avatarPng('somebody.new', 100)).toEqual(avatarPng('somebody.new', 100));
    const seeded = ['ava.studio', 'leo.creates', 'noor.private'].map((name) => Buffer.from(avatarPng(name, 100)));

    expect(new Set(seeded.map((png) => png.toString('base64'))).size).toBe(3);
  });

  it.each(['', '-', 'ünï.cödé', 'a'.repeat(200)])('is drawn for any name, also %j', (name) => {
    expect(read(avatarPng(name, 20)).width).toBe(20);
  });
});

describe('a cover', () => {
  it('shows the sign for play in its middle', () => {
    const picture = read(coverPng('7300000000000000777'));
    const middle = Math.floor(picture.width / 2);

    expect(picture.width).toBe(picture.height);
    expect(picture.at(middle, middle)).not.toEqual(picture.at(middle, 10));
    expect(coverPng('7300000000000000777')).toEqual(coverPng('7300000000000000777'));
  });
});
