type Bytes = Uint8Array<ArrayBuffer>;

const ascii = (text: string) => [...new TextEncoder().encode(text)];
const big16 = (value: number) => [value >> 8, value & 0xff];
const little16 = (value: number) => [value & 0xff, value >> 8];
const little24 = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];

/** As much of a JPEG as tells its size: an application segment, then the start of a frame. */
export function jpeg(width: number, height: number, frameMarker = 0xc0): Bytes {
  const application = [0xff, 0xe0, ...big16(6), ...ascii('JFIF')];
  const frame = [0xff, frameMarker, ...big16(11), 8, ...big16(height), ...big16(width), 1, 1, 0x11, 0];
  return Uint8Array.from([0xff, 0xd8, ...application, ...frame, 0xff, 0xd9]);
}

function riff(chunk: string, payload: number[]): Bytes {
  const body = [...ascii('WEBP'), ...ascii(chunk), ...little16(payload.length), 0, 0, ...payload];
  return Uint8Array.from([...ascii('RIFF'), ...little16(body.length), 0, 0, ...body]);
}

export function lossyWebp(width: number, height: number): Bytes {
  return riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little16(width), ...little16(height)]);
}

export function losslessWebp(width: number, height: number): Bytes {
  const bits = ((width - 1) | ((height - 1) << 14)) >>> 0;
  return riff('VP8L', [0x2f, bits & 0xff, (bits >>> 8) & 0xff, (bits >>> 16) & 0xff, bits >>> 24]);
}

export function extendedWebp(width: number, height: number): Bytes {
  return riff('VP8X', [0, 0, 0, 0, ...little24(width - 1), ...little24(height - 1)]);
}

export function png(): Bytes {
  return Uint8Array.from([
    0x89,
    ...ascii('PNG\r\n'),
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
    ...ascii('IHDR'),
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    1,
  ]);
}
