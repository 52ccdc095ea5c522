import { createHash } from 'node:crypto';
import { drawPng, type Rgb } from './png.ts';

/** Background from top left to bottom right, then the figure. */
interface Palette {
  from: Rgb;
  to: Rgb;
  figure: Rgb;
}

const palettes: readonly Palette[] = [
  { from: [255, 143, 112], to: [236, 64, 122], figure: [255, 241, 232] },
  { from: [56, 189, 196], to: [25, 103, 160], figure: [230, 252, 250] },
  { from: [129, 120, 236], to: [66, 46, 140], figure: [240, 236, 255] },
  { from: [250, 200, 90], to: [228, 118, 52], figure: [255, 250, 230] },
  { from: [120, 190, 120], to: [34, 110, 90], figure: [238, 252, 236] },
];

const seeded: Readonly<Record<string, number>> = { 'ava.studio': 0, 'leo.creates': 1, 'noor.private': 2 };
const cache = new Map<string, Uint8Array<ArrayBuffer>>();

/** A picture of its own for every account, always the same: head and shoulders before a gradient. */
export function avatarPng(username: string, sizePixels: number): Uint8Array<ArrayBuffer> {
  const key = `${username}-${sizePixels}`;
  const known = cache.get(key);
  if (known) return known;
  const palette = paletteOf(username);
  const png = drawPng(sizePixels, (x, y) => shade(palette, x, y, 1 / sizePixels));
  cache.set(key, png);
  return png;
}

const coverPixels = 360;

/** A sign for "play" before the gradient that belongs to this name. */
export function coverPng(name: string): Uint8Array<ArrayBuffer> {
  const palette = paletteOf(name);
  return drawPng(coverPixels, (x, y) => {
    const background = mix(palette.from, palette.to, (x + y) / 2);
    const isSign = x > 0.42 && x < 0.62 && Math.abs(y - 0.5) < (0.62 - x) * 0.62;
    return isSign ? palette.figure : background;
  });
}

function paletteOf(name: string): Palette {
  return palettes[paletteIndex(name)] ?? { from: [0, 0, 0], to: [0, 0, 0], figure: [255, 255, 255] };
}

function paletteIndex(username: string): number {
  const byte = createHash('sha256').update(username).digest()[0] ?? 0;
  return seeded[username] ?? byte % palettes.length;
}

function shade({ from, to, figure }: Palette, x: number, y: number, pixel: number): Rgb {
  const background = mix(from, to, (x + y) / 2);
  const headDistance = Math.hypot(x - 0.5, y - 0.4) - 0.17;
  const shouldersDistance = Math.hypot((x - 0.5) / 1.05, y - 0.98) - 0.33;
  const distance = Math.min(headDistance, shouldersDistance);
  // One pixel of transition at the edge: no stairs.
  const cover = Math.min(1, Math.max(0, 0.5 - distance / pixel));
  return mix(background, figure, cover * 0.92);
}

function mix(first: Rgb, second: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(first[index] + (second[index] - first[index]) * share);
  return [at(0), at(1), at(2)];
}
