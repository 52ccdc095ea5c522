export interface PhotoFacts {
  format: 'jpeg' | 'webp';
  /** Pixels. */
  width: number;
  height: number;
}

/** Looks at the bytes of a photo, whatever they were called on the way. Null: neither JPEG nor WebP, or broken. */
export function readPhotoFacts(bytes: Uint8Array): PhotoFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readJpeg(view) ?? readWebp(view);
  } catch (error) {
    // A picture that ends before it has told its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const startOfImage = 0xffd8;
/** C4, C8 and CC lie among the frame markers but start no frame. */
const frameMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const startOfScan = 0xda;

/** JPEG: from segment to segment until one starts a frame; that one holds the size. */
function readJpeg(view: DataView): PhotoFacts | null {
  if (view.getUint16(0) !== startOfImage) return null;
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (frameMarkers.has(marker)) {
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === startOfScan) return null;
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** WebP: the first chunk tells whether it is lossy, lossless or extended; each has the size at its own place. */
function readWebp(view: DataView): PhotoFacts | null {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return null;
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return { format: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { format: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
