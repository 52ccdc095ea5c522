/** How videos stand side by side in a room of a given width. */
export interface ColumnLayout {
  columns: number;
  widthPx: number;
  gapPx: number;
  /** From one row to the next. */
  rowPx: number;
}

interface Measures {
  roomPx: number;
  remPx: number;
  /** Fingers need taller buttons. */
  isTouch: boolean;
}

const stillRem = 9.5;
const wordsRem = { mouse: 8.25, touch: 10.75 };

/** As many columns as fit, two at least: on a phone a still is less than half as wide as the screen. */
export function columnLayout({ roomPx, remPx, isTouch }: Measures): ColumnLayout {
  const gapPx = remPx * (roomPx < 40 * remPx ? 1 : 1.25);
  const columns = Math.max(2, Math.floor((roomPx + gapPx) / (stillRem * remPx + gapPx)));
  const widthPx = Math.max(0, (roomPx - (columns - 1) * gapPx) / columns);
  const heightPx = (widthPx * 16) / 9 + remPx * (isTouch ? wordsRem.touch : wordsRem.mouse);
  return { columns, widthPx, gapPx, rowPx: heightPx + 1.25 * remPx };
}
